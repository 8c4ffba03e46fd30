/** The access is there: the applicant hears from when to when, and what to do first. */
import { toApplicant } from './addressed.ts';
import { forwardingEnd } from './deadlines.ts';
import type { Notification } from './notification.ts';
import { ofDecision } from './occasions.ts';
import { shownServices } from './shown.ts';

export const accessProvided: Notification = (_event, ticket, context) => {
  const { decision } = ticket;
  if (!decision) return [];
  return toApplicant(
    ticket,
    context,
    {
      template: 'access-ready',
      occasion: ofDecision(decision),
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
};
