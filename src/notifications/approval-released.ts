/** An approval is final: the applicant hears what was granted and what follows, and deciders get the work of providing it. */
import type { Ticket } from '../domain/ticket.ts';
import { toApplicant } from './addressed.ts';
import { askFrom, forwardingEnd } from './deadlines.ts';
import { overruledIn, refusedServices } from './fates.ts';
import type { Letter } from './letter.ts';
import type { Notification, NotificationContext } from './notification.ts';
import { ofDecision } from './occasions.ts';
import { provideAccess } from './provide-access.ts';
import { shownServices } from './shown.ts';

/** What the applicant is told of an approval; none while there is no decision. */
export function approval(ticket: Ticket, context: NotificationContext, occasion: string): readonly Letter[] {
  const { decision } = ticket;
  if (!decision) return [];
  const services = shownServices(decision.services, context.procedure);
  const { windowDays, oncePerService } = context.procedure.rules;
  const data = {
    services,
    refused: refusedServices(decision, context),
    overrules: overruledIn(decision),
    window: ticket.window,
    windowDays,
    once: oncePerService,
    forwarding: forwardingEnd(ticket, context),
    askFrom: askFrom(context, ticket.window !== null),
  };
  return toApplicant(ticket, context, { template: 'approved', occasion, data }, decision.contact);
}

export const approvalReleased: Notification = (_event, ticket, context) => {
  const { decision } = ticket;
  if (!decision) return [];
  const occasion = ofDecision(decision);
  return [...approval(ticket, context, occasion), ...provideAccess(ticket, context, { occasion, again: false })];
};
