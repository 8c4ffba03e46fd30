/** The answer of `advance()`: the ticket as it is now with what has happened, or why not. */
import type { TicketEvent } from './events.ts';
import type { Refusal } from './refusals.ts';
import type { Ticket } from './ticket.ts';

export interface Changed {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
}

export type Advanced = Changed | { readonly refused: Refusal };

export function changed(ticket: Ticket, ...events: TicketEvent[]): Changed {
  return { ticket, events };
}
