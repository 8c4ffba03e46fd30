/**
 * Which database a test works on: SQLite, or a database of its own on the PostgreSQL server that TEST_DATABASE names, so that
 * the same suites run on both (`npm run test:postgres`).
 */
import { join } from 'node:path';
import { Client } from 'pg';

const server = process.env.TEST_DATABASE?.startsWith('postgres') ? process.env.TEST_DATABASE : null;
export const ON_SQLITE = server === null;

export interface TestDatabase {
  readonly url: string;
  /** Drops it, also when somebody is still connected; a file is left to whoever removes its folder. */
  forget(): Promise<void>;
}

let made = 0;

async function ask(statement: string): Promise<void> {
  const client = new Client({ connectionString: server ?? '' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function onServer(address: string): Promise<TestDatabase> {
  made += 1;
  const name = `desk_${process.pid}_${made}`;
  // Copying files is quick for a database that is nearly empty.
  await ask(`CREATE DATABASE ${name} STRATEGY file_copy`);
  const url = new URL(address);
  url.pathname = name;
  return { url: url.href, forget: () => ask(`DROP DATABASE ${name} WITH (FORCE)`) };
}

const NOTHING_TO_FORGET = async () => {};

/** An empty database; on SQLite a file in `folder`. */
export async function databaseIn(folder: string): Promise<TestDatabase> {
  return server ? onServer(server) : { url: `sqlite:${join(folder, 'desk.sqlite')}`, forget: NOTHING_TO_FORGET };
}

/** An empty database of which nothing is left on the disk: on SQLite one in memory. */
export async function passingDatabase(): Promise<TestDatabase> {
  return server ? onServer(server) : { url: 'sqlite::memory:', forget: NOTHING_TO_FORGET };
}
