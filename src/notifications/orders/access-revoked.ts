/** The access was ended at once: the applicant hears it, everybody on staff too, and deciders close what had been opened. */
import type { TicketEvent } from '../../domain/events.ts';
import { toApplicant, toStaff } from '../addressed.ts';
import type { Notification } from '../notification.ts';
import { ONCE } from '../occasions.ts';
import { shownServices } from '../shown.ts';
import { closeAccess } from './access-ended.ts';
import { progressOf } from './progress.ts';

type AccessRevoked = Extract<TicketEvent, { type: 'access-revoked' }>;

export const accessRevoked: Notification<AccessRevoked> = (event, ticket, context) => {
  const { decision } = ticket;
  if (!decision) return [];
  const { by, wasOpen } = event;
  const services = shownServices(decision.services, context.procedure);
  return [
    ...(wasOpen ? closeAccess(ticket, context, 'revoked') : []),
    ...toStaff(ticket, context, progressOf('access-revoked', by, ticket, context, { wasOpen })),
    ...toApplicant(
      ticket,
      context,
      { template: 'revoked', occasion: ONCE, data: { services, wasOpen, endedAt: ticket.endedAt ?? context.now } },
      decision.contact,
    ),
  ];
};
