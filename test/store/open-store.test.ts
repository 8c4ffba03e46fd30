/** How the store opens: empty, again, and when it must not. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { dataSourceFor } from '../../src/store/connection/data-source.ts';
import { DatabaseUnusable, databaseUnusable } from '../../src/store/connection/database-unusable.ts';
import { databaseAddress } from '../../src/store/connection/database-url.ts';
import { deriveKeys } from '../../src/store/keys.ts';
import { MIGRATIONS } from '../../src/store/migrations/sqlite/register.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aTicket } from './examples.ts';
import { type FreshDatabase, failureOf, freshDatabase, KEYS, ON_SQLITE } from './fresh-database.ts';

async function wordOf(opening: Promise<unknown>): Promise<string> {
  const failure = await failureOf(opening);
  expect(failure).to.be.instanceOf(DatabaseUnusable);
  return (failure as DatabaseUnusable).word;
}

describe('opening the store', () => {
  let database: FreshDatabase;

  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.remove());

  it('makes the tables of an empty database, and leaves everything as it is the second time', async () => {
    const first = await database.open();
    await first.transaction((tx) => tx.insertTicket(aTicket('T1')));
    await first.close();
    const second = await database.open();
    expect((await second.tickets()).map(({ id }) => id)).to.deep.equal(['T1']);
    const hand = await database.otherHand();
    const migrations = await hand.sql('SELECT name FROM migrations');
    await hand.end();
    expect(migrations).to.have.length(MIGRATIONS.length);
  });

  it('lets two daemons start at the same moment on an empty database', async () => {
    const [one, other] = await Promise.all([database.open(), database.open()]);
    await one.transaction((tx) => tx.insertTicket(aTicket('T1')));
    expect(await other.tickets()).to.have.length(1);
  });

  it('has made the very tables its entities describe', async () => {
    await database.open();
    const address = databaseAddress(database.url);
    if (!address) throw new Error('no address');
    const dataSource = await dataSourceFor(address).initialize();
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    await dataSource.destroy();
    expect(upQueries.map(({ query }) => query)).to.deep.equal([]);
  });

  it('refuses a database with a migration this program does not know, and changes nothing in it', async () => {
    await (await database.open()).close();
    const hand = await database.otherHand();
    await hand.sql(`INSERT INTO migrations (timestamp, name) VALUES (1999999999999, 'FromTheFuture1999999999999')`);
    expect(await wordOf(database.open())).to.equal('newer-than-program');
    const failure = await failureOf(database.open());
    expect(failure.message).to.contain('FromTheFuture1999999999999').and.to.contain('Install the newer salvage-desk');
    await hand.end();
  });

  it('refuses another secretKey, with which no used right would be recognised', async () => {
    await (await database.open()).close();
    const keys = deriveKeys('quite another secret, which somebody typed in later');
    expect(await wordOf(database.open({ keys }))).to.equal('other-key');
    expect(await (await database.open()).tickets()).to.deep.equal([]);
  });

  it('says that a server does not answer, without telling its password', async () => {
    const failure = await failureOf(openStore({ url: 'postgres://desk:hush@127.0.0.1:1/desk', keys: KEYS }));
    expect(failure).to.be.instanceOf(DatabaseUnusable).with.property('word', 'unreachable');
    expect(failure.message).to.contain('postgres://127.0.0.1:1/desk').and.not.to.contain('hush');
  });

  it('says what may stand in `database` when it cannot tell what is meant, without repeating it', async () => {
    const failure = await failureOf(openStore({ url: 'mysql://desk:hush@db.example/desk', keys: KEYS }));
    expect(failure).to.have.property('word', 'unknown-url');
    expect(failure.message).to.contain('sqlite:PATH').and.not.to.contain('hush');
  });

  it('shows the TypeORM command line the same database by ormconfig.ts', async () => {
    await (await database.open()).close();
    const config = join(database.folder, 'desk.yaml');
    await writeFile(config, `database: ${database.url}\nnot: [checked, here]\n`);
    const commandLine = ['--import', 'tsx', 'node_modules/typeorm/cli.js', 'migration:show', '-d', 'ormconfig.ts'];
    const env = { ...process.env, SALVAGE_DESK_CONFIG: config };
    const { stdout } = await promisify(execFile)(process.execPath, commandLine, { env });
    expect(stdout).to.match(/\[X\] \d+ FirstTables\d+/);
  });
});

describe('a database in a SQLite file', () => {
  let database: FreshDatabase;
  const open = (file: string) => openStore({ url: `sqlite:${file}`, folder: database.folder, keys: KEYS });

  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.remove());

  it('is made with its folder, for this user alone', async () => {
    const store = await open('./data/deep/desk.sqlite');
    const file = await stat(join(database.folder, 'data/deep/desk.sqlite'));
    const folder = await stat(join(database.folder, 'data/deep'));
    await store.close();
    expect([file.mode & 0o777, folder.mode & 0o777]).to.deep.equal([0o600, 0o700]);
  });

  it('R02: survives the loss of power after a commit, waits for locks no longer than 100 ms, and leaves nothing readable', async () => {
    const dataSource = await dataSourceFor({
      type: 'sqlite',
      file: join(database.folder, 'x'),
      shown: 'x',
    }).initialize();
    const pragma = async (name: string) => Object.values((await dataSource.query(`PRAGMA ${name}`))[0])[0];
    const FULL = 2;
    expect(await pragma('journal_mode')).to.equal('wal');
    expect(await pragma('synchronous')).to.equal(FULL);
    expect(await pragma('foreign_keys')).to.equal(1);
    expect(await pragma('secure_delete')).to.equal(1);
    expect(await pragma('busy_timeout')).to.be.within(1, 100);
    await dataSource.destroy();
  });

  it('cannot lie below a file', async () => {
    await writeFile(join(database.folder, 'note'), '');
    const opening = open('note/desk.sqlite');
    expect(await wordOf(opening)).to.equal('not-writable');
    expect((await failureOf(opening)).message).to.contain('this user may write to it');
  });

  it('cannot be a folder', async () => {
    await mkdir(join(database.folder, 'desk.sqlite'));
    expect(await wordOf(open('desk.sqlite'))).to.equal('not-writable');
  });

  it('is not writable when SQLite says it may only be read', async () => {
    const file = join(database.folder, 'desk.sqlite');
    await (await open(file)).close();
    const readonly = new Database(file, { readonly: true });
    let refused: unknown;
    try {
      readonly.exec('BEGIN IMMEDIATE; UPDATE lease SET fence = 9');
    } catch (error) {
      refused = error;
    }
    readonly.close();
    expect(databaseUnusable(refused, file)).to.have.property('word', 'not-writable');
  });

  it('is refused when it is something else', async () => {
    await writeFile(join(database.folder, 'desk.sqlite'), 'Dear desk, I would like to apply. '.repeat(200));
    expect(await wordOf(open('desk.sqlite'))).to.equal('corrupt');
  });

  it('is refused when a page of it is damaged (R13)', async () => {
    const file = join(database.folder, 'desk.sqlite');
    const store = await open(file);
    await store.transaction(async (tx) => {
      for (let index = 0; index < 300; index++) await tx.insertTicket(aTicket(`T${index}`));
    });
    await store.close();
    const bytes = await readFile(file);
    bytes.fill(0x5a, 100 * 1024, 140 * 1024);
    await writeFile(file, bytes);
    expect(await wordOf(open(file))).to.equal('corrupt');
  });

  it('may be in memory, and is then gone with its store', async () => {
    const url = 'sqlite::memory:';
    const first = await openStore({ url, keys: KEYS });
    await first.transaction((tx) => tx.insertTicket(aTicket('T1')));
    const second = await openStore({ url, keys: KEYS });
    expect([(await first.tickets()).length, (await second.tickets()).length]).to.deep.equal([1, 0]);
    await Promise.all([first.close(), second.close()]);
  });

  if (ON_SQLITE) {
    it('holds no personal data in clear beside its tickets and letters', async () => {
      const store = await database.open();
      await store.transaction(async (tx) => {
        await tx.reserveEntitlements('9876543210', ['mail'], 'T1');
        await tx.grantEntitlements('T1', '2026-04-02T00:00:00.000Z');
      });
      await store.close();
      expect(await readFile(join(database.folder, 'desk.sqlite'), 'latin1')).not.to.contain('9876543210');
    });
  }
});
