/** What has happened since an instant, for the letters that sum it up; and when such a letter was last written. */
import { And, type EntityManager, LessThan, MoreThanOrEqual } from 'typeorm';
import type { TicketEventType } from '../../domain/events.ts';
import type { Instant } from '../../domain/time.ts';
import { MAIL } from '../entities/mail.ts';
import { MARK } from '../entities/mark.ts';
import { OUTBOX } from '../entities/outbox.ts';
import { TICKET_EVENT } from '../entities/ticket.ts';
import { readMark } from '../mails/placements.ts';

export interface News {
  /** Letters that will never arrive, whenever that became known. */
  readonly undeliverable: readonly {
    readonly ticket: string | null;
    readonly template: string;
    readonly endedAt: Instant | null;
  }[];
  /** Requests of unregistered senders that have come. */
  readonly unknownRequests: number;
  /** Mails that have been set aside. */
  readonly quarantined: number;
}

/** Letters that sum up what has happened. */
export type Summary = 'digest' | 'weekly';

export async function newsSince(manager: EntityManager, since: Instant): Promise<News> {
  const handledAt = MoreThanOrEqual(since);
  return {
    undeliverable: await manager.find(OUTBOX, {
      where: { state: 'undeliverable' },
      order: { createdAt: 'ASC', id: 'ASC' },
      select: { ticket: true, template: true, endedAt: true },
    }),
    unknownRequests: await manager.countBy(MAIL, { kind: 'unknown-request', handledAt }),
    quarantined: await manager.countBy(MAIL, { verdict: 'quarantined', filing: 'quarantine', handledAt }),
  };
}

/** What has happened to tickets from `from` on and before `until`, in words. */
export async function eventsBetween(
  manager: EntityManager,
  from: Instant,
  until: Instant,
): Promise<readonly { readonly type: TicketEventType; readonly at: Instant }[]> {
  const rows = await manager.find(TICKET_EVENT, {
    where: { at: And(MoreThanOrEqual(from), LessThan(until)) },
    select: { type: true, at: true },
  });
  return rows.map(({ type, at }) => ({ type: type as TicketEventType, at }));
}

/** When `summary` was last due and looked after, also when there was nothing to say; null before the first. */
export function lastSummary(manager: EntityManager, summary: Summary): Promise<Instant | null> {
  return readMark(manager, `last-${summary}`);
}

export async function recordSummary(manager: EntityManager, summary: Summary, at: Instant): Promise<void> {
  await manager.upsert(MARK, { name: `last-${summary}`, value: at }, ['name']);
}
