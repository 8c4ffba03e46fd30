/**
 * Whether a mail that proves its sender is about the letter it answers. DKIM covers neither To nor the thread, so whoever was sent
 * one approval could send it again to the token of another letter (threats S19, S25). What is signed must say which.
 */
import type { IncomingMail } from '../../mail/incoming-mail.ts';
import { ticketNumbersIn } from '../../mail/ticket-number.ts';
import type { AnsweredLetter, Knowledge } from '../knowledge.ts';

/**
 * True when the subject, or where it names no ticket the text, names the answered letter's, and the mail has not acted
 * before. Else its origin proves nothing for this letter, and an approval takes the second round.
 */
export function isAboutThisLetter(
  { subject, text }: Pick<IncomingMail, 'subject' | 'text'>,
  { ticketId }: AnsweredLetter,
  { desk, correspondence }: Pick<Knowledge, 'desk' | 'correspondence'>,
): boolean {
  if (correspondence.actedBefore) return false;
  const inSubject = ticketNumbersIn(desk.ticketPrefix, subject);
  const named = inSubject.length > 0 ? inSubject : ticketNumbersIn(desk.ticketPrefix, text);
  return named.includes(ticketId);
}
