/** An approval no longer held when it was to leave the desk: deciders hear why, and are asked again. */
import type { TicketEvent } from '../domain/events.ts';
import type { Notification } from './notification.ts';
import { reviewLetters } from './review.ts';

type ReleaseRefused = Extract<TicketEvent, { type: 'release-refused' }>;

export const releaseRefused: Notification<ReleaseRefused> = (event, ticket, context) =>
  reviewLetters(ticket, context, {
    template: 'review',
    notes: [
      { section: 'notes', word: 'release-refused', details: {} },
      { section: 'refusals', word: event.word, details: {} },
    ],
  });
