/** Staff have corrected what an application says: deciders get it as it is now, and answer that one. */

import { votesOn } from '../../domain/decision/votes.ts';
import type { TicketEvent } from '../../domain/events.ts';
import type { Notification } from '../notification.ts';
import { fieldNames } from '../presentable.ts';
import { reviewLetters } from '../review.ts';
import { nameOf } from '../shown.ts';
import { voidedNote } from '../votes.ts';

type ContentSet = Extract<TicketEvent, { type: 'content-set' }>;

/** No letter when the same mail has already decided or approved, or when the letter about what the ticket waits for now shows it. */
export const contentSet: Notification<ContentSet> = (event, ticket, context) => {
  if (ticket.decision !== null || event.moved || votesOn(ticket).length > 0) return [];
  const details = { by: nameOf(context.registry, event.by), fields: fieldNames(event.fields, context) };
  return reviewLetters(ticket, context, {
    template: 'review-changed',
    notes: [{ section: 'notes', word: 'content-set', details }, ...voidedNote(event.voided, context)],
  });
};
