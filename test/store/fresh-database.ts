/** An empty database for one test, the stores opened on it, and a second hand on the same database. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { deriveKeys, type Keys } from '../../src/store/keys.ts';
import { openStore, type StoreOptions } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { databaseIn, databaseWithTablesIn, type TestDatabase } from './test-database.ts';

export { ON_SQLITE } from './test-database.ts';

export const KEYS: Keys = deriveKeys('a secret that only these tests know, 0123456789');

/** A second hand on the same database, as an intruder, another program or a person would have it. */
export interface OtherHand {
  sql(statement: string): Promise<readonly Record<string, unknown>[]>;
  /** May be said more than once; the end of the test says it too. */
  end(): Promise<void>;
}

export interface FreshDatabase {
  readonly url: string;
  readonly folder: string;
  open(options?: Partial<StoreOptions>): Promise<Store>;
  otherHand(): Promise<OtherHand>;
  /** Closes every store that was opened and forgets the database. */
  remove(): Promise<void>;
}

async function onPostgres(url: string): Promise<OtherHand> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return { sql: async (statement) => (await client.query(statement)).rows, end: () => client.end() };
}

function onSqlite(file: string): OtherHand {
  const database = new Database(file);
  return {
    async sql(text) {
      const statement = database.prepare(text);
      if (statement.reader) return statement.all() as Record<string, unknown>[];
      statement.run();
      return [];
    },
    async end() {
      database.close();
    },
  };
}

/** A hand of its own on the database that `url` names. */
export async function handOn(url: string): Promise<OtherHand> {
  return url.startsWith('sqlite:') ? onSqlite(url.slice('sqlite:'.length)) : onPostgres(url);
}

/** An empty database, whose tables the first store that is opened makes. */
export async function freshDatabase(
  make: (folder: string) => Promise<TestDatabase> = databaseIn,
): Promise<FreshDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'salvage-desk-'));
  const { url, forget } = await make(folder);
  const opened: Store[] = [];
  const hands: OtherHand[] = [];
  return {
    ...{ url, folder },
    async otherHand() {
      const hand = await handOn(url);
      hands.push(hand);
      return hand;
    },
    async open(options = {}) {
      const store = await openStore({ url, keys: KEYS, ...options });
      opened.push(store);
      return store;
    },
    async remove() {
      await Promise.all([...hands.map((hand) => hand.end()), ...opened.map((store) => store.close())]);
      await forget();
      await rm(folder, { recursive: true });
    },
  };
}

/** The same for a test that is not about the first start: on PostgreSQL the tables are there. */
export const databaseWithTables = (): Promise<FreshDatabase> => freshDatabase(databaseWithTablesIn);

/** What `promise` was rejected with; fails when it was not. */
export async function failureOf(promise: Promise<unknown>): Promise<Error> {
  const error = await promise.then(
    () => new Error('nothing failed'),
    (reason: Error) => reason,
  );
  if (error.message === 'nothing failed') throw error;
  return error;
}
