/** The office has confirmed its request: it hears that this arrived, and what follows without it. */
import type { TicketEvent } from '../domain/events.ts';
import { toOffice } from './addressed.ts';
import type { Notification } from './notification.ts';
import { ONCE } from './occasions.ts';
import { shownServices } from './shown.ts';
import { adviceFor } from './warnings.ts';

type OfficeConfirmed = Extract<TicketEvent, { type: 'office-confirmed' }>;

export const officeConfirmed: Notification<OfficeConfirmed> = (event, ticket, context) =>
  event.supplied
    ? []
    : toOffice(ticket, context, {
        template: 'confirmed',
        occasion: ONCE,
        answers: context.cause.messageId,
        data: {
          services: shownServices(ticket.application.services, context.procedure),
          advice: adviceFor(ticket.application.warnings, context.procedure),
        },
      });
