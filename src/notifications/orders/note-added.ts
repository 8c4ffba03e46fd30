/** Somebody on staff has left a note: deciders read it, and whoever wrote it sees that it was kept. */
import type { TicketEvent } from '../../domain/events.ts';
import { sameAddress, staffAt } from '../../domain/rules/registry.ts';
import { toDeciders, toMember } from '../addressed.ts';
import { lastNote } from '../file-notes.ts';
import type { Notification } from '../notification.ts';
import { progressOf } from './progress.ts';

type NoteAdded = Extract<TicketEvent, { type: 'note-added' }>;

/** Other helpers get none: a note may name the applicant. */
export const noteAdded: Notification<NoteAdded> = (event, ticket, context) => {
  const message = progressOf('noted', event.by, ticket, context, { text: lastNote(ticket, 'note')?.text ?? null });
  const letters = toDeciders(ticket, context, message);
  const writer = staffAt(context.registry, event.by);
  const told = letters.some(({ to }) => sameAddress(to, event.by));
  return writer && !told ? [...letters, toMember(writer, ticket, context, message)] : letters;
};
