/** What a mail passes on of somebody else's, in its text or attached to it: only for what its own text leaves open. */

import type { IncomingMail } from '../incoming-mail.ts';
import { type ForwardedPart, forwardedPart } from './forwarded.ts';

/**
 * The part of `mail` that was passed on, or null. What stands in the text comes first; an attached mail counts when the text
 * holds none. Whoever sent `mail` says that it is so: `from` is proven by nothing.
 */
export function passedOn({
  subject,
  text,
  enclosed = [],
}: Pick<IncomingMail, 'subject' | 'text' | 'enclosed'>): ForwardedPart | null {
  const inText = forwardedPart(subject, text);
  if (inText) return inText;
  const attached = enclosed.find((one) => one.text.trim() !== '');
  return attached
    ? { outer: text, forwarded: attached.text, from: attached.from, subject: attached.subject || null }
    : null;
}
