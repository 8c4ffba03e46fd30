/** The TypeORM DataSource of a database: the same for the daemon, the tests and the TypeORM command line. */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { entitiesWith } from '../entities/register.ts';
import { MIGRATIONS as POSTGRES_MIGRATIONS } from '../migrations/postgres/register.ts';
import { MIGRATIONS as SQLITE_MIGRATIONS } from '../migrations/sqlite/register.ts';
import { type DatabaseAddress, IN_MEMORY } from './database-url.ts';
import { PatientClient } from './patient-client.ts';

/** better-sqlite3 blocks the whole process while it waits for a lock; waiting longer is done asynchronously (../units/unit-of-work.ts). */
const BUSY_TIMEOUT_MS = 20;
/** How many connections to a PostgreSQL server one desk has at most. */
export const CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;
/** An attempt waits so long and the unit is then tried again (patience.ts), so that a desk that closes is not held up by a stranger's lock. */
const LOCK_TIMEOUT_MS = 2_500;
/** A holder that was stopped in the middle of a transaction gives its locks back after so long. */
const IDLE_IN_TRANSACTION_MS = 60_000;

/** TypeORM forgets a connection that could not be prepared; left open it would keep its locks, and the disk from being unmounted. */
function prepareSqlite(database: BetterSqlite3.Database): void {
  try {
    setPragmas(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function setPragmas(database: BetterSqlite3.Database): void {
  database.pragma('journal_mode = WAL');
  // better-sqlite3 is built with NORMAL for WAL, where a committed ticket can vanish with the power.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  // What is wiped must not stay readable in free pages.
  database.pragma('secure_delete = ON');
}

/** The file holds personal data, so it is made for this user alone; SQLite gives its -wal and -shm the same mode. */
function makeFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
}

/** A DataSource that is not connected yet; the folder and the file of a SQLite database are made when missing. */
export function dataSourceFor(address: DatabaseAddress): DataSource {
  const migrationsTableName = 'migrations';
  if (address.type === 'postgres') {
    return new DataSource({
      type: 'postgres',
      url: address.url,
      entities: entitiesWith('bytea'),
      migrations: [...POSTGRES_MIGRATIONS],
      migrationsTableName,
      connectTimeoutMS: CONNECT_TIMEOUT_MS,
      extra: {
        lock_timeout: LOCK_TIMEOUT_MS,
        idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
        max: CONNECTIONS,
        keepAlive: true,
        Client: PatientClient,
      },
    });
  }
  if (address.file !== IN_MEMORY) makeFile(address.file);
  return new DataSource({
    type: 'better-sqlite3',
    database: address.file,
    entities: entitiesWith('blob'),
    migrations: [...SQLITE_MIGRATIONS],
    migrationsTableName,
    timeout: BUSY_TIMEOUT_MS,
    prepareDatabase: prepareSqlite,
  });
}
