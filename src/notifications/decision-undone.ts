/** A decision has been taken back before it left the desk: deciders are asked again. */
import type { TicketEvent } from '../domain/events.ts';
import type { Notification } from './notification.ts';
import { reviewLetters } from './review.ts';
import { nameOf } from './shown.ts';

type DecisionUndone = Extract<TicketEvent, { type: 'decision-undone' }>;

export const decisionUndone: Notification<DecisionUndone> = (event, ticket, context) => {
  const word = event.outcome === 'approved' ? 'approval-undone' : 'rejection-undone';
  const details = { by: nameOf(context.registry, event.by) };
  return reviewLetters(ticket, context, { template: 'review', notes: [{ section: 'notes', word, details }] });
};
