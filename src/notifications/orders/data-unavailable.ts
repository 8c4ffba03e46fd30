/** It was approved, and the data were gone: the applicant hears that nothing can be given, and deciders that it was recorded. */
import type { TicketEvent } from '../../domain/events.ts';
import { toApplicant, toDeciders } from '../addressed.ts';
import type { Notification } from '../notification.ts';
import { ONCE } from '../occasions.ts';
import { shownServices } from '../shown.ts';
import { progressOf } from './progress.ts';

type DataUnavailable = Extract<TicketEvent, { type: 'data-unavailable' }>;

export const dataUnavailable: Notification<DataUnavailable> = (event, ticket, context) => {
  const { decision } = ticket;
  if (!decision) return [];
  const services = shownServices(decision.services, context.procedure);
  return [
    ...toDeciders(ticket, context, progressOf('data-unavailable', event.by, ticket, context)),
    ...toApplicant(ticket, context, { template: 'unavailable', occasion: ONCE, data: { services } }, decision.contact),
  ];
};
