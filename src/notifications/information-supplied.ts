/** An answer has supplied information: whoever gave it hears what became of it, unless the next letter says that anyway. */
import { CONTACT, fieldValue } from '../domain/application/application.ts';
import type { TicketEvent } from '../domain/events.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Letter } from './letter.ts';
import type { Notification, NotificationContext } from './notification.ts';
import { ofThisChange } from './occasions.ts';
import { requestReceived } from './opened.ts';
import { receipt } from './receipt.ts';

type InformationSupplied = Extract<TicketEvent, { type: 'information-supplied' }>;

/** While something is missing, or an office is to confirm, the letter about that tells whoever is asked. */
export const informationSupplied: Notification<InformationSupplied> = (event, ticket, context) => {
  const complete = ticket.state === 'awaiting-decision';
  if (event.from === 'office') return complete ? requestReceived(ticket, context, ofThisChange(ticket, context)) : [];
  const asked = ticket.state === 'awaiting-information' && ticket.route === 'form';
  const acknowledged = complete && event.fields.length > 0;
  return asked || acknowledged ? [] : receiptToApplicant(ticket, context);
};

export function receiptToApplicant(ticket: Ticket, context: NotificationContext): readonly Letter[] {
  const address = fieldValue(ticket.application, CONTACT);
  return address === null ? [] : receipt({ role: 'applicant', address }, ticket, context);
}
