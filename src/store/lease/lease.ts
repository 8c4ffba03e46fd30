/** Who may write (design §7): the first statement of every transaction touches the lease, and a stale fencing number stops it there. */
import { type EntityManager, IsNull } from 'typeorm';
import { type Instant, plusMinutes } from '../../domain/time.ts';
import { LEASE } from '../entities/lease.ts';
import { updateRows } from '../rows/write-rows.ts';

export interface Lease {
  readonly holder: string;
  readonly fence: number;
}

/** How the lease was found: it is as good as free when it has not changed for as long as it lasts. */
export interface LeaseSeen {
  readonly holder: string | null;
  readonly fence: number;
  readonly until: Instant | null;
}

/** The lease as the process that writes under it holds it. */
export interface Hold {
  /** Null while somebody else attends to the desk: then nothing may be written. */
  lease(): Lease | null;
  /** A write has shown that the lease was taken over. */
  lost(): void;
  /** A write has failed because the database cannot be used. */
  failed(error: unknown): void;
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
const STALE = 'Another process holds the lease now; this one changes nothing any more.';

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

/** How the lease stands at this moment. */
export async function readLease(manager: EntityManager): Promise<LeaseSeen> {
  const { holder, fence, until } = await manager.findOneByOrFail(LEASE, { name: DESK });
  return { holder, fence, until };
}

/** Takes the lease over, provided that it still stands as `seen`; null when its holder, or another heir, was quicker. */
export async function seizeLease(
  manager: EntityManager,
  holder: string,
  seen: LeaseSeen,
  until: Instant,
): Promise<Lease | null> {
  const fence = seen.fence + 1;
  const asSeen = { name: DESK, fence: seen.fence, until: seen.until ?? IsNull() };
  const seized = await manager.update(LEASE, asSeen, { holder, fence, until });
  return seized.affected === 1 ? { holder, fence } : null;
}

/** Prolongs the lease under the same fencing number; false when it has been taken over. */
export async function renewLease(manager: EntityManager, lease: Lease, until: Instant): Promise<boolean> {
  return (await manager.update(LEASE, { name: DESK, ...lease }, { until })).affected === 1;
}

/** Gives the lease back, so that nobody has to wait until it runs out. */
export async function giveBackLease(manager: EntityManager, lease: Lease): Promise<void> {
  await manager.update(LEASE, { name: DESK, ...lease }, { holder: null, until: null });
}

/** The lease to write under: null for who writes without one (commands of the operator). Throws StaleLease when it is not held. */
export function leaseOf(hold: Hold | null): Lease | null {
  if (!hold) return null;
  const lease = hold.lease();
  if (!lease) throw new StaleLease(STALE);
  return lease;
}

/**
 * The first statement of a transaction. As a write it takes SQLite's write lock, and on PostgreSQL the row's lock, so that
 * transactions which decide something happen one after the other. Throws StaleLease when `lease` has been taken over.
 */
export async function standFirst(manager: EntityManager, lease: Lease | null): Promise<void> {
  const held = lease ? { name: DESK, fence: lease.fence } : { name: DESK };
  if ((await updateRows(manager, LEASE, held, { name: DESK })) !== 1) throw new StaleLease(STALE);
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
  if (!shared) throw new StaleLease(STALE);
}
