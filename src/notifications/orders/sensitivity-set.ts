/** A ticket is for deciders alone from now on, or no longer: they hear it, and helpers do not. */
import type { TicketEvent } from '../../domain/events.ts';
import { toDeciders } from '../addressed.ts';
import type { Notification } from '../notification.ts';
import { progressOf } from './progress.ts';

type SensitivitySet = Extract<TicketEvent, { type: 'sensitivity-set' }>;

export const sensitivitySet: Notification<SensitivitySet> = ({ by, sensitive }, ticket, context) =>
  toDeciders(ticket, context, progressOf(sensitive ? 'made-sensitive' : 'not-sensitive', by, ticket, context));
