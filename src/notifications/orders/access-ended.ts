/** The week is over: the applicant gets a goodbye, deciders the work of closing the access; and when it is closed they hear that. */
import type { TicketEvent } from '../../domain/events.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { toApplicant, toDeciders, toPresentDeciders } from '../addressed.ts';
import type { Letter } from '../letter.ts';
import type { Notification, NotificationContext } from '../notification.ts';
import { ONCE } from '../occasions.ts';
import { identifying, shownServices } from '../shown.ts';
import { progressOf } from './progress.ts';

type AccessClosed = Extract<TicketEvent, { type: 'access-closed' }>;

/** The work of closing, asked for on `occasion`: the job that asks again each day gives another one. */
export function closeAccess(ticket: Ticket, context: NotificationContext, occasion: string): readonly Letter[] {
  return toPresentDeciders(ticket, context, {
    template: 'close-access',
    occasion,
    data: {
      rows: identifying(ticket, context.procedure),
      services: shownServices(ticket.decision?.services ?? [], context.procedure),
      closesAt: ticket.window?.closesAt ?? null,
      stopped: ticket.stopped === true,
    },
  });
}

/** When staff close it before the job has looked, no work is left to ask for. */
export const accessEnded: Notification = (_event, ticket, context) => {
  const { decision } = ticket;
  if (!decision) return [];
  const services = shownServices(decision.services, context.procedure);
  return [
    ...toApplicant(
      ticket,
      context,
      { template: 'access-closed', occasion: ONCE, data: { services, closesAt: ticket.window?.closesAt ?? null } },
      decision.contact,
    ),
    ...(ticket.state === 'access-open' ? closeAccess(ticket, context, ONCE) : []),
  ];
};

export const accessClosed: Notification<AccessClosed> = (event, ticket, context) =>
  toDeciders(ticket, context, progressOf('access-closed', event.by, ticket, context));
