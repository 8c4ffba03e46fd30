/** A rejection is final: the applicant hears it with its reason, and whom to ask. */
import { CONTACT, fieldValue } from '../domain/application.ts';
import { toApplicant } from './addressed.ts';
import { refusedServices } from './fates.ts';
import type { Notification } from './notification.ts';
import { ofDecision } from './occasions.ts';
import { plainText } from './plain-line.ts';
import { shownServices } from './shown.ts';

export const rejectionReleased: Notification = (_event, ticket, context) => {
  const { decision } = ticket;
  if (!decision) return [];
  return toApplicant(
    ticket,
    context,
    {
      template: 'rejected',
      occasion: ofDecision(decision),
      data: {
        services: shownServices(decision.services, context.procedure),
        refused: refusedServices(decision, context),
        reasonId: decision.reason,
        words: decision.words === null ? null : plainText(decision.words),
        byOffice: ticket.route === 'office',
      },
    },
    decision.contact ?? fieldValue(ticket.application, CONTACT),
  );
};
