/** An empty database for one test: a SQLite file of its own, or the PostgreSQL database that TEST_DATABASE names, emptied. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { deriveKeys, type Keys } from '../../src/store/keys.ts';
import { openStore, type StoreOptions } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';

export const KEYS: Keys = deriveKeys('a secret that only these tests know, 0123456789');
const server = process.env.TEST_DATABASE?.startsWith('postgres') ? process.env.TEST_DATABASE : null;
export const ON_SQLITE = server === null;

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

export async function freshDatabase(): Promise<FreshDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'salvage-desk-'));
  const file = join(folder, 'desk.sqlite');
  const url = server ?? `sqlite:${file}`;
  const opened: Store[] = [];
  const hands: OtherHand[] = [];
  const otherHand = async () => {
    const hand = server ? await onPostgres(server) : onSqlite(file);
    hands.push(hand);
    return hand;
  };
  if (server) {
    const hand = await otherHand();
    await hand.sql('DROP SCHEMA public CASCADE');
    await hand.sql('CREATE SCHEMA public');
    await hand.end();
  }
  return {
    ...{ url, folder, otherHand },
    async open(options = {}) {
      const store = await openStore({ url, keys: KEYS, ...options });
      opened.push(store);
      return store;
    },
    async remove() {
      await Promise.all([...hands.map((hand) => hand.end()), ...opened.map((store) => store.close())]);
      await rm(folder, { recursive: true });
    },
  };
}

/** What `promise` was rejected with; fails when it was not. */
export async function failureOf(promise: Promise<unknown>): Promise<Error> {
  const error = await promise.then(
    () => new Error('nothing failed'),
    (reason: Error) => reason,
  );
  if (error.message === 'nothing failed') throw error;
  return error;
}
