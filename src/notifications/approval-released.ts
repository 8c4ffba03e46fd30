/** An approval is final: the applicant hears what was granted and what follows, and deciders get the work of providing it. */
import { toApplicant, toPresentDeciders } from './addressed.ts';
import { askFrom, forwardingEnd } from './deadlines.ts';
import { approversOf, overruledIn, refusedServices, refusedServicesForStaff } from './fates.ts';
import type { Notification } from './notification.ts';
import { ofDecision } from './occasions.ts';
import { identifying, nameOf, shownServices } from './shown.ts';

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
    ...toPresentDeciders(ticket, context, {
      template: 'provide-access',
      occasion,
      data: {
        rows: identifying(ticket, context.procedure),
        services,
        by: nameOf(context.registry, decision.by),
        at: decision.at,
        approvers: approversOf(decision, context),
        refused: refusedServicesForStaff(decision, context),
        askFrom: askFrom(context, ticket.window !== null),
        window: ticket.window,
        windowDays,
      },
    }),
  ];
};
