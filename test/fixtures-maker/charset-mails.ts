/** Requests in the character sets of real Japanese mail programs, rightly and wrongly labelled, in their real bytes. */
import type { CharsetMail } from './charset-mail.ts';
import { japaneseBytes, type OldSet } from './japanese-bytes.ts';

interface Applicant {
  readonly name: string;
  readonly number: string;
  readonly reason: string;
}

/** The seven items and the statement, as an office writes them. */
function request({ name, number, reason }: Applicant): string {
  return [
    'お世話になっております。工学系学務課です。次の者の取り次ぎをお願いします。',
    '',
    `共通ID：99110002${number}`,
    `学籍番号：37-9110${number}`,
    `氏名：${name}`,
    '所属：工学系研究科 電気系工学専攻',
    `理由：${reason}`,
    'サービス：両方',
    `連絡先：moji-${number}@mailbox.example`,
    '本人確認：済',
    '',
  ].join('\r\n');
}

const COMPANY = '①㈱見本電機との共同研究の報告に、図面の控えが必要なため。';

function typed(charset: string, encoding = '8bit'): readonly string[] {
  return [
    'MIME-Version: 1.0',
    `Content-Type: text/plain; charset=${charset}`,
    `Content-Transfer-Encoding: ${encoding}`,
  ];
}

function ascii(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

const PLAIN = { title: 'データ救出の取次', subject: ascii('=?UTF-8?B?44OH44O844K/5pWR5Ye644Gu5Y+W5qyh?=') } as const;

/** One encoded word for every `size` bytes, wherever that cuts a character. */
function cutWords(bytes: Buffer, charset: string, size: number): Buffer {
  const words: string[] = [];
  for (let at = 0; at < bytes.length; at += size)
    words.push(`=?${charset}?B?${bytes.subarray(at, at + size).toString('base64')}?=`);
  return ascii(words.join('\r\n '));
}

/** Soft breaks after every few bytes: inside values, and inside characters. */
function cutQuotedPrintable(text: string): Buffer {
  const lines = text.split('\r\n').map((line) => {
    const codes = [...Buffer.from(line)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
    const pieces: string[] = [];
    for (let at = 0; at < codes.length; at += 20) pieces.push(codes.slice(at, at + 20).join(''));
    return pieces.join('=\r\n');
  });
  return ascii(lines.join('\r\n'));
}

function old(name: string, set: OldSet, charset: string, applicant: Applicant): CharsetMail {
  const encoding = set === 'jis' ? '7bit' : '8bit';
  return { name, ...PLAIN, says: typed(charset, encoding), body: japaneseBytes(request(applicant), set) };
}

const FLOWED = request({
  name: '流 一郎',
  number: '11',
  reason: '学会の査読に応じるため、\u0020\r\n実験の記録と図面が\u0020\r\n要ります。',
});

export const CHARSET_MAILS: readonly CharsetMail[] = [
  old('ja-charset-cp50221-called-iso-2022-jp', 'jis', 'ISO-2022-JP', {
    name: '髙橋 ﾊﾅｺ',
    number: '01',
    reason: COMPANY,
  }),
  old('ja-charset-called-cp50220', 'jis', 'CP50220', { name: '髙橋 二郎', number: '02', reason: COMPANY }),
  old('ja-charset-euc-jp', 'euc', 'EUC-JP', { name: '例示 三郎', number: '03', reason: '研究の再現に要るため。' }),
  old('ja-charset-called-eucjp-ms', 'euc', 'eucJP-ms', { name: '髙橋 四郎', number: '04', reason: COMPANY }),
  old('ja-charset-shift-jis-with-vendor-characters', 'sjis', 'Shift_JIS', {
    name: '髙橋 ｺﾞﾛｳ',
    number: '05',
    reason: COMPANY,
  }),
  {
    name: 'ja-charset-not-named',
    ...PLAIN,
    says: [],
    body: japaneseBytes(request({ name: '無名 六郎', number: '06', reason: COMPANY }), 'jis'),
  },
  old('ja-charset-jis-called-us-ascii', 'jis', 'us-ascii', { name: '偽名 七郎', number: '07', reason: COMPANY }),
  {
    ...old('ja-charset-raw-jis-subject', 'jis', 'ISO-2022-JP', { name: '生字 八郎', number: '08', reason: COMPANY }),
    title: 'データ救出の取次（㈱見本電機）',
    subject: japaneseBytes('データ救出の取次（㈱見本電機）', 'jis'),
  },
  {
    ...old('ja-charset-raw-shift-jis-subject', 'sjis', 'Shift_JIS', {
      name: '生字 九郎',
      number: '09',
      reason: COMPANY,
    }),
    title: 'データ救出の取次　髙橋の件',
    subject: japaneseBytes('データ救出の取次　髙橋の件', 'sjis'),
  },
  {
    ...old('ja-charset-words-cut-in-mid-character', 'jis', 'ISO-2022-JP', {
      name: '分割 十子',
      number: '10',
      reason: COMPANY,
    }),
    title: 'データ救出の取次（髙橋の件）',
    subject: cutWords(Buffer.from('データ救出の取次（髙橋の件）'), 'UTF-8', 10),
  },
  {
    name: 'ja-charset-utf-8-format-flowed',
    ...PLAIN,
    says: typed('utf-8; format=flowed; delsp=yes'),
    body: Buffer.from(FLOWED),
  },
  {
    name: 'ja-charset-quoted-printable-cut-in-values',
    ...PLAIN,
    says: typed('utf-8', 'quoted-printable'),
    body: cutQuotedPrintable(request({ name: '柔 区切', number: '12', reason: COMPANY })),
  },
  {
    name: 'ja-charset-utf-8-with-a-mark-in-front',
    ...PLAIN,
    says: typed('utf-8', 'base64'),
    body: ascii(
      (
        Buffer.from(
          `\ufeff${request({ name: '先頭 印子', number: '13', reason: COMPANY }).split('\r\n').slice(2).join('\r\n')}`,
        )
          .toString('base64')
          .match(/.{1,76}/g) ?? []
      ).join('\r\n'),
    ),
  },
];
