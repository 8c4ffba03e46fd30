/** How long the applicants of lately decided tickets waited: what the median of an acknowledgement is made of. */
import { type EntityManager, In, MoreThanOrEqual } from 'typeorm';
import type { TicketEventType } from '../../domain/events.ts';
import type { Setting } from '../../domain/facts.ts';
import { type MedianWait, medianWait, WAITS_AT_MOST, WAITS_WITHIN_DAYS, type Wait } from '../../domain/median-wait.ts';
import { type Instant, plusDays } from '../../domain/time.ts';
import { TICKET, TICKET_EVENT } from '../entities/ticket.ts';
import type { Transaction } from '../transaction.ts';

const TOLD: readonly TicketEventType[] = ['approval-released', 'rejection-released'];

/** The newest `atMost` since `since`; of a ticket decided again the last decision. */
export async function waitsSince(manager: EntityManager, since: Instant, atMost: number): Promise<readonly Wait[]> {
  const told = await manager.find(TICKET_EVENT, {
    where: { at: MoreThanOrEqual(since), type: In([...TOLD]) },
    order: { at: 'DESC', ticket: 'ASC' },
    select: { ticket: true, at: true },
    take: atMost,
  });
  const last = new Map(told.toReversed().map(({ ticket, at }) => [ticket, at]));
  const tickets = await manager.find(TICKET, {
    where: { id: In([...last.keys()]) },
    select: { id: true, receivedAt: true },
  });
  return tickets.flatMap(({ id, receivedAt }) => {
    const toldAt = last.get(id);
    return toldAt === undefined ? [] : [{ receivedAt, toldAt }];
  });
}

/** Null unless the desk says it, and enough has been decided. */
export async function waitToTell(
  tx: Transaction,
  { policy, now }: Pick<Setting, 'policy'> & { readonly now: Instant },
): Promise<MedianWait | null> {
  if (!policy.showMedianWait) return null;
  return medianWait(await tx.waitsSince(plusDays(now, -WAITS_WITHIN_DAYS), WAITS_AT_MOST));
}
