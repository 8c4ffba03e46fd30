/** What people have written about a ticket, as deciders see it in its letters. Helpers see none: it may name the applicant. */
import { deciders, sameAddress } from '../domain/rules/registry.ts';
import type { FileNote, Ticket } from '../domain/ticket.ts';
import type { Instant } from '../domain/time.ts';
import type { Correspondent } from '../kinds/kind.ts';
import type { NotificationContext } from './notification.ts';
import { framed, plainLine } from './plain-line.ts';
import { nameOf } from './shown.ts';

export interface ShownNote {
  readonly purpose: FileNote['purpose'];
  /** Null for the applicant. */
  readonly by: string | null;
  readonly at: Instant;
  /** Behind `| `. */
  readonly text: string;
}

/** The file of the ticket: its notes, oldest first, and who looks after it. */
export function fileOf(
  ticket: Ticket,
  context: NotificationContext,
  to: Correspondent,
): { readonly file: readonly ShownNote[]; readonly taker: string | null } {
  const { registry } = context;
  const decides = to.role === 'staff' && deciders(registry).some(({ address }) => sameAddress(address, to.address));
  if (!decides) return { file: [], taker: null };
  const file = (ticket.notes ?? []).map(({ purpose, by, at, text }) => ({
    purpose,
    by: by === null ? null : plainLine(nameOf(registry, by)),
    at,
    text: framed(text),
  }));
  return { file, taker: ticket.taker === undefined ? null : plainLine(nameOf(registry, ticket.taker)) };
}

/** The last thing that was written for `purpose`, as it was written; null when there is none. */
export function lastNote(ticket: Ticket, purpose: FileNote['purpose']): FileNote | null {
  return ticket.notes?.findLast((note) => note.purpose === purpose) ?? null;
}
