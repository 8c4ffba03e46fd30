/** Staff have set what an approval rests on: deciders get the changed application, and answer that one. */

import { votesOn } from '../domain/decision/votes.ts';
import type { TicketEvent } from '../domain/events.ts';
import type { Notification } from './notification.ts';
import { reviewLetters } from './review.ts';
import { nameOf } from './shown.ts';
import { voidedNote } from './votes.ts';

type FieldSet = Extract<TicketEvent, { type: 'field-set' }>;

/** No letter when the same mail has decided, or approved with another approval to come: the letter about that says it all. */
export const fieldSet: Notification<FieldSet> = (event, ticket, context) => {
  if (ticket.decision !== null || votesOn(ticket).length > 0 || ticket.state !== 'awaiting-decision') return [];
  const by = nameOf(context.registry, event.by);
  const details = { by, on: typeof event.value === 'string' ? event.value : null, yes: event.value === true };
  return reviewLetters(ticket, context, {
    template: 'review-changed',
    notes: [
      { section: 'notes', word: event.field === 'student' ? 'student-set' : 'revoked-on-set', details },
      ...voidedNote(event.voided, context),
    ],
  });
};
