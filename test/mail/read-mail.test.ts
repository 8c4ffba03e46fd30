import { expect } from 'chai';
import Encoding from 'encoding-japanese';
import { bytes, CONDITIONS, DESK, mail, misreading, PLAIN_HEAD, read } from './mails.ts';

function encoded(text: string, to: 'JIS' | 'SJIS' | 'EUCJP'): string {
  return Buffer.from(Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to })).toString('latin1');
}

const WORDS = '共通ID： ９９００００００１１　㈱見本①髙橋';

describe('a mail that was read', () => {
  it('has its sender, its recipients, its threads and its text', async () => {
    const raw = mail(
      [
        `Cc: "Other" <other@office.example>, ${DESK.toUpperCase()}`,
        'Delivered-To: archive@desk.example',
        'In-Reply-To: <a@b.example>',
        'References: <c@d.example>\r\n <a@b.example>',
        'Content-Type: text/plain; charset=utf-8',
      ],
      'Good morning,',
      'APPROVE',
    );
    const { header, contentKey, ...result } = await read(raw);
    expect(header.map(({ name }) => name)).to.include.members(['from', 'cc', 'delivered-to']);
    expect(contentKey).to.match(/^[0-9a-f]{64}$/);
    expect(result).to.deep.equal({
      receivedAt: CONDITIONS.receivedAt,
      folder: 'inbox',
      from: 'hana@office.example',
      recipients: ['other@office.example', DESK, 'archive@desk.example'],
      subject: 'A question',
      messageId: '<m1@office.example>',
      references: ['<a@b.example>', '<c@d.example>', '<a@b.example>'],
      commandText: 'Good morning,\nAPPROVE\n',
      text: 'Good morning,\nAPPROVE\n',
      parts: [{ type: 'text/plain', name: null, disposition: null, size: 24 }],
    });
  });

  it('may be empty, and may have no Message-ID', async () => {
    const result = await read(bytes('From: a@b.example\r\n\r\n'));
    expect([result.text, result.messageId, result.subject, result.references]).to.deep.equal(['', null, '', []]);
  });

  const charsets: Readonly<Record<string, readonly [string | null, 'JIS' | 'SJIS' | 'EUCJP' | 'UTF8']>> = {
    'ISO-2022-JP': ['iso-2022-jp', 'JIS'],
    CP50221: ['cp50221', 'JIS'],
    'ISO-2022-JP under the name of ASCII': ['us-ascii', 'JIS'],
    'ISO-2022-JP under the name of UTF-8': ['utf-8', 'JIS'],
    'ISO-2022-JP without a name': [null, 'JIS'],
    Shift_JIS: ['shift_jis', 'SJIS'],
    'Shift_JIS without a name': [null, 'SJIS'],
    'Shift_JIS under the name of UTF-8': ['utf-8', 'SJIS'],
    'EUC-JP': ['euc-jp', 'EUCJP'],
    CP51932: ['cp51932', 'EUCJP'],
    'eucJP-ms': ['eucJP-ms', 'EUCJP'],
    'EUC-JP without a name': [null, 'EUCJP'],
    'UTF-8 under the name of ASCII': ['us-ascii', 'UTF8'],
  };
  for (const [what, [label, set]] of Object.entries(charsets))
    it(`has its text out of ${what}`, async () => {
      const body = set === 'UTF8' ? Buffer.from(WORDS).toString('latin1') : encoded(WORDS, set);
      const type = label === null ? [] : [`Content-Type: text/plain; charset=${label}`];
      expect((await read(mail(type, body))).text).to.equal(`${WORDS}\n`);
    });

  it('shows other sets to people, marks what it cannot read, and never decodes UTF-7', async () => {
    const shown = async (label: string, body: string) =>
      (await read(mail([`Content-Type: text/plain; charset=${label}`], body))).text.trim();
    expect(await shown('koi8-r', '\xf0\xf2\xe9\xf7\xe5\xf4')).to.equal('ПРИВЕТ');
    expect(await shown('iso-8859-1', 'Caf\xe9')).to.equal('Café');
    expect(await shown('utf-8', 'Caf\xe9')).to.equal('Caf\ufffd');
    expect(await shown('x-nothing', 'na\xefve')).to.equal('naïve');
    expect(await shown('utf-7', '+AEEAUABQAFIATwBWAEU-')).to.equal('+AEEAUABQAFIATwBWAEU-');
  });

  const subjects: Readonly<Record<string, readonly [string, string]>> = {
    'encoded words': ['=?utf-8?b?55Sz6KuL?= =?utf-8?q?=E3=81=AE?=  x', '申請の  x'],
    'a character cut in two words': ['=?utf-8?b?55Q=?=\r\n =?utf-8?b?s+iriw==?=', '申請'],
    'ISO-2022-JP': [`=?ISO-2022-JP?B?${Buffer.from(encoded('申請', 'JIS'), 'latin1').toString('base64')}?=`, '申請'],
    CP50221: [`=?cp50221?B?${Buffer.from(encoded('㈱申請', 'JIS'), 'latin1').toString('base64')}?=`, '㈱申請'],
    'raw ISO-2022-JP': [encoded('[CDS] 申請', 'JIS'), '[CDS] 申請'],
    'raw Shift_JIS': [encoded('データ救出の申請', 'SJIS'), 'データ救出の申請'],
    'raw EUC-JP': [encoded('データ救出の申請', 'EUCJP'), 'データ救出の申請'],
    'raw UTF-8': [Buffer.from('申請').toString('latin1'), '申請'],
    'a broken word': ['=?utf-8?b?55Sz', '=?utf-8?b?55Sz'],
    'control characters': ['a\tb\x07c', 'a b c'],
  };
  for (const [what, [value, subject]] of Object.entries(subjects))
    it(`has its subject out of ${what}`, async () => {
      expect((await read(mail([`Subject: ${value}`]))).subject).to.equal(subject);
    });

  it('lists its parts with names and encoded sizes, and looks into none of them', async () => {
    const attached = (head: readonly string[], body: string) => ['--b', ...head, '', body];
    const jis = `=?ISO-2022-JP?B?${Buffer.from(encoded('学生証.jpg', 'JIS'), 'latin1').toString('base64')}?=`;
    const body = [
      ...attached(['Content-Type: text/plain'], 'hello'),
      ...attached([`Content-Type: image/jpeg; name="${jis}"`, 'Content-Disposition: inline'], 'AAAAAAAA'),
      ...attached(
        [
          "Content-Disposition: attachment; filename*=utf-8''%E5%AD%A6%E7%94%9F%E8%A8%BC.pdf",
          'Content-Type: application/pdf',
        ],
        'BBBB',
      ),
      ...attached(
        [
          "Content-Disposition: attachment; filename*0*=utf-8''%E5%AD%A6; filename*1=x.zip",
          'Content-Type: application/zip',
        ],
        'C',
      ),
      ...attached(['Content-Type: message/rfc822'], 'Subject: inner\r\n\r\nUTokyo Account: 9900000011'),
      '--b--',
    ];
    const result = await read(mail(['Content-Type: multipart/mixed; boundary=b'], ...body));
    expect(result.parts).to.deep.equal([
      { type: 'text/plain', name: null, disposition: null, size: 5 },
      { type: 'image/jpeg', name: '学生証.jpg', disposition: 'inline', size: 8 },
      { type: 'application/pdf', name: '学生証.pdf', disposition: 'attachment', size: 4 },
      { type: 'application/zip', name: '学x.zip', disposition: 'attachment', size: 1 },
      { type: 'message/rfc822', name: null, disposition: null, size: 44 },
    ]);
    expect(result.text).to.equal('hello');
  });

  it('has the plain text where there is one, and the HTML where the plain text is empty', async () => {
    const both = (plain: string) => [
      '--b',
      'Content-Type: text/plain',
      '',
      plain,
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>rich</p>',
      '--b--',
    ];
    const head = ['Content-Type: multipart/alternative; boundary=b'];
    expect((await read(mail(head, ...both('plain')))).text).to.equal('plain');
    expect((await read(mail(head, ...both(' ')))).text).to.equal('rich');
  });

  it('has the paragraphs of format=flowed whole, and keeps written and quoted lines apart', async () => {
    const flowed = ['Reason: the data ', 'are only there ', '> quoted ', '> line', 'APPROVE ', '> x', '-- ', 'Hana'];
    const result = await read(mail(['Content-Type: text/plain; format=flowed'], ...flowed));
    expect(result.text).to.equal('Reason: the data are only there \n> quoted line\nAPPROVE \n> x\n-- \nHana\n');
    expect(result.commandText).to.equal(`${flowed.join('\n')}\n`);
    const delsp = await read(mail(['Content-Type: text/plain; format=flowed; delsp=yes; charset=utf-8'], 'on ', 'e'));
    expect(delsp.text).to.equal('one\n');
  });

  it('is read to the end of a line within its limit when it is very long', async () => {
    const { text, commandText } = await read(mail([], ...Array.from({ length: 30_000 }, () => 'a line of ten')));
    expect(text.length).to.be.within(190_000, 200_000);
    expect(text.endsWith('a line of ten')).to.equal(true);
    expect(commandText).to.equal(text);
  });
});

describe('a mail that cannot be read', () => {
  it('says in a word why', async () => {
    const body = PLAIN_HEAD.slice(1).join('\r\n');
    const words = [
      [bytes(`${body}\r\n\r\n`), 'from.missing'],
      [Buffer.alloc(0), 'from.missing'],
      [mail(['From: a@b.example, c@d.example']), 'from.syntax'],
      [mail(['From: Staff: a@b.example;']), 'from.syntax'],
      [bytes(`From: a@b.example\r\nFROM: c@d.example\r\n\r\n`), 'hdr.dup'],
      [bytes(`From : a@b.example\r\n\r\n`), 'hdr.syntax'],
      [mail([], 'x'.repeat(CONDITIONS.maxBytes)), 'mail.size'],
      [mail(['Content-Type: multipart/mixed']), 'mime.syntax'],
    ] as const;
    for (const [raw, word] of words) expect((await misreading(raw)).misread.word).to.equal(word);
  });

  it('is refused when the other parser takes another sender', async () => {
    const raw = mail(['From: "staff@desk.example" <>']);
    expect((await misreading(raw)).misread.word).to.equal('parser.disagrees');
  });

  it('still says whom it claims to concern', async () => {
    const raw = bytes(
      [
        'From: Staff <STAFF@desk.example>, evil@evil.example',
        `To: x@y.example, desk+t${'a'.repeat(26)}@desk.example`,
        'Reply-To: third@evil.example',
        'Message-ID: <m9@evil.example>',
        'Subject: office@uni.example',
        '',
        'From: body@uni.example',
      ].join('\r\n'),
    );
    const result = await misreading(raw);
    expect(result.claims).to.have.members([
      'staff@desk.example',
      'evil@evil.example',
      'third@evil.example',
      `desk+t${'a'.repeat(26)}@desk.example`,
    ]);
    expect(result.messageId).to.equal('<m9@evil.example>');
  });

  it('is known again by its bytes', async () => {
    const [one, two] = [bytes('From a\r\n\r\n'), bytes('From b\r\n\r\n')];
    expect((await misreading(one)).contentKey).to.equal((await misreading(one)).contentKey);
    expect((await misreading(one)).contentKey).to.not.equal((await misreading(two)).contentKey);
  });
});
