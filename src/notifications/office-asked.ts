/** A request in an office's name that does not prove itself: the registered address is asked whether it is theirs. */

import { answerBy } from '../domain/limits/deadlines.ts';
import type { Ticket } from '../domain/ticket.ts';
import { toOffice } from './addressed.ts';
import type { Letter } from './letter.ts';
import type { Notification, NotificationContext } from './notification.ts';
import { ofThisChange } from './occasions.ts';
import { remarksFor } from './remarks.ts';
import { identifying, shownServices } from './shown.ts';

/** What the office needs to recognise its request by, and nothing else that the sender wrote. */
export function toBeConfirmed(ticket: Ticket, context: NotificationContext) {
  const { attestation, services } = ticket.application;
  return {
    rows: identifying(ticket, context.procedure),
    services: shownServices(services, context.procedure),
    attestedOn: attestation?.on ?? null,
    receivedAt: ticket.receivedAt,
    answerBy: answerBy(ticket, context),
    remarks: remarksFor(ticket.application, true),
    reminder: false,
  };
}

export const officeAsked: Notification = (_event, ticket, context) =>
  toOffice(ticket, context, {
    template: 'confirm-request',
    occasion: ofThisChange(ticket, context),
    data: toBeConfirmed(ticket, context),
  });

/** The same question once more, with a fresh token. */
export function officeReminded(ticket: Ticket, context: NotificationContext, occasion: string): readonly Letter[] {
  const data = { ...toBeConfirmed(ticket, context), reminder: true };
  return toOffice(ticket, context, { template: 'confirm-request', occasion, data });
}
