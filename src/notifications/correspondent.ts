/** The answer to somebody's mail goes to their registered address, or to the ticket's contact; never to a From. */
import { CONTACT, fieldValue } from '../domain/application/application.ts';
import { officeById, sameAddress, staffAt } from '../domain/rules/registry.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Correspondent } from '../kinds/kind.ts';
import { type Message, toApplicant, toMember, toOffice, whoMayHear } from './addressed.ts';
import type { Letter } from './letter.ts';
import type { NotificationContext } from './notification.ts';

/** All that a helper hears of a sensitive ticket, whatever they have asked: that it is not for them. */
const DECIDERS_ONLY = { template: 'deciders-only', mayAct: false };

type Answer = Omit<Message, 'occasion' | 'answers'>;

/** No letter when `to` is none of: a member of staff, the ticket's office, its contact. */
export function toCorrespondent(
  to: Correspondent,
  ticket: Ticket,
  context: NotificationContext,
  answer: Answer,
): readonly Letter[] {
  const occasion = context.cause.mail ?? context.now;
  const message: Message = { ...answer, occasion, answers: context.cause.messageId };
  switch (to.role) {
    case 'staff': {
      const member = staffAt(context.registry, to.address);
      if (!member) return [];
      if (!whoMayHear(ticket, context).includes(member))
        return [toMember(member, ticket, context, { ...DECIDERS_ONLY, occasion, answers: context.cause.messageId })];
      // A helper's answer changes nothing, so it needs no token.
      const mayAct = member.role === 'decider' && answer.mayAct !== false;
      return [toMember(member, ticket, context, { ...message, mayAct })];
    }
    case 'office': {
      const office = officeById(context.registry, ticket.officeId);
      return office && isOf(office, to.address) ? toOffice(ticket, context, message) : [];
    }
    case 'applicant': {
      const contact = fieldValue(ticket.application, CONTACT);
      return contact !== null && sameAddress(contact, to.address) ? toApplicant(ticket, context, message) : [];
    }
  }
}

function isOf(office: { readonly address: string; readonly senders: readonly string[] }, address: string): boolean {
  return [office.address, ...office.senders].some((known) => sameAddress(known, address));
}
