/** Staff have set what an approval rests on: deciders get the changed application, and answer that one. */
import type { TicketEvent } from '../domain/events.ts';
import type { Notification } from './notification.ts';
import { reviewLetters } from './review.ts';
import { nameOf } from './shown.ts';

type FieldSet = Extract<TicketEvent, { type: 'field-set' }>;

/** No letter when the same mail has already decided: "recorded" then says it all. */
export const fieldSet: Notification<FieldSet> = (event, ticket, context) => {
  if (ticket.decision !== null || ticket.state !== 'awaiting-decision') return [];
  const by = nameOf(context.registry, event.by);
  const details = { by, on: typeof event.value === 'string' ? event.value : null, yes: event.value === true };
  return reviewLetters(ticket, context, {
    template: 'review-changed',
    notes: [{ section: 'notes', word: event.field === 'student' ? 'student-set' : 'revoked-on-set', details }],
  });
};
