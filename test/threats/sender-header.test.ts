import { expect } from 'chai';
import { headerValue } from '../../src/mail/header/header.ts';
import { readMail } from '../../src/mailbox/reading/read-mail.ts';
import { CONDITIONS } from '../mail/mails.ts';

const STAFF = 'mori@staff.desk.example';
const PLAIN = [
  `From: ${STAFF}`,
  'To: desk@desk.example',
  'Subject: Re: review',
  'Date: Wed, 03 Jun 2026 10:12:00 +0900',
  'Message-ID: <m1@staff.desk.example>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  'Reply-To: mori@staff.desk.example',
  'In-Reply-To: <o.x@desk.example>',
  'References: <o.x@desk.example>',
];

function raw(lines: readonly string[]): Buffer {
  return Buffer.from([...lines, '', 'APPROVE', ''].join('\r\n'), 'latin1');
}

/** Why the mail is set aside, or null and whom the desk takes it to be from. */
async function seen(lines: readonly string[]): Promise<{ word: string | null; from: string | null }> {
  const mail = await readMail(raw(lines), CONDITIONS);
  return 'misread' in mail ? { word: mail.misread.word, from: null } : { word: null, from: mail.from };
}

async function word(lines: readonly string[]): Promise<string | null> {
  return (await seen(lines)).word;
}

const withFrom = (value: string) => PLAIN.map((line) => (line.startsWith('From:') ? `From: ${value}` : line));

describe('A header made to be read in two ways', () => {
  it('the control: a plain one is read', async () => {
    expect(await seen(PLAIN)).to.deep.equal({ word: null, from: STAFF });
  });

  for (const line of PLAIN) {
    const name = line.slice(0, line.indexOf(':'));
    it(`S09: a second ${name}, first or last, in any case, is set aside`, async () => {
      for (const again of [name, name.toUpperCase(), name.toLowerCase()]) {
        expect(await word([`${again}: x@evil.example`, ...PLAIN]), `${again} first`).to.equal('hdr.dup');
        expect(await word([...PLAIN, `${again}: x@evil.example`]), `${again} last`).to.equal('hdr.dup');
      }
    });
  }

  const broken = [
    ...[`From : ${STAFF}`, `From\t: ${STAFF}`, `\0From: ${STAFF}`, `From\0: ${STAFF}`, ` From: ${STAFF}`],
    ...['\xef\xbb\xbfFrom: x@evil.example', 'no colon at all', ': no name', 'Fr\xf6m: x@evil.example', 'From'],
    ...['X-A: a\rFrom: x@evil.example', 'X-A: a\nFrom: x@evil.example', 'X-A: \0', 'From Wed Jun 3'],
  ];
  for (const line of broken)
    it(`S10: with the line ${JSON.stringify(line)} on top, it is set aside`, async () => {
      expect(await word([line, ...PLAIN])).to.equal('hdr.syntax');
    });

  const froms = [
    ...[`${STAFF}, x@evil.example`, `x@evil.example, ${STAFF}`, `<${STAFF}> <x@evil.example>`, `<${STAFF}>, `],
    ...[`Staff: ${STAFF};`, `undisclosed: x@evil.example, ${STAFF};`, `<@evil.example:${STAFF}>`, `<@a,@b:${STAFF}>`],
    ...[
      `${STAFF}(@evil.example)`,
      `mori@staff.desk.example(x)@evil.example`,
      `(a(b)c) ${STAFF} (d`,
      `m(x)ori@staff.desk.example`,
    ],
    ...[
      '"mori"@staff.desk.example',
      '"x@evil.example"@staff.desk.example',
      'mori@[192.0.2.1]',
      'mori@staff.desk.example@evil.example',
    ],
    ...['mori@staff', 'mori', '@staff.desk.example', 'mori@', '.mori@staff.desk.example', 'mori.@staff.desk.example'],
    ...['mo..ri@staff.desk.example', 'mori@-staff.desk.example', 'mori@staff..desk.example', 'mori@.desk.example'],
    ...[`<${STAFF}`, `${STAFF}>`, `<<${STAFF}>>`, `"Mori" ${STAFF}`, `Mori ${STAFF}`, `<${STAFF}> trailing`],
    ...['mori @staff.desk.example', 'mori@ staff.desk.example', 'mori@staff.desk.example x@evil.example', `\\${STAFF}`],
  ];
  for (const from of froms)
    it(`S11: From ${JSON.stringify(from)} is set aside`, async () => {
      expect(await word(withFrom(from))).to.equal('from.syntax');
    });

  for (const from of [
    '=?utf-8?q?=3Cmori=40staff.desk.example=3E?=',
    '=?utf-8?b?bW9yaUBzdGFmZi5kZXNrLmV4YW1wbGU=?=',
    '=?utf-8?q?mori?=@staff.desk.example',
  ])
    it(`S12: an address made by an encoded word, ${from}, is nobody`, async () => {
      expect(await word(withFrom(from))).to.equal('from.syntax');
    });

  for (const name of [`"${STAFF}"`, `=?utf-8?q?mori=40staff.desk.example?=`, `"${STAFF} via desk"`])
    it(`S13: the name ${name} is not the sender`, async () => {
      expect((await seen(withFrom(`${name} <x@evil.example>`))).from).to.equal('x@evil.example');
    });

  const lookalikes = [
    ...['mori＠staff.desk.example', 'mоri@staff.desk.example', 'mori@stаff.desk.example', 'mori@staff。desk.example'],
    ...[
      'mori\u200d@staff.desk.example',
      '\u202emori@staff.desk.example',
      'mori@\u2139staff.desk.example',
      'ｍｏｒｉ@staff.desk.example',
    ],
    ...[
      'mori@staff.des\u212a.example',
      'mori\u00ad@staff.desk.example',
      'mori@staff.desk.example\u3002',
      'mörí@staff.desk.example',
    ],
  ];
  for (const address of lookalikes)
    it(`S14: ${JSON.stringify(address)} is set aside, bare and in brackets`, async () => {
      for (const from of [address, `<${address}>`, `Mori <${address}>`])
        expect(await word(withFrom(Buffer.from(from).toString('latin1')))).to.equal('from.syntax');
    });

  const neighbours = [
    ...['mori@evilstaff.desk.example', 'mori@staff.desk.example.evil.example', 'mori@xn--staff-9za.desk.example'],
    ...['mori@staff-desk.example', 'mori@desk.example', 'mori@x.staff.desk.example', 'mori+x@staff.desk.example'],
  ];
  for (const address of neighbours)
    it(`S15: ${address} is somebody else`, async () => {
      const { from } = await seen(withFrom(address));
      expect(from).to.equal(address).and.not.equal(STAFF);
    });

  it('S15: a trailing dot is no address', async () => {
    expect(await word(withFrom('mori@staff.desk.example.'))).to.equal('from.syntax');
  });

  it('S16: Reply-To is not the sender, whatever it says', async () => {
    const lines = PLAIN.map((line) => (line.startsWith('Reply-To') ? 'Reply-To: x@evil.example' : line));
    const mail = await readMail(raw(lines), CONDITIONS);
    expect('from' in mail && mail.from).to.equal(STAFF);
    expect('header' in mail && headerValue(mail.header, 'reply-to')).to.equal(' x@evil.example');
    expect('recipients' in mail && mail.recipients).to.deep.equal(['desk@desk.example']);
  });
});
