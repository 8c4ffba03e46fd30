/** An approval is final: the applicant hears what was granted and what follows, and deciders get the work of providing it. */
import { toApplicant } from './addressed.ts';
import { askFrom, forwardingEnd } from './deadlines.ts';
import { overruledIn, refusedServices } from './fates.ts';
import type { Notification } from './notification.ts';
import { ofDecision } from './occasions.ts';
import { provideAccess } from './provide-access.ts';
import { shownServices } from './shown.ts';

export const approvalReleased: Notification = (_event, ticket, context) => {
  const { decision } = ticket;
  if (!decision) return [];
  const occasion = ofDecision(decision);
  const services = shownServices(decision.services, context.procedure);
  const { windowDays, oncePerService } = context.procedure.rules;
  return [
    ...toApplicant(
      ticket,
      context,
      {
        template: 'approved',
        occasion,
        data: {
          services,
          refused: refusedServices(decision, context),
          overrules: overruledIn(decision),
          window: ticket.window,
          windowDays,
          once: oncePerService,
          forwarding: forwardingEnd(ticket, context),
          askFrom: askFrom(context, ticket.window !== null),
        },
      },
      decision.contact,
    ),
    ...provideAccess(ticket, context, { occasion, again: false }),
  ];
};
