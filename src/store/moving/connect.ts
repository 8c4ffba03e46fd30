/** Opens a database beside the desk, for a copy: as it is, or made when it may be new. */
import { existsSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { dataSourceFor } from '../connection/data-source.ts';
import { DatabaseUnusable, databaseUnusable } from '../connection/database-unusable.ts';
import { type DatabaseAddress, databaseAddress, IN_MEMORY } from '../connection/database-url.ts';
import { CopyRefused } from './copy-refused.ts';

/** What `url` names; throws DatabaseUnusable when it names no database, CopyRefused when it is one that does not last. */
export function lastingDatabase(url: string, folder: string): DatabaseAddress {
  const address = databaseAddress(url, folder);
  if (!address) throw new DatabaseUnusable('unknown-url', 'The address names no database.');
  if (address.type === 'sqlite' && address.file === IN_MEMORY)
    throw new CopyRefused('in-memory', 'A database in memory cannot be copied.');
  return address;
}

/** Rejects with CopyRefused when there is no such file. */
export function mustExist(address: DatabaseAddress): void {
  if (address.type === 'sqlite' && !existsSync(address.file))
    throw new CopyRefused('nothing-there', `There is no file ${address.shown}.`);
}

/** Connects, lets `work` have the database, and disconnects. Rejects with DatabaseUnusable when that is what is wrong. */
export async function withDatabase<T>(
  address: DatabaseAddress,
  work: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  const dataSource = dataSourceFor(address);
  try {
    await dataSource.initialize();
    return await work(dataSource);
  } catch (error) {
    throw databaseUnusable(error, address.shown) ?? error;
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}
