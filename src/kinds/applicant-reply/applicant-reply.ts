/** An applicant answers a letter of ours: what was missing, a withdrawal, a question, or words for staff. */
import { CONTACT, fieldValue } from '../../domain/application/application.ts';
import { sameAddress } from '../../domain/rules/registry.ts';
import { answersOf } from '../answer/answers-of.ts';
import { PARTY_KEYWORDS } from '../answer/keywords.ts';
import { kind } from '../kind.ts';
import type { AnsweredLetter } from '../knowledge.ts';

export const applicantReply = kind<AnsweredLetter>({
  name: 'applicant-reply',
  readsMachines: false,
  /** Only from the address we wrote to, and only while that is still where the applicant is reached. */
  claims: (mail, { correspondence: { answered, tickets } }) => {
    if (answered?.role !== 'applicant' || !sameAddress(mail.from, answered.recipient)) return null;
    const ticket = tickets.get(answered.ticketId);
    const contact = ticket ? fieldValue(ticket.application, CONTACT) : null;
    return contact !== null && sameAddress(contact, answered.recipient) ? answered : null;
  },
  read: (answered, mail, known) => answersOf({ role: 'applicant', answered, keywords: PARTY_KEYWORDS }, mail, known),
});
