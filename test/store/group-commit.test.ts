/** Units that share a COMMIT: each whole or not at all, and none has happened before all of them have. */
import { join } from 'node:path';
import { expect } from 'chai';
import type { DataSource, EntityManager } from 'typeorm';
import { dataSourceFor } from '../../src/store/connection/data-source.ts';
import { failureCode } from '../../src/store/connection/database-unusable.ts';
import { MARK, type MarkName } from '../../src/store/entities/mark.ts';
import { bringUpToDate } from '../../src/store/migrate.ts';
import { type GroupCommit, groupCommit } from '../../src/store/units/group-commit.ts';
import { patienceAlone } from '../../src/store/units/patience.ts';
import { databaseWithTables, type FreshDatabase, failureOf, handOn } from './fresh-database.ts';

const write =
  (name: MarkName, value = 'written') =>
  async (manager: EntityManager) => {
    await manager.insert(MARK, { name, value });
    return name;
  };

describe('a group of units', () => {
  let database: FreshDatabase;
  let file: string;
  let dataSource: DataSource;
  let group: GroupCommit;
  let followed: boolean;

  beforeEach(async () => {
    database = await databaseWithTables();
    file = join(database.folder, 'group.sqlite');
    dataSource = await dataSourceFor({ type: 'sqlite', file, shown: file }).initialize();
    await bringUpToDate(dataSource, file);
    followed = true;
    group = groupCommit(dataSource, () => followed);
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.remove();
  });

  const run = <T>(work: (manager: EntityManager) => Promise<T>) => group.run(work, patienceAlone());
  const last = <T>(work: (manager: EntityManager) => Promise<T>) => {
    followed = false;
    return run(work);
  };
  /** What another program finds in the file. */
  async function stored(): Promise<readonly unknown[]> {
    const hand = await handOn(`sqlite:${file}`);
    const rows = await hand.sql('SELECT name FROM mark ORDER BY name');
    await hand.end();
    return rows.map(({ name }) => name);
  }

  it('is seen by nobody, and tells nobody of success, before the last of them is through', async () => {
    let told = 0;
    const { committed } = await run(write('census'));
    const first = committed.then(() => {
      told += 1;
    });
    await new Promise(setImmediate);
    expect(await stored()).to.deep.equal([]);
    expect(told).to.equal(0);
    const end = await last(write('last-pass'));
    await first;
    expect(await end.committed).to.equal('last-pass');
    expect(await stored()).to.deep.equal(['census', 'last-pass']);
  });

  it('goes on without a member that fails, and keeps nothing of it', async () => {
    const before = await run(write('census'));
    const failure = await failureOf(
      run(async (manager) => {
        await write('last-pass')(manager);
        throw new Error('the roof fell in');
      }),
    );
    const after = await last(write('start-at'));
    expect(failure.message).to.equal('the roof fell in');
    expect(await before.committed).to.equal('census');
    expect(await after.committed).to.equal('start-at');
    expect(await stored()).to.deep.equal(['census', 'start-at']);
  });

  it('is committed when the member that fails is its last', async () => {
    const before = await run(write('census'));
    await failureOf(last(() => Promise.reject(new Error('the roof fell in'))));
    expect(await before.committed).to.equal('census');
    expect(await stored()).to.deep.equal(['census']);
  });

  it('has not happened at all when its COMMIT fails, and every member hears of it', async () => {
    await dataSource.query('CREATE TABLE promise (mark TEXT REFERENCES mark (name) DEFERRABLE INITIALLY DEFERRED)');
    const before = await run(write('census'));
    const culprit = await run((manager) => manager.query(`INSERT INTO promise VALUES ('last-pass')`));
    const after = await last(write('start-at'));
    for (const { committed } of [before, culprit, after])
      expect(failureCode(await failureOf(committed))).to.equal('SQLITE_CONSTRAINT_FOREIGNKEY');
    expect(await stored()).to.deep.equal([]);
    const next = await last(write('recover-since'));
    expect(await next.committed).to.equal('recover-since');
  });

  it('on a full disk keeps exactly what it said it would keep', async () => {
    const [{ page_count: pages }] = await dataSource.query('PRAGMA page_count');
    await dataSource.query(`PRAGMA max_page_count = ${pages}`);
    const before = await run(write('census'));
    const failure = await failureOf(run(write('last-pass', 'x'.repeat(1_000_000))));
    expect(failureCode(failure)).to.equal('SQLITE_FULL');
    await dataSource.query('PRAGMA max_page_count = 100000');
    const after = await last(write('start-at'));
    const ends = await Promise.allSettled([before.committed, after.committed]);
    const kept = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
    expect(await stored()).to.deep.equal(kept);
    expect(kept).to.include('start-at');
  });

  it('takes no more than sixteen, so that the first does not wait for ever', async () => {
    const all = [await run(write('census'))];
    for (let unit = 1; unit < 16; unit += 1)
      all.push(await run((manager) => manager.query('SELECT 1').then(() => 'census' as const)));
    expect(await Promise.all(all.map(({ committed }) => committed))).to.have.length(16);
    expect(await stored()).to.deep.equal(['census']);
  });
});
