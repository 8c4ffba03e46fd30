import { expect } from 'chai';
import Encoding from 'encoding-japanese';
import { bytes, mail, misreading, read } from './mails.ts';

/** The text in which commands are looked for, of a mail with this head and body. */
async function commands(head: readonly string[], ...body: readonly string[]): Promise<string | null> {
  return (await read(mail(['MIME-Version: 1.0', ...head], ...body))).commandText;
}

function multipart(kind: string, ...parts: readonly (readonly string[])[]): readonly string[] {
  return [...parts.flatMap((part) => [`--${kind}`, ...part]), `--${kind}--`];
}

function typed(kind: string): string {
  return `Content-Type: multipart/${kind}; boundary="${kind}"`;
}

const APPROVE = ['Content-Type: text/plain; charset=utf-8', '', 'APPROVE'];
const HTML = ['Content-Type: text/html; charset=utf-8', '', '<p>APPROVE</p>'];
const PDF = ['Content-Type: application/pdf; name=a.pdf', 'Content-Transfer-Encoding: base64', '', 'AAAA'];

describe('the text of commands', () => {
  it('is that of a plain mail', async () => {
    expect(await commands([], 'APPROVE')).to.equal('APPROVE\n');
    expect(await commands(['Content-Type: text/plain; charset="UTF-8"'], 'APPROVE')).to.equal('APPROVE\n');
  });

  for (const kind of ['mixed', 'related', 'alternative', 'signed'])
    it(`is the first child of multipart/${kind}`, async () => {
      expect(await commands([typed(kind)], ...multipart(kind, APPROVE, HTML))).to.equal('APPROVE');
    });

  it('is found by first children only, through several levels', async () => {
    const alternative = [typed('alternative'), '', ...multipart('alternative', APPROVE, HTML)];
    const related = [typed('related'), '', ...multipart('related', alternative, PDF)];
    expect(await commands([typed('mixed')], ...multipart('mixed', related, PDF))).to.equal('APPROVE');
  });

  it('is never joined of several parts', async () => {
    const reject = ['Content-Type: text/plain', '', 'REJECT'];
    expect(await commands([typed('mixed')], ...multipart('mixed', APPROVE, reject))).to.equal('APPROVE');
  });

  const none: Readonly<Record<string, readonly string[]>> = {
    'a mail in HTML alone': ['Content-Type: text/html', '', '<p>APPROVE</p>'],
    'an alternative that begins with HTML': [typed('alternative'), '', ...multipart('alternative', HTML, APPROVE)],
    'a mail that begins with an attachment': [typed('mixed'), '', ...multipart('mixed', PDF, APPROVE)],
    'an attached text': [
      typed('mixed'),
      '',
      ...multipart('mixed', ['Content-Type: text/plain', 'Content-Disposition: attachment', '', 'APPROVE']),
    ],
    'a forwarded mail': [
      typed('mixed'),
      '',
      ...multipart('mixed', ['Content-Type: message/rfc822', '', 'Subject: x', '', 'APPROVE']),
    ],
    'a report': [typed('report'), '', ...multipart('report', APPROVE)],
    'an encrypted mail': [typed('encrypted'), '', ...multipart('encrypted', APPROVE)],
    'another kind of text': ['Content-Type: text/calendar', '', 'APPROVE'],
  };
  for (const [what, [head = '', , ...body]] of Object.entries(none))
    it(`is not in ${what}`, async () => {
      expect(await commands([head], ...body)).to.equal(null);
    });

  const broken: Readonly<Record<string, readonly string[]>> = {
    'the closing boundary is missing': ['--mixed', ...APPROVE, '--mixed', ...HTML],
    'boundaries go on after the closing one': [...multipart('mixed', APPROVE), '--mixed', ...HTML, '--mixed--'],
    'a line of the preamble only begins like the boundary': ['--mixedup', ...multipart('mixed', APPROVE)],
    'a line of the text only begins like the boundary': multipart('mixed', [...APPROVE, '--mixed up', 'REJECT']),
    'the part has two types': multipart('mixed', ['Content-Type: text/html', ...APPROVE]),
    'the part has two encodings': multipart('mixed', [
      'Content-Transfer-Encoding: 7bit',
      'Content-Transfer-Encoding: base64',
      ...APPROVE,
    ]),
    'the part has a line that is no field': multipart('mixed', ['APPROVE', ...APPROVE]),
    'a parameter is there twice': multipart('mixed', [
      'Content-Type: text/plain; charset=utf-8; charset=iso-2022-jp',
      '',
      'APPROVE',
    ]),
    'the type cannot be read': multipart('mixed', ['Content-Type: ?', '', 'APPROVE']),
  };
  for (const [what, body] of Object.entries(broken))
    it(`is nowhere when ${what} (P11)`, async () => {
      expect(await commands([typed('mixed')], ...body)).to.equal(null);
    });

  it('may stand above a part whose boundary only continues that of the whole', async () => {
    const inner = [
      'Content-Type: multipart/alternative; boundary="mixed-inner"',
      '',
      '--mixed-inner',
      ...APPROVE,
      '--mixed-inner--',
    ];
    expect(await commands([typed('mixed')], ...multipart('mixed', inner))).to.equal('APPROVE');
  });
});

describe('a mail whose structure cannot be cut', () => {
  const refused: Readonly<Record<string, readonly [string, ...string[]]>> = {
    'has no boundary': ['Content-Type: multipart/mixed', '--mixed', '', 'x', '--mixed--'],
    'has an empty boundary': ['Content-Type: multipart/mixed; boundary=""', '--', '', 'x', '----'],
    'has a boundary that stands nowhere': ['Content-Type: multipart/mixed; boundary=b', 'x'],
    'has a part with the boundary of the whole': [
      'Content-Type: multipart/mixed; boundary=b',
      '--b',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b--',
    ],
  };
  for (const [what, [head, ...body]] of Object.entries(refused))
    it(`is refused when it ${what}`, async () => {
      expect((await misreading(mail([head], ...body))).misread.word).to.equal('mime.syntax');
    });

  it('is refused with too many parts, and with 1,000 tiny attachments (P01, P02)', async () => {
    for (const many of [101, 1000, 5000]) {
      const body = Array.from({ length: many }, () => ['--b', 'Content-Type: application/pdf', '', 'x']).flat();
      const { misread } = await misreading(mail(['Content-Type: multipart/mixed; boundary=b'], ...body, '--b--'));
      expect(misread.word).to.equal('mime.parts');
    }
    const most = Array.from({ length: 99 }, () => ['--b', '', 'x']).flat();
    expect((await read(mail(['Content-Type: multipart/mixed; boundary=b'], ...most, '--b--'))).parts).to.have.length(
      99,
    );
  });

  it('is refused when nested too deep (P03)', async () => {
    const nest = (depth: number): readonly string[] =>
      depth === 0
        ? ['', 'x']
        : [
            `Content-Type: multipart/mixed; boundary=b${depth}.`,
            '',
            `--b${depth}.`,
            ...nest(depth - 1),
            `--b${depth}.--`,
          ];
    const nested = (depth: number): Buffer => {
      const [head = '', , ...body] = nest(depth);
      return mail([head], ...body);
    };
    expect((await misreading(nested(10))).misread.word).to.equal('mime.depth');
    expect((await misreading(nested(500))).misread.word).to.equal('mime.depth');
    expect((await read(nested(9))).commandText).to.equal('x');
  });
});

describe('the transfer encoding of a command', () => {
  async function decoded(encoding: string, ...body: readonly string[]): Promise<string | null> {
    return commands(['Content-Type: text/plain; charset=utf-8', `Content-Transfer-Encoding: ${encoding}`], ...body);
  }

  it('is taken off once', async () => {
    expect(await decoded('7bit', 'APPROVE')).to.equal('APPROVE\n');
    expect(await decoded('8BIT', '\xe6\x89\xbf\xe8\xaa\x8d')).to.equal('承認\n');
    expect(await decoded('base64', 'QVBQ', 'Uk9W', 'RQo=')).to.equal('APPROVE\n');
    expect(await decoded('quoted-printable', '=E6=89=BF=E8=AA=8D')).to.equal('承認\n');
    expect(await decoded('quoted-printable', 'APP=', 'ROVE')).to.equal('APPROVE\n');
    expect(await decoded('quoted-printable', 'APPROVE  ')).to.equal('APPROVE\n');
    expect(await decoded('base64', 'UVZCUVVrOVdSUT09')).to.equal('QVBQUk9WRQ==');
  });

  const refused: Readonly<Record<string, readonly [string, ...string[]]>> = {
    'base64 with other characters in it': ['base64', 'QVBQ*Uk9WRQ=='],
    'base64 of a wrong length': ['base64', 'QVBQUk9WR'],
    'base64 without its padding': ['base64', 'QVBQUk9WRQ'],
    'base64 that goes on after its padding': ['base64', 'QVBQUk9WRQ==', 'QVBQ'],
    'quoted-printable with a stray sign': ['quoted-printable', 'APPROVE =ZZ'],
    'quoted-printable with an 8-bit byte': ['quoted-printable', 'APPROVE \xe6\x89\xbf'],
    'an unknown encoding': ['x-uuencode', 'APPROVE'],
    'two encodings in one': ['7bit, base64', 'APPROVE'],
  };
  for (const [what, [encoding, ...body]] of Object.entries(refused))
    it(`makes it no command: ${what} (P10)`, async () => {
      expect(await decoded(encoding, ...body)).to.equal(null);
    });
});

describe('the character set of a command', () => {
  async function inCharset(charset: string | null, text: Buffer | string): Promise<string | null> {
    const type = charset === null ? [] : [`Content-Type: text/plain; charset=${charset}`];
    const raw = Buffer.concat([mail(type), typeof text === 'string' ? bytes(text) : text]);
    return (await read(raw)).commandText;
  }

  function encoded(text: string, to: 'JIS' | 'SJIS' | 'EUCJP'): Buffer {
    return Buffer.from(Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to }));
  }

  const WORDS = '承認 ㈱①髙 ｱﾏﾉ';

  for (const label of ['iso-2022-jp', 'ISO-2022-JP', 'cp50220', 'CP50221', 'csISO2022JP'])
    it(`may be ${label}`, async () => {
      expect(await inCharset(label, encoded(WORDS, 'JIS'))).to.equal(WORDS);
    });
  for (const label of ['shift_jis', 'Shift-JIS', 'cp932', 'windows-31j', 'x-sjis'])
    it(`may be ${label}`, async () => {
      expect(await inCharset(label, encoded(WORDS, 'SJIS'))).to.equal(WORDS);
    });
  for (const label of ['euc-jp', 'CP51932', 'eucJP-ms'])
    it(`may be ${label}`, async () => {
      expect(await inCharset(label, encoded(WORDS, 'EUCJP'))).to.equal(WORDS);
    });

  it('is UTF-8 when none is named, or ISO-2022-JP when its escapes are there, also under the name of ASCII', async () => {
    expect(await inCharset(null, Buffer.from('承認'))).to.equal('承認');
    expect(await inCharset(null, encoded('承認', 'JIS'))).to.equal('承認');
    expect(await inCharset('us-ascii', encoded('承認', 'JIS'))).to.equal('承認');
    expect(await inCharset('windows-1252', 'APPROVE \xe9')).to.equal('APPROVE é');
    expect(await inCharset('us-ascii', 'APPROVE')).to.equal('APPROVE');
  });

  const refused: Readonly<Record<string, readonly [string | null, Buffer | string]>> = {
    'bytes that are no UTF-8': ['utf-8', 'APPROVE\xff'],
    'UTF-8 made longer than it is': ['utf-8', '\xc1\x81PPROVE'],
    'bytes of no named set': [null, encoded('承認', 'SJIS')],
    '8-bit bytes in ASCII': ['us-ascii', Buffer.from('承認')],
    'UTF-7': ['utf-7', '+AEEAUABQAFIATwBWAEU-'],
    'the old name of UTF-7': ['unicode-1-1-utf-7', '+AEEAUABQAFIATwBWAEU-'],
    'UTF-16': ['utf-16', Buffer.from('APPROVE', 'utf16le')],
    'UTF-16 under the name of UTF-8': ['utf-8', Buffer.from('APPROVE', 'utf16le')],
    'an unknown set': ['x-unknown', 'APPROVE'],
    'no name of a set': ['""', 'APPROVE'],
    'a lead byte of Shift_JIS that eats the line end': ['shift_jis', 'APPROVE\x82\nonly if'],
    'a lead byte of EUC-JP that eats the line end': ['euc-jp', 'APPROVE\xb0\nonly if'],
    'an escape that is none of ISO-2022-JP': ['iso-2022-jp', '\x1b$AAPPROVE'],
    'escapes in a set that has none': ['windows-1252', "\x1b$B>5G'\x1b(BAPPROVE\xe9"],
    'a NUL': ['utf-8', 'APP\x00ROVE'],
  };
  for (const [what, [charset, text]] of Object.entries(refused))
    it(`makes it no command: ${what} (P09)`, async () => {
      expect(await inCharset(charset, text)).to.equal(null);
    });
});
