/** The other ticket of a pair, as the letter about one of them shows it: in full, for the same word may decide both. */
import { type PairShown, pairOf } from '../domain/decision/pair.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { NotificationContext } from './notification.ts';
import { shownApplication } from './shown-application.ts';

interface Pair {
  readonly shown: { readonly pair: unknown };
  /** What an answer is bound to. */
  readonly pair: PairShown | null;
}

export const NO_PAIR: Pair = { shown: { pair: null }, pair: null };

/** For deciders alone. */
export function pairFor(ticket: Ticket, context: NotificationContext): Pair {
  const other = pairOf(ticket, context.others ?? [], context);
  if (!other) return NO_PAIR;
  const { id, revision } = other;
  return {
    shown: { pair: { ticket: id, application: shownApplication(other, context) } },
    pair: { ticketId: id, revision },
  };
}
