/** What statistics are made of: every ticket, with the hour at which its acknowledgement left. */
import { type EntityManager, In } from 'typeorm';
import type { TicketFigures } from '../../domain/statistics.ts';
import { OUTBOX } from '../entities/outbox.ts';
import { ACKNOWLEDGEMENTS } from '../letters/letters-listed.ts';
import { allTickets } from '../tickets/tickets.ts';

/** In the order the tickets came. */
export async function ticketFigures(manager: EntityManager): Promise<readonly TicketFigures[]> {
  const letters = await manager.find(OUTBOX, {
    where: { template: In(ACKNOWLEDGEMENTS), state: 'accepted' },
    order: { endedAt: 'DESC' },
    select: { id: true, ticket: true, endedAt: true },
  });
  const first = new Map(letters.map(({ ticket, endedAt }) => [ticket, endedAt]));
  return (await allTickets(manager)).map((ticket) => ({ ticket, acknowledgedAt: first.get(ticket.id) ?? null }));
}
