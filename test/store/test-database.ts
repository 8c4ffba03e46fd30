/**
 * Which database a test works on: SQLite, or a database of its own on the PostgreSQL server that TEST_DATABASE names, so that
 * the same suites run on both (`npm run test:postgres`).
 */
import { join } from 'node:path';
import { Client } from 'pg';
import { dataSourceFor } from '../../src/store/connection/data-source.ts';
import { databaseAddress } from '../../src/store/connection/database-url.ts';
import { bringUpToDate } from '../../src/store/migrate.ts';

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

/** The name of a database of its own; `model` is what it is a copy of, by default one that is empty. */
async function createDatabase(model = 'template1'): Promise<string> {
  made += 1;
  const name = `desk_${process.pid}_${made}`;
  // Copying files is quick for a database that is nearly empty.
  await ask(`CREATE DATABASE ${name} TEMPLATE ${model} STRATEGY file_copy`);
  return name;
}

function onServer(address: string, name: string): TestDatabase {
  const url = new URL(address);
  url.pathname = name;
  return { url: url.href, forget: () => ask(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** The tables of the store as its migrations make them, with nothing in them; nobody opens it again, so that it can be copied. */
async function makeModel(server: string): Promise<string> {
  const name = await createDatabase();
  const address = databaseAddress(onServer(server, name).url);
  if (!address) throw new Error(`no address: ${name}`);
  const dataSource = await dataSourceFor(address).initialize();
  try {
    await bringUpToDate(dataSource, address.shown);
  } finally {
    await dataSource.destroy();
  }
  return name;
}

let model: Promise<string> | null = null;

const NOTHING_TO_FORGET = async () => {};

/** An empty database; on SQLite a file in `folder`. */
export async function databaseIn(folder: string): Promise<TestDatabase> {
  if (server) return onServer(server, await createDatabase());
  return { url: `sqlite:${join(folder, 'desk.sqlite')}`, forget: NOTHING_TO_FORGET };
}

/**
 * The same for a test that is not about how the tables are made: on PostgreSQL they are there, copied from a database in
 * which the migrations of this program have run. On SQLite running them costs less than copying would.
 */
export async function databaseWithTablesIn(folder: string): Promise<TestDatabase> {
  if (!server) return databaseIn(folder);
  model ??= makeModel(server);
  return onServer(server, await createDatabase(await model));
}

/** A database of which nothing is left on the disk: on SQLite one in memory, on PostgreSQL one that has its tables. */
export async function passingDatabase(): Promise<TestDatabase> {
  return server ? databaseWithTablesIn('') : { url: 'sqlite::memory:', forget: NOTHING_TO_FORGET };
}
