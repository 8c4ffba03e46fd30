/** The order in which people look at tickets: what is to be done first stands first; what has ended follows as it came. */
import type { Setting } from '../../domain/facts.ts';
import { byUrgency } from '../../domain/limits/urgency.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { LocalDate } from '../../domain/time.ts';

export interface Ordered {
  readonly ticket: Ticket;
  /** The day by which something is to be done about it; null when nothing is. */
  readonly by: LocalDate | null;
}

export function inOrderOfUrgency(tickets: readonly Ticket[], setting: Setting): readonly Ordered[] {
  const urgent = byUrgency(tickets, setting).map(({ ticket, urgency }) => ({ ticket, by: urgency.by }));
  const waiting = new Set(urgent.map(({ ticket }) => ticket.id));
  return [...urgent, ...tickets.filter(({ id }) => !waiting.has(id)).map((ticket) => ({ ticket, by: null }))];
}
