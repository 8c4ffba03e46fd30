/** The mail was none of the desk's: deciders hear that people answer it now; nobody else is written to. */
import type { TicketEvent } from '../../domain/events.ts';
import { toDeciders } from '../addressed.ts';
import type { Notification } from '../notification.ts';
import { progressOf } from './progress.ts';

type NotOurs = Extract<TicketEvent, { type: 'not-ours' }>;

export const notOurs: Notification<NotOurs> = (event, ticket, context) =>
  toDeciders(ticket, context, progressOf('not-ours', event.by, ticket, context));
