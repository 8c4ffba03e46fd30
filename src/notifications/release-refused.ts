/** An approval no longer held when it was to leave the desk: deciders hear why, and are asked again. */
import type { TicketEvent } from '../domain/events.ts';
import type { Notification } from './notification.ts';
import { type Note, reviewLetters } from './review.ts';

type ReleaseRefused = Extract<TicketEvent, { type: 'release-refused' }>;

/** Sentences that say so above a review. */
export function refusedNotes({ word }: ReleaseRefused): readonly Note[] {
  return [
    { section: 'notes', word: 'release-refused', details: {} },
    { section: 'refusals', word, details: {} },
  ];
}

/** No letter when the same mail has changed the content: the review of what changed says both. */
export const releaseRefused: Notification<ReleaseRefused> = (event, ticket, context) =>
  context.beside?.some(({ type }) => type === 'content-changed')
    ? []
    : reviewLetters(ticket, context, { template: 'review', notes: refusedNotes(event) });
