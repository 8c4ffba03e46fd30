/** The office has corrected the applicant's address after the decision: what had been told goes there once more, and staff hear of it. */
import type { TicketEvent } from '../domain/events.ts';
import { isReleased, type Ticket } from '../domain/ticket.ts';
import { accessReady } from './access-provided.ts';
import { toStaff } from './addressed.ts';
import { approval } from './approval-released.ts';
import type { Letter } from './letter.ts';
import type { Notification, NotificationContext } from './notification.ts';
import { becauseOfMail } from './occasions.ts';
import { progressOf } from './orders/progress.ts';
import { provideAccess } from './provide-access.ts';
import { receipt } from './receipt.ts';
import { rejection } from './rejection-released.ts';

type ContactCorrected = Extract<TicketEvent, { type: 'contact-corrected' }>;

/** The letters are fresh ones of the same words: what was sent to the old address stays what it was. */
export const contactCorrected: Notification<ContactCorrected> = ({ by }, ticket, context) => {
  const again = toldAgain(ticket, context);
  return [
    ...receipt({ role: 'office', address: by }, ticket, context),
    ...toStaff(
      ticket,
      context,
      progressOf('contact-corrected', by, ticket, context, {
        told: again.length > 0,
        granted: ticket.state !== 'rejected',
      }),
    ),
    ...again,
  ];
};

/** What has left the desk; a rejection that cools off will be told to the new address by itself. */
function toldAgain(ticket: Ticket, context: NotificationContext): readonly Letter[] {
  if (!isReleased(ticket)) return [];
  const occasion = becauseOfMail(context);
  switch (ticket.state) {
    case 'awaiting-provision':
      return [
        ...approval(ticket, context, occasion),
        ...provideAccess(ticket, context, { occasion, again: false, corrected: true }),
      ];
    case 'access-open':
      // The week is over and the clock has not been looked at: what the new address hears next is that it has ended.
      return ticket.window !== null && ticket.window.closesAt <= context.now
        ? []
        : accessReady(ticket, context, occasion);
    case 'rejected':
      return rejection(ticket, context, occasion);
    default:
      return [];
  }
}
