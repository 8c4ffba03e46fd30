/** Opens the store: connects, migrates, checks that the database belongs to this desk's key, and takes the lease. */
import type { DataSource, EntityManager } from 'typeorm';
import type { Instant } from '../domain/time.ts';
import { dataSourceFor } from './connection/data-source.ts';
import { DatabaseUnusable, databaseUnusable } from './connection/database-unusable.ts';
import { type DatabaseAddress, databaseAddress } from './connection/database-url.ts';
import type { Keys } from './keys.ts';
import { type Lease, LeaseHeld, takeLease } from './lease/lease.ts';
import { readMark, setMarkOnce } from './mails/placements.ts';
import { bringUpToDate } from './migrate.ts';
import type { Store } from './store.ts';
import { storeOn } from './store-on.ts';
import { unitOfWork } from './units/unit-of-work.ts';

export interface StoreOptions {
  /** `sqlite:PATH`, `sqlite::memory:` or `postgres://…`. */
  readonly url: string;
  readonly keys: Keys;
  /** Folder from which a relative PATH counts; default: the working directory. */
  readonly folder?: string;
  /** With it, everything this store writes is fenced: once another holder has taken over, it changes nothing any more. */
  readonly lease?: { readonly holder: string; readonly seconds: number };
  /** Needed for a lease only; default: the wall clock. */
  readonly now?: () => Instant;
}

/** With another key no used right would be recognised, and the same person could be approved again. */
async function refuseOtherKey(dataSource: DataSource, keys: Keys, shown: string): Promise<void> {
  const known = await unitOfWork(dataSource, 'writing', async (manager) => {
    await setMarkOnce(manager, 'ledger-key', keys.ledger.id);
    return readMark(manager, 'ledger-key');
  });
  if (known !== keys.ledger.id) {
    throw new DatabaseUnusable('other-key', `The database ${shown} was made with another secretKey.`);
  }
}

/** Two databases that both believe to be the desk would answer everybody twice. */
export async function refuseMovedAway(manager: EntityManager, shown: string): Promise<void> {
  const to = await readMark(manager, 'moved-to');
  if (to !== null) throw new DatabaseUnusable('moved-away', `The database ${shown} was copied to ${to}.`);
}

async function leaseFor(dataSource: DataSource, options: StoreOptions): Promise<Lease | null> {
  if (!options.lease) return null;
  const { holder, seconds } = options.lease;
  const now = options.now?.() ?? new Date().toISOString();
  const lease = await unitOfWork(dataSource, 'writing', (manager) => takeLease(manager, holder, now, seconds));
  if (!lease) throw new LeaseHeld('Another process holds the lease of this database.');
  return lease;
}

async function open(address: DatabaseAddress, options: StoreOptions): Promise<Store> {
  const dataSource = await dataSourceFor(address).initialize();
  try {
    await bringUpToDate(dataSource, address.shown);
    await unitOfWork(dataSource, 'reading', (manager) => refuseMovedAway(manager, address.shown));
    await refuseOtherKey(dataSource, options.keys, address.shown);
    const lease = await leaseFor(dataSource, options);
    return storeOn(dataSource, options.keys, lease && { lease: () => lease, lost: () => {}, failed: () => {} });
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

/**
 * The store in the database that `url` names, with all migrations run; the file and its folder are made when missing.
 * Rejects with DatabaseUnusable, whose `word` and sentences say what is wrong and what to do; with LeaseHeld when a lease
 * is asked for and somebody else holds it.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const address = databaseAddress(options.url, options.folder);
  if (!address) throw new DatabaseUnusable('unknown-url', 'The value of `database` names no database.');
  try {
    return await open(address, options);
  } catch (error) {
    throw databaseUnusable(error, address.shown) ?? error;
  }
}
