/** The access is there: the applicant hears from when to when, and what to do first. */
import type { Ticket } from '../domain/ticket.ts';
import { toApplicant } from './addressed.ts';
import { forwardingEnd } from './deadlines.ts';
import type { Letter } from './letter.ts';
import type { Notification, NotificationContext } from './notification.ts';
import { ofDecision } from './occasions.ts';
import { shownServices } from './shown.ts';

/** What the applicant is told when the week begins; none while there is no decision. */
export function accessReady(ticket: Ticket, context: NotificationContext, occasion: string): readonly Letter[] {
  const { decision } = ticket;
  if (!decision) return [];
  return toApplicant(
    ticket,
    context,
    {
      template: 'access-ready',
      occasion,
      data: {
        services: shownServices(decision.services, context.procedure),
        window: ticket.window,
        windowDays: context.procedure.rules.windowDays,
        once: context.procedure.rules.oncePerService,
        forwarding: forwardingEnd(ticket, context),
      },
    },
    decision.contact,
  );
}

export const accessProvided: Notification = (_event, ticket, context) =>
  ticket.decision ? accessReady(ticket, context, ofDecision(ticket.decision)) : [];
