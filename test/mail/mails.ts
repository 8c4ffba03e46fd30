/** Mails for tests, put together from header lines and a body, and read as the desk would read them. */
import type { HeaderField, IncomingMail, UnreadableMail } from '../../src/mail/incoming-mail.ts';
import { readMail } from '../../src/mailbox/reading/read-mail.ts';

export const DESK = 'desk@desk.example';

export const CONDITIONS = {
  receivedAt: '2026-06-03T01:12:00.000Z',
  folder: 'inbox',
  contentKey: Buffer.alloc(32, 5),
  deskAddress: DESK,
  maxBytes: 1_000_000,
} as const;

/** One character of `text` is one byte. */
export function bytes(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

export const PLAIN_HEAD = [
  'From: Hana Mihon <hana@office.example>',
  `To: ${DESK}`,
  'Subject: A question',
  'Date: Wed, 03 Jun 2026 10:12:00 +0900',
  'Message-ID: <m1@office.example>',
];

/** A mail of `head` and the body lines, with CRLF; `head` replaces lines of the plain head that have the same name. */
export function mail(head: readonly string[], ...body: readonly string[]): Buffer {
  const names = head.map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
  const kept = PLAIN_HEAD.filter((line) => !names.includes(line.slice(0, line.indexOf(':')).toLowerCase()));
  return bytes([...head, ...kept, '', ...body, ''].join('\r\n'));
}

/** The mail read; a test that expects it to be readable fails with the reason when it is not. */
export async function read(raw: Buffer): Promise<IncomingMail> {
  const result = await readMail(raw, CONDITIONS);
  if ('misread' in result) throw new Error(`misread: ${result.misread.word} (${result.misread.seen})`);
  return result;
}

export async function misreading(raw: Buffer): Promise<UnreadableMail> {
  const result = await readMail(raw, CONDITIONS);
  if (!('misread' in result)) throw new Error('was read');
  return result;
}

export function fields(...lines: readonly string[]): HeaderField[] {
  return lines.map((line) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, colon).toLowerCase(), value: line.slice(colon + 1) };
  });
}

/** The head of a mail as programs write it above a forwarded text. */
export const FORWARD_HEADER = [
  'From: Hana Mihon <hana@mailbox.example>',
  'Date: Wed, 3 Jun 2026 10:12',
  'Subject: my data',
  'To: <office@eng.example>',
];
