/** What a restored desk must not do again: letters that had perhaps left are held, and no ticket number is given twice. */
import { type EntityManager, In, MoreThan, Not } from 'typeorm';
import { type Instant, plusMinutes } from '../../domain/time.ts';
import { appendAudit } from '../audit.ts';
import { MARK, TICKET_NUMBER } from '../entities/mark.ts';
import { OUTBOX } from '../entities/outbox.ts';
import type { Keys } from '../keys.ts';
import { RESTORED } from '../mails/lost-period.ts';
import { readMark } from '../mails/placements.ts';

/** More than a desk opens in the time between two backups; numbers of that time stand in letters that people have. */
const NUMBERS_LEFT_OUT = 1_000;

/** In the desk's time zone the year may have begun already. */
const A_DAY = 24 * 60;

const NEVER = '1970-01-01T00:00:00.000Z';

/** Also in a year that had not begun when the backup was made. */
async function leaveOutNumbers(manager: EntityManager, now: Instant): Promise<void> {
  await manager.increment(TICKET_NUMBER, { year: MoreThan(0) }, 'last', NUMBERS_LEFT_OUT);
  const years = new Set([now, plusMinutes(now, A_DAY)].map((instant) => Number(instant.slice(0, 4))));
  const rows = [...years].map((year) => ({ year, last: NUMBERS_LEFT_OUT }));
  await manager.createQueryBuilder().insert().into(TICKET_NUMBER).values(rows).orIgnore().execute();
}

/**
 * Holds every letter that was still to be sent, and remembers from when on mails must be looked at again: everything received
 * before the last whole pass of the backup is in it. Gives how many letters are held.
 */
export async function holdLostPeriod(manager: EntityManager, keys: Keys, now: Instant): Promise<number> {
  const open = { state: Not(In(['accepted', 'undeliverable', 'cancelled'] as const)) };
  const held = { state: 'held' as const, lastReason: RESTORED, claim: null, dueSince: null };
  const letters = await manager.update(OUTBOX, open, held);
  await leaveOutNumbers(manager, now);
  const since = (await readMark(manager, 'last-pass')) ?? (await readMark(manager, 'start-at')) ?? NEVER;
  const marks = [
    { name: 'restored-at' as const, value: now },
    { name: 'recover-since' as const, value: since },
  ];
  await manager.upsert(MARK, marks, ['name']);
  const entry = { word: 'restored', ticket: null, event: null, mail: null, who: null, what: null };
  await appendAudit(manager, keys.audit, [entry], now);
  return letters.affected ?? 0;
}
