/** Letters of a desk like this one, come here because its people know our address as a reader's: two desks must not talk (threat O02). */
import type { IncomingMail } from '../mail/incoming-mail.ts';
import { SEPARATOR } from '../notifications/separator.ts';

/** What mail programs put before the subject of an answer or a forward. */
const ANSWERED = /^\s*(?:re|aw|sv|fw|fwd|wg|返信|転送)\s*(?:\[\d{1,3}\]\s*)?:/i;

/**
 * Whether `mail` begins, unquoted, with the line under which every letter of a desk stands, and answers nothing. Some phones
 * quote without any mark, but their answers say Re: or come to a token.
 */
export function isLetterOfADesk(mail: Pick<IncomingMail, 'text' | 'subject'>): boolean {
  const [first = ''] = mail.text.trimStart().split('\n', 1);
  return first.trim() === SEPARATOR && !ANSWERED.test(mail.subject.normalize('NFKC'));
}
