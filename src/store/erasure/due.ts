/** Which tickets are to be erased because their time is over. */
import { type EntityManager, In, IsNull, LessThan } from 'typeorm';
import { endOf, type Happening } from '../../domain/retention.ts';
import { hasEnded } from '../../domain/ticket.ts';
import type { Instant } from '../../domain/time.ts';
import { TICKET, TICKET_EVENT } from '../entities/ticket.ts';
import { ticketFromRow } from '../stored-forms.ts';

/** Tickets that ended before `before` and have not been erased, oldest first. */
export async function ticketsToErase(manager: EntityManager, before: Instant): Promise<readonly string[]> {
  const candidates = await manager.find(TICKET, {
    where: { erasedAt: IsNull(), receivedAt: LessThan(before) },
    order: { receivedAt: 'ASC', id: 'ASC' },
  });
  const ended = candidates.map(ticketFromRow).filter(hasEnded);
  if (ended.length === 0) return [];
  const events = await manager.find(TICKET_EVENT, {
    where: { ticket: In(ended.map(({ id }) => id)) },
    select: { ticket: true, seq: true, at: true, type: true },
  });
  return ended
    .filter((ticket) => {
      const end = endOf(ticket, events.filter((event) => event.ticket === ticket.id) as readonly Happening[]);
      return end !== null && end < before;
    })
    .map(({ id }) => id);
}
