/** `migrate --from … --to …`: the desk moves into another database, and the old one is closed behind it. */
import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { type Instant, plusMinutes } from '../../domain/time.ts';
import { pause as realPause } from '../../mailbox/connection/pause.ts';
import { verifyAudit } from '../audit.ts';
import type { DatabaseAddress } from '../connection/database-url.ts';
import { LEASE } from '../entities/lease.ts';
import { MARK } from '../entities/mark.ts';
import type { Keys } from '../keys.ts';
import { giveBackLease, type Lease, renewLease, takeLease } from '../lease/lease.ts';
import { readMark } from '../mails/placements.ts';
import { bringUpToDate } from '../migrate.ts';
import { refuseMovedAway } from '../open-store.ts';
import { unitOfWork } from '../units/unit-of-work.ts';
import { lastingDatabase, mustExist, withDatabase } from './connect.ts';
import { CopyRefused } from './copy-refused.ts';
import type { Progress } from './copy-tables.ts';
import { type Copied, fillDatabase, refuseOtherKey } from './fill-database.ts';

interface Pace {
  readonly clock: () => Instant;
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export interface Move {
  readonly from: string;
  readonly to: string;
  /** Folder from which relative paths count. */
  readonly folder: string;
  readonly keys: Keys;
  readonly clock: () => Instant;
  readonly told: Progress;
  /** Default: real time. */
  readonly pause?: Pace['pause'];
}

/** A `migrate` that was killed leaves its lease behind: the next one takes it over at once, and a daemon goes on after so long. */
const LEASE_SECONDS = 60;
const RENEWED_EVERY_MS = 15_000;

async function leaseOf(source: DataSource, now: Instant, shown: string): Promise<Lease> {
  const lease = await unitOfWork(source, 'writing', (manager) => takeLease(manager, 'migrate', now, LEASE_SECONDS));
  if (!lease) throw new CopyRefused('in-use', `A daemon works on ${shown}.`);
  return lease;
}

/**
 * Renews the lease until `over` is aborted. A renewal that fails is tried again; whether somebody has taken the lease over
 * meanwhile is looked at when the source is closed.
 */
async function keepUp(source: DataSource, lease: Lease, { clock, pause }: Pace, over: AbortSignal): Promise<void> {
  for (;;) {
    await pause(RENEWED_EVERY_MS, over);
    if (over.aborted) return;
    const until = plusMinutes(clock(), LEASE_SECONDS / 60);
    await unitOfWork(source, 'writing', (manager) => renewLease(manager, lease, until)).catch(() => false);
  }
}

/** Marks the source, under its lease, as left; CopyRefused when somebody has taken it over meanwhile. */
async function close(source: DataSource, lease: Lease, to: string, shown: string): Promise<void> {
  await unitOfWork(source, 'writing', async (manager) => {
    const held = await manager.update(LEASE, { name: 'desk', fence: lease.fence }, { fence: lease.fence });
    if (held.affected !== 1) throw new CopyRefused('taken-over', `Somebody took over ${shown} during the copy.`);
    await manager.upsert(MARK, { name: 'moved-to', value: to }, ['name']);
  });
}

/** A move that was broken off at its very end has closed the source already; only the same move may go on. */
async function refuseAnother(manager: EntityManager, from: DatabaseAddress, to: DatabaseAddress): Promise<void> {
  if ((await readMark(manager, 'moved-to')) !== to.shown) await refuseMovedAway(manager, from.shown);
}

/**
 * Copies everything in one consistent read into an empty database, in one transaction, and verifies the counts of each table
 * and the audit chain on both sides. No daemon may run; the lease is held meanwhile. The source is closed just before the copy
 * is committed, so that at no moment two databases are the desk; broken off at any moment, the same move is simply begun again.
 * Rejects with CopyRefused or DatabaseUnusable.
 */
export async function moveDatabase({ clock, folder, keys, told, pause = realPause, ...move }: Move): Promise<Copied> {
  const from = lastingDatabase(move.from, folder);
  const to = lastingDatabase(move.to, folder);
  if (from.shown === to.shown) throw new CopyRefused('same-database', `Both are ${from.shown}.`);
  mustExist(from);
  const run = randomUUID();
  // Two connections: one sees the same moment throughout, beside it the other holds and gives back the lease.
  return withDatabase(from, async (control) => {
    await bringUpToDate(control, from.shown);
    await unitOfWork(control, 'reading', async (manager) => {
      await refuseAnother(manager, from, to);
      await refuseOtherKey(manager, keys, from.shown);
      if ((await verifyAudit(manager, keys.audit)) !== null)
        throw new CopyRefused('chain-broken', `The audit chain of ${from.shown} does not hold.`);
    });
    const lease = await leaseOf(control, clock(), from.shown);
    const over = new AbortController();
    const keeping = keepUp(control, lease, { clock, pause }, over.signal);
    try {
      const finish = () => close(control, lease, to.shown, from.shown);
      const filling = { run, shown: to.shown, keys, now: clock(), told, finish };
      return await withDatabase(from, (source) =>
        withDatabase(to, (target) =>
          unitOfWork(source, 'reading', (manager) => fillDatabase(manager, target, filling)),
        ),
      );
    } finally {
      over.abort();
      await keeping;
      await unitOfWork(control, 'writing', (manager) => giveBackLease(manager, lease));
    }
  });
}
