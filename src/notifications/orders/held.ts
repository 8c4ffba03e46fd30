/** Staff wait with a ticket, or go on with it: deciders hear, and are asked again when it goes on. */
import type { TicketEvent } from '../../domain/events.ts';
import { toDeciders } from '../addressed.ts';
import { lastNote } from '../file-notes.ts';
import type { Notification } from '../notification.ts';
import { reviewLetters } from '../review.ts';
import { nameOf } from '../shown.ts';
import { progressOf } from './progress.ts';

type Held = Extract<TicketEvent, { type: 'held' }>;
type Resumed = Extract<TicketEvent, { type: 'resumed' }>;

export const held: Notification<Held> = (event, ticket, context) => {
  const note = lastNote(ticket, 'hold');
  const text = note?.at === context.now ? note.text : null;
  return toDeciders(ticket, context, progressOf('held', event.by, ticket, context, { text }));
};

/** No letter when the same mail has already decided: "recorded" then says it all. */
export const resumed: Notification<Resumed> = (event, ticket, context) =>
  ticket.decision !== null
    ? []
    : reviewLetters(ticket, context, {
        template: 'review',
        notes: [{ section: 'notes', word: 'resumed', details: { by: nameOf(context.registry, event.by) } }],
      });
