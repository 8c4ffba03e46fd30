/** A ticket that had ended is looked at again: the applicant hears it, and deciders are asked. */
import type { TicketEvent } from '../../domain/events.ts';
import { toApplicant } from '../addressed.ts';
import type { Notification } from '../notification.ts';
import { ofThisChange } from '../occasions.ts';
import { reviewLetters } from '../review.ts';
import { nameOf, shownServices } from '../shown.ts';

type Reopened = Extract<TicketEvent, { type: 'reopened' }>;

/** An applicant in whose name somebody may have written to the desk has never heard of it, and does not now. */
export const reopened: Notification<Reopened> = (event, ticket, context) => {
  const known = ticket.route === 'form' || ticket.officeProven;
  const services = shownServices(ticket.application.services, context.procedure);
  const data = { services, incomplete: ticket.application.missing.length > 0 };
  const notes = [{ section: 'notes', word: 'reopened', details: { by: nameOf(context.registry, event.by) } }] as const;
  return [
    ...(ticket.decision === null ? reviewLetters(ticket, context, { template: 'review', notes }) : []),
    ...(known
      ? toApplicant(ticket, context, { template: 'reopened', occasion: ofThisChange(ticket, context), data })
      : []),
  ];
};
