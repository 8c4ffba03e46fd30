/** A sample as the mail that would have arrived: what was kept in a file has lost its line ends, a body its header. */

import type { IncomingMail, UnreadableMail } from '../../src/mail/incoming-mail.ts';
import { displayMail } from '../../src/mailbox/reading/display-mail.ts';
import type { Sample } from './manifest.ts';

/** The line ends and the head that a mail server would have given to what was kept in a file. */
function asDelivered(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1').replace(/^>?From [ \t]*[^ \t:][^\r\n]*(?:\r\n|\r|\n)/, '');
  const lines = text.includes('\n') ? text : text.replaceAll('\r', '\r\n');
  return Buffer.from(lines, 'latin1');
}

/** A subject that every mail program gives to such a mail; the sources kept theirs apart from the bodies, or not at all. */
function givenSubject({ category, expected }: Sample): string {
  if (category === 'forward')
    return expected.forwarded === false ? 'Re: a subject' : `Fw: ${expected.original_subject ?? 'a subject'}`;
  return category === 'reply-with-quote' ? 'Re: a subject' : 'a subject';
}

/** The bytes of `sample` as a mail; a body without a header is the text of a plain one. */
export function bytesOf(sample: Sample): Buffer {
  const { kind, bytes } = sample;
  if (kind !== 'body' && kind !== 'html') return asDelivered(bytes);
  const head = [
    'From: somebody@sender.example',
    'To: desk@desk.example',
    `Subject: ${givenSubject(sample)}`,
    `Content-Type: text/${kind === 'html' ? 'html' : 'plain'}; charset=utf-8`,
    'Content-Transfer-Encoding: 8bit',
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]);
}

/** What a person sees of a mail: what was read, or the lenient view where the desk refused to read, or found nothing. */
export function seen(
  sample: Sample,
  mail: IncomingMail | UnreadableMail,
): { readonly subject: string; readonly text: string } {
  const { subject, text } = 'misread' in mail ? { subject: '', text: '' } : mail;
  if (!('misread' in mail) && text !== '') return { subject, text };
  return displayMail(bytesOf(sample));
}
