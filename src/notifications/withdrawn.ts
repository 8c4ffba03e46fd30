/** A request was taken back before anything was released: everybody who knew of it hears that it has ended. */
import type { TicketEvent } from '../domain/events.ts';
import { toApplicant, toOffice, toStaff } from './addressed.ts';
import type { Notification } from './notification.ts';
import { ofThisChange } from './occasions.ts';
import { shownPerson } from './shown.ts';

type Withdrawn = Extract<TicketEvent, { type: 'withdrawn' }>;

/** An applicant in whose name somebody may have written to the desk has never heard of it, and does not now. */
export const withdrawn: Notification<Withdrawn> = (event, ticket, context) => {
  const byOffice = event.from === 'office';
  const message = {
    template: 'withdrawn',
    occasion: ofThisChange(ticket, context),
    data: { byOffice, once: context.procedure.rules.oncePerService },
  };
  const answers = context.cause.messageId;
  const known = ticket.route === 'form' || ticket.officeProven || !byOffice;
  const data = { ...message.data, maskedAccount: shownPerson(ticket).maskedAccount, receivedAt: ticket.receivedAt };
  return [
    ...(known ? toApplicant(ticket, context, { ...message, answers: byOffice ? null : answers }) : []),
    ...toOffice(ticket, context, { ...message, answers: byOffice ? answers : null }),
    ...toStaff(ticket, context, { ...message, mayAct: false, data }),
  ];
};
