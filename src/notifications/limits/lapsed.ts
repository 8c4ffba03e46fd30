/** What was asked for never came: everybody who knew of the request hears that it has ended, and how to begin again. */
import type { TicketEvent } from '../../domain/events.ts';
import { toApplicant, toOffice, toStaff } from '../addressed.ts';
import type { Notification } from '../notification.ts';
import { ofThisChange } from '../occasions.ts';
import { shownPerson } from '../shown.ts';

type Lapsed = Extract<TicketEvent, { type: 'lapsed' }>;

/** An applicant in whose name somebody may have written to the desk has never heard of it, and does not now. */
export const lapsed: Notification<Lapsed> = ({ waitedFor }, ticket, context) => {
  const forOffice = waitedFor === 'confirmation';
  const message = {
    template: 'lapsed',
    occasion: ofThisChange(ticket, context),
    data: { forOffice, byOffice: ticket.route === 'office', receivedAt: ticket.receivedAt },
  };
  const known = ticket.route === 'form' || ticket.officeProven;
  const { maskedAccount } = shownPerson(ticket);
  return [
    ...(known ? toApplicant(ticket, context, message) : []),
    ...toOffice(ticket, context, message),
    ...toStaff(ticket, context, { ...message, data: { ...message.data, maskedAccount, known } }),
  ];
};
