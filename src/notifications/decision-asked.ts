/** Everything is there: the applicant hears that the application has arrived, and deciders are asked. */
import { firstOf } from '../domain/application/related.ts';
import type { Ticket } from '../domain/ticket.ts';
import { toApplicant } from './addressed.ts';
import type { Letter } from './letter.ts';
import type { Notification, NotificationContext } from './notification.ts';
import { ONCE } from './occasions.ts';
import { remarksFor, remarksForApplicant } from './remarks.ts';
import { maskedReviews, reviewLetters } from './review.ts';
import { shownServices } from './shown.ts';
import { adviceFor } from './warnings.ts';

/**
 * The acknowledgement goes out once in a ticket's life to each contact it had, and holds nothing that anybody typed: a form
 * can be filled in with somebody else's address (threat F06).
 */
export function acknowledgement(ticket: Ticket, context: NotificationContext): readonly Letter[] {
  return toApplicant(ticket, context, {
    template: 'acknowledgement',
    occasion: ONCE,
    data: {
      byOffice: ticket.route === 'office',
      services: shownServices(ticket.application.services, context.procedure),
      advice: adviceFor(ticket.application.warnings, context.procedure),
      remarks:
        ticket.route === 'form' ? remarksFor(ticket.application, false) : remarksForApplicant(ticket.application),
      once: context.procedure.rules.oncePerService,
      first: firstOf(ticket),
      medianWait: shownWait(context),
    },
  });
}

/** A language may have another word for one. */
function shownWait({ medianWait }: NotificationContext) {
  return medianWait ? { ...medianWait, isOne: (medianWait.days ?? medianWait.hours) === 1 } : null;
}

export const decisionAsked: Notification = (_event, ticket, context) => [
  ...acknowledgement(ticket, context),
  ...reviewLetters(ticket, context, { template: 'review', notes: [], evidence: context.evidence ?? null }),
  ...maskedReviews(ticket, context),
];
