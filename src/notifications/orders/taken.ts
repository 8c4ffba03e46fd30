/** A decider looks after the ticket from now on: the others hear that they need not. */
import type { TicketEvent } from '../../domain/events.ts';
import { toDeciders } from '../addressed.ts';
import type { Notification } from '../notification.ts';
import { progressOf } from './progress.ts';

type Taken = Extract<TicketEvent, { type: 'taken' }>;

export const taken: Notification<Taken> = (event, ticket, context) =>
  toDeciders(ticket, context, progressOf('taken', event.by, ticket, context));
