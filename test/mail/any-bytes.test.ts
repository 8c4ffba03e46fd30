import { expect } from 'chai';
import fc from 'fast-check';
import { machineMark } from '../../src/mail/machine/machine-mail.ts';
import { newText } from '../../src/mail/new-text/new-text.ts';
import { referencesOf } from '../../src/mail/origin/possession.ts';
import { readMail } from '../../src/mailbox/reading/read-mail.ts';
import { bytes, CONDITIONS, DESK } from './mails.ts';

const LINES = [
  'From: a@b.example',
  'From: "x" <a@b.example>',
  'from: evil@evil.example',
  `To: ${DESK}`,
  'Subject: =?utf-8?b?55Sz6KuL?=',
  'Subject: =?utf-8?q?=',
  'Content-Type: text/plain; charset=iso-2022-jp',
  'Content-Type: multipart/mixed; boundary=b',
  'Content-Type: multipart/alternative; boundary="b b"; charset',
  'Content-Type: text/html',
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  "Content-Disposition: attachment; filename*0*=utf-8''%E5; filename*1=\"",
  'Message-ID: <m@b.example>',
  'References: <a@b.example> <',
  'Date: never',
  'Auto-Submitted: auto-replied',
  ' folded',
  '--b',
  '--b--',
  '--b b',
  '',
  'APPROVE',
  '=E6=89=BF=',
  'QVBQUk9WRQ==',
  '<p style="display:none">x</p><td>y',
  '> quoted',
  '\x1b$B>5G\x1b(B',
  '\x82\xa0\x00\xff',
];

/** What is done with every mail that arrives, before anything of the desk comes into it. */
async function arrives(raw: Buffer): Promise<void> {
  const mail = await readMail(raw, CONDITIONS);
  expect(mail.contentKey).to.match(/^[0-9a-f]{64}$/);
  if ('misread' in mail) return;
  expect(mail.from).to.match(/^[\x21-\x7e]+@[a-z0-9.-]+$/);
  expect(mail.text).to.not.include('\u0000');
  expect(mail.subject).to.not.match(/\p{Cc}/u);
  machineMark(mail);
  referencesOf(mail, { address: DESK, ticketPrefix: 'CDS' });
  newText(mail.commandText ?? mail.text);
}

describe('any bytes at all', () => {
  it('are read, or are refused with a word', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), (raw) => arrives(Buffer.from(raw))),
      { numRuns: 300 },
    );
  });

  it('are read, or are refused with a word, when they look like a mail', async () => {
    const line = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...LINES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    );
    const end = fc.constantFrom('\r\n', '\r\n', '\r\n', '\n');
    const mail = fc.tuple(fc.array(line, { maxLength: 40 }), end).map(([lines, by]) => bytes(lines.join(by)));
    await fc.assert(fc.asyncProperty(mail, arrives), { numRuns: 1500 });
  });

  it('are read, or are refused with a word, when a good mail is damaged', async () => {
    const good = bytes(
      [
        ...LINES.slice(1, 2),
        LINES[7],
        'Subject: x',
        '',
        '--b',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        '=E6=89=BF=E8=AA=8D',
        '--b',
        'Content-Type: text/html',
        '',
        '<table><tr><td>x</table>',
        '--b--',
        '',
      ].join('\r\n'),
    );
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    const damaged = (changes: readonly (readonly [number, number])[]) => {
      const raw = Buffer.from(good);
      for (const [at, byte] of changes) raw[at] = byte;
      return raw;
    };
    await fc.assert(
      fc.asyncProperty(damage, (changes) => arrives(damaged(changes))),
      { numRuns: 1500 },
    );
  });
});
