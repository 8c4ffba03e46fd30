import { expect } from 'chai';
import { scanHeader } from '../../src/mail/header/header-scanner.ts';
import { bytes } from './mails.ts';

function scan(text: string) {
  return scanHeader(bytes(text));
}

function word(text: string): string | null {
  const result = scan(text);
  return 'misread' in result ? result.misread.word : null;
}

describe('the header scanner', () => {
  it('gives fields in order, names in lower case, values unfolded and otherwise as they stand', () => {
    const result = scan('From: a@b.example\r\nSUBJECT: one\r\n two\r\n\tthree\r\nX-A:\r\n\r\nbody');
    expect(result).to.deep.equal({
      header: [
        { name: 'from', value: ' a@b.example' },
        { name: 'subject', value: ' one two\tthree' },
        { name: 'x-a', value: '' },
      ],
      bodyAt: 'From: a@b.example\r\nSUBJECT: one\r\n two\r\n\tthree\r\nX-A:\r\n\r\n'.length,
    });
  });

  it('keeps each byte of a raw 8-bit value as one character', () => {
    const result = scan('Subject: \x93\xfa\x96{\r\n\r\n');
    expect('header' in result && result.header[0]?.value).to.equal(' \x93\xfa\x96{');
  });

  it('accepts bare line feeds when every line ends in one, and a header without a body', () => {
    expect(word('From: a@b.example\nTo: c@d.example\n\nbody')).to.equal(null);
    expect(word('From: a@b.example\r\nTo: c@d.example')).to.equal(null);
    expect(word('')).to.equal(null);
  });

  it('lets a body mix line ends, for no field can hide there', () => {
    expect(word('From: a@b.example\r\n\r\none\ntwo\r\n')).to.equal(null);
  });

  const malformed: Readonly<Record<string, string>> = {
    'a blank before the colon': 'From : a@b.example\r\n\r\n',
    'a tab before the colon': 'From\t: a@b.example\r\n\r\n',
    'a NUL before a name': '\x00From: a@b.example\r\n\r\n',
    'a NUL in a value': 'From: a@b.example\x00\r\n\r\n',
    'a byte order mark': '\xef\xbb\xbfFrom: a@b.example\r\n\r\n',
    'a bare CR in a value': 'Subject: x\rFrom: evil@evil.example\r\n\r\n',
    'a bare LF among CRLF': 'Subject: x\nFrom: evil@evil.example\r\nTo: c@d.example\r\n\r\n',
    'a CRLF among bare LF': 'Subject: x\nFrom: evil@evil.example\n\r\nbody',
    'a line without a colon': 'From: a@b.example\r\nhello\r\n\r\n',
    'an mbox line on top': 'From a@b.example Wed Jun  3\r\nFrom: a@b.example\r\n\r\n',
    'a continuation of nothing': ' From: a@b.example\r\n\r\n',
    'a folded name': 'Fr\r\n om: a@b.example\r\n\r\n',
    'a nameless field': ': a@b.example\r\n\r\n',
    'an 8-bit name': 'Fr\xf6m: a@b.example\r\n\r\n',
    'a line of blanks, which ends the header for some': 'Subject: x\r\n \r\nFrom: a@b.example\r\n\r\n',
  };
  for (const [what, text] of Object.entries(malformed))
    it(`refuses ${what}`, () => {
      expect(word(text)).to.equal('hdr.syntax');
    });

  const singletons = [
    'From',
    'Sender',
    'Reply-To',
    'To',
    'Subject',
    'Date',
    'Message-ID',
    'In-Reply-To',
    'References',
    'MIME-Version',
    'Content-Type',
    'Content-Transfer-Encoding',
  ];
  for (const name of singletons)
    it(`refuses a second ${name}, in whatever case`, () => {
      expect(word(`${name}: x\r\n${name.toUpperCase()}: y\r\n\r\n`)).to.equal('hdr.dup');
      expect(word(`${name}: x\r\nReceived: by a.example\r\n${name}: x\r\n\r\n`)).to.equal('hdr.dup');
    });

  it('lets trace fields and names like those of objects repeat', () => {
    expect(word('Received: a\r\nReceived: b\r\n__proto__: x\r\nconstructor: y\r\n__proto__: z\r\n\r\n')).to.equal(null);
    expect(({} as Record<string, unknown>).x).to.equal(undefined);
  });

  it('refuses a header above its limits, and names no value', () => {
    expect(word(`${'X-A: b\r\n'.repeat(1001)}\r\n`)).to.equal('hdr.size');
    expect(word(`X-A: ${'b'.repeat(17_000)}\r\n\r\n`)).to.equal('hdr.size');
    expect(word(`X-A: b\r\n${` ${'c'.repeat(900)}\r\n`.repeat(20)}\r\n`)).to.equal('hdr.size');
    expect(word(`X-A: ${'b'.repeat(5_000_000)}\r\n\r\n`)).to.equal('hdr.size');
    expect(word(`${`X-A: ${'b'.repeat(9000)}\r\n`.repeat(40)}\r\n`)).to.equal('hdr.size');
    const secret = scan('From: a@b.example\r\nsecret word\r\n\r\n');
    expect('misread' in secret && secret.misread.seen).to.not.include('secret');
  });

  it('reads a header just within its limits', () => {
    expect(word(`${'X-A: b\r\n'.repeat(1000)}\r\n`)).to.equal(null);
    expect(word(`X-A: ${'b'.repeat(16_000)}\r\n\r\n`)).to.equal(null);
  });
});
