/** A rejection is final: the applicant hears it with its reason, and whom to ask. */
import { CONTACT, fieldValue } from '../domain/application/application.ts';
import type { Ticket } from '../domain/ticket.ts';
import { toApplicant } from './addressed.ts';
import { refusedServices } from './fates.ts';
import type { Letter } from './letter.ts';
import type { Notification, NotificationContext } from './notification.ts';
import { ofDecision } from './occasions.ts';
import { plainText } from './plain-line.ts';
import { shownServices } from './shown.ts';

/** What the applicant is told of a rejection; none while there is no decision. */
export function rejection(ticket: Ticket, context: NotificationContext, occasion: string): readonly Letter[] {
  const { decision } = ticket;
  if (!decision) return [];
  const data = {
    services: shownServices(decision.services, context.procedure),
    refused: refusedServices(decision, context),
    reasonId: decision.reason,
    words: decision.words === null ? null : plainText(decision.words),
    byOffice: ticket.route === 'office',
  };
  const contact = decision.contact ?? fieldValue(ticket.application, CONTACT);
  return toApplicant(ticket, context, { template: 'rejected', occasion, data }, contact);
}

export const rejectionReleased: Notification = (_event, ticket, context) =>
  ticket.decision ? rejection(ticket, context, ofDecision(ticket.decision)) : [];
