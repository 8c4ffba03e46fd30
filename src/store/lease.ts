/** Who may write (design §7): the first statement of every transaction touches the lease, and a stale fencing number stops it there. */
import type { EntityManager } from 'typeorm';
import { type Instant, plusMinutes } from '../domain/time.ts';
import { LEASE } from './entities/lease.ts';

export interface Lease {
  readonly holder: string;
  readonly fence: number;
}

/** Thrown out of a transaction whose process no longer holds the lease; nothing has been changed. */
export class StaleLease extends Error {
  override readonly name = 'StaleLease';
}

/** Thrown when a lease is asked for that somebody else holds. */
export class LeaseHeld extends Error {
  override readonly name = 'LeaseHeld';
}

const DESK = 'desk';

/**
 * Takes the lease for `holder` until `seconds` after `now` when it is free, has run out, or is already theirs, and raises
 * the fencing number. Null while somebody else holds it.
 */
export async function takeLease(
  manager: EntityManager,
  holder: string,
  now: Instant,
  seconds: number,
): Promise<Lease | null> {
  const taken = await manager
    .createQueryBuilder()
    .update(LEASE)
    .set({ holder, until: plusMinutes(now, seconds / 60), fence: () => 'fence + 1' })
    .where('name = :name AND (holder IS NULL OR holder = :holder OR until <= :now)', { name: DESK, holder, now })
    .execute();
  if (taken.affected !== 1) return null;
  const { fence } = await manager.findOneByOrFail(LEASE, { name: DESK });
  return { holder, fence };
}

/** Gives the lease back before its time; nothing happens when somebody else has taken it over. */
export async function giveBackLease(manager: EntityManager, { fence }: Lease, now: Instant): Promise<void> {
  await manager.update(LEASE, { name: DESK, fence }, { until: now });
}

/**
 * The first statement of a transaction. As a write it takes SQLite's write lock, and on PostgreSQL the row's lock, so that
 * transactions which decide something happen one after the other. Throws StaleLease when `lease` has been taken over.
 */
export async function standFirst(manager: EntityManager, lease: Lease | null): Promise<void> {
  const held = lease ? { name: DESK, fence: lease.fence } : { name: DESK };
  const touched = await manager.update(LEASE, held, { name: DESK });
  if (touched.affected !== 1)
    throw new StaleLease('Another process holds the lease now; this one changes nothing any more.');
}

/**
 * The same for a unit that may run beside others (senders of letters, on PostgreSQL): it shares the lease with them, and
 * still nobody can take the lease over before it has ended.
 */
export async function standBeside(manager: EntityManager, lease: Lease | null): Promise<void> {
  if (manager.dataSource.options.type !== 'postgres') return standFirst(manager, lease);
  if (!lease) return;
  const held = { name: DESK, fence: lease.fence };
  const shared = await manager.findOne(LEASE, { where: held, lock: { mode: 'pessimistic_read' } });
  if (!shared) throw new StaleLease('Another process holds the lease now; this one changes nothing any more.');
}
