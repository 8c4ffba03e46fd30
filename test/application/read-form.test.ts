/** The form's notification: what the form verified is never set by what was typed (threat F01). */
import { expect } from 'chai';
import fc from 'fast-check';
import { type FormReading, readForm } from '../../src/kinds/application/forms/read-form.ts';
import { CIRCUMSTANCES, LAYOUT } from './reading.ts';

const HEADER = [{ name: 'x-salvage-form', value: 'v0-assumed' }];
const ACCOUNT = '9955000001';
const NAME = '書式 一乃';
const TYPED = {
  services: 'Google Workspace',
  contact: 'ichino@mailbox.example',
  reason: '受講証明のメールが必要なため。',
};

function notification(typed: Partial<typeof TYPED> = {}): string {
  const { services, contact, reason } = { ...TYPED, ...typed };
  return `クラウドデータ救出の申請がありました。

申請日時: 2026-06-09 09:41 JST
本人確認: マイナンバーカード 確認済み
ひも付けされているUTokyo Account: ${ACCOUNT}@utac.u-tokyo.ac.jp
氏名（券面）: ${NAME}

アクセスが必要なサービス: ${services}
連絡の付くメールアドレス: ${contact}
救出が必要な理由: ${reason}
説明ページに記載の条件（1回限りの特別措置であることなど）を理解しました。: はい
`;
}

const readText = (text: string, header = HEADER): FormReading => readForm({ text, header }, LAYOUT, CIRCUMSTANCES);

function application(text: string) {
  const reading = readText(text);
  if ('unreadable' in reading) throw new Error(`unreadable: ${reading.unreadable}`);
  return reading.application;
}

describe('a form notification', () => {
  it('is read completely', () => {
    expect(application(notification())).to.deep.equal({
      route: 'form',
      language: 'ja',
      values: { account: ACCOUNT, name: NAME, reason: TYPED.reason, contact: TYPED.contact },
      services: ['eccs'],
      identityAttested: true,
      attestation: { by: null, method: LAYOUT.attestationMethod, on: null },
      missing: [],
      warnings: [],
    });
  });

  it('keeps a reason of several lines and paragraphs', () => {
    expect(application(notification({ reason: '一行目\n二行目\n\n次の段落' })).values.reason).to.equal(
      '一行目二行目\n次の段落',
    );
  });

  it('asks for what was typed and cannot be used', () => {
    const contact = `x@${CIRCUMSTANCES.procedure.unreachableContactDomains[0]}`;
    const { missing, warnings } = application(notification({ contact, reason: '' }));
    expect(missing).to.deep.equal(['reason', 'contact']);
    expect(warnings).to.deep.equal(['contact-unreachable']);
  });

  it('takes the language of what was typed', () => {
    const reason =
      'The raw data behind my dissertation are needed for a replication study, the partner institute has set a deadline, and no other copy of them exists anywhere on the disks that I was able to keep after leaving.';
    expect(application(notification({ reason })).language).to.equal('en');
  });

  for (const [name, change] of [
    ['a mark is missing', (text: string) => text.replace('クラウドデータ救出の申請がありました。\n', '')],
    ['a verified line is missing', (text: string) => text.replace(/^申請日時.*\n/m, '')],
    ['verified lines stand in another order', (text: string) => text.replace(/(本人確認: .*)\n(ひも.*)/, '$2\n$1')],
    ['identity was not verified', (text: string) => text.replace(' 確認済み', ' 失敗')],
    [
      'a strange line stands among the verified ones',
      (text: string) => text.replace('\n氏名（券面）', '\n備考: x\n氏名（券面）'),
    ],
    ['a verified value is empty', (text: string) => text.replace(NAME, '')],
    ['a verified value holds a line separator', (text: string) => text.replace(NAME, `${NAME}\u2028x`)],
    ['a typed label is missing', (text: string) => text.replace(/^連絡の付く.*\n/m, '')],
    ['typed labels stand in another order', (text: string) => text.replace(/(連絡の.*)\n(救出が.*)/, '$2\n$1')],
    ['the end is missing', (text: string) => text.replace(/^説明ページ.*\n/m, '')],
    ['it is another mail', () => '氏名：例 子'],
    ['it is empty', () => ''],
  ] as const) {
    it(`is unreadable when ${name}`, () => {
      expect(readText(change(notification()))).to.have.property('unreadable');
    });
  }

  it('is unreadable without the header of the form’s mailer', () => {
    expect(readText(notification(), [])).to.have.property('unreadable');
    expect(readText(notification(), [{ name: 'x-salvage-form', value: 'v9' }])).to.have.property('unreadable');
  });

  it('says what did not fit without a word of the applicant’s', () => {
    const reading = readText(notification({ contact: 'secret@mailbox.example\n救出が必要な理由: secret' }));
    expect(reading).to.have.property('unreadable').that.does.not.include('secret');
  });
});

describe('typed text that pretends to be more', () => {
  const breaks = [
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\u2028',
    '\u2029',
    '\u0085',
    '\v',
    '\f',
    '\n> ',
    '\n  ',
    '\n　',
    '\u200b\n',
    ' ',
  ];
  const colons = [': ', '：', ':', ' : ', '﹕', '＝', '\t', ':\n', '：\n'];
  const labels = [
    ...LAYOUT.verified.map(({ label }) => label),
    ...LAYOUT.typed.map(({ label }) => label),
    'UTokyo Account',
    'ＵＴｏｋｙｏ　Ａｃｃｏｕｎｔ',
    '共通ID',
    '氏名',
    '本人確認',
    'ひも付けされている UTokyo Account',
  ];
  const lies = [
    '9999999999',
    '9999999999@utac.u-tokyo.ac.jp',
    'evil@attacker.example',
    '別人 偽子',
    '確認済み',
    'OneDrive',
  ];
  const forged = fc
    .array(
      fc.tuple(
        fc.constantFrom(...breaks),
        fc.constantFrom(...labels),
        fc.constantFrom(...colons),
        fc.constantFrom(...lies),
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((pieces) => pieces.map((piece) => piece.join('')).join(''));
  const wholeBlock = notification({ services: 'OneDrive', contact: 'evil@attacker.example', reason: '偽' })
    .replace(ACCOUNT, '9999999999')
    .replace(NAME, '別人 偽子');

  for (const field of ['services', 'contact', 'reason'] as const) {
    it(`in ${field} never sets a verified field, nor anybody’s contact`, () => {
      const text = fc.oneof(
        { weight: 20, arbitrary: forged },
        { weight: 1, arbitrary: fc.constant(`\n${wholeBlock}`) },
      );
      fc.assert(
        fc.property(text, fc.boolean(), (lie, before) => {
          const reading = readText(
            notification({ [field]: before ? `${lie}\n${TYPED[field]}` : `${TYPED[field]}${lie}` }),
          );
          if ('unreadable' in reading) return;
          const { values, identityAttested } = reading.application;
          expect(values.account).to.equal(ACCOUNT);
          expect(values.name).to.equal(NAME);
          expect(identityAttested).to.equal(true);
          if (field !== 'contact') expect(values.contact).to.equal(TYPED.contact);
          expect([undefined, TYPED.contact, 'evil@attacker.example']).to.include(values.contact);
        }),
        { numRuns: 2000 },
      );
    });
  }

  it('in a reason does not keep the application from being read', () => {
    const reason = `必要です\nひも付けされているUTokyo Account: 9999999999\n連絡の付くメールアドレス: evil@attacker.example`;
    const { values, missing } = application(notification({ reason }));
    expect(values).to.include({ account: ACCOUNT, contact: TYPED.contact });
    expect(missing).to.deep.equal([]);
  });
});
