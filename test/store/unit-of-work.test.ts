/** A full disk and a broken connection: the unit is lost as a whole, and the next one finds everything in order. */
import { join } from 'node:path';
import { expect } from 'chai';
import { dataSourceFor } from '../../src/store/connection/data-source.ts';
import { failureCode } from '../../src/store/connection/database-unusable.ts';
import { MARK } from '../../src/store/entities/mark.ts';
import { bringUpToDate } from '../../src/store/migrate.ts';
import { unitOfWork } from '../../src/store/units/unit-of-work.ts';
import { aTicket } from './examples.ts';
import { databaseWithTables, type FreshDatabase, failureOf, ON_SQLITE } from './fresh-database.ts';

describe('a unit of work', () => {
  let database: FreshDatabase;

  beforeEach(async () => {
    database = await databaseWithTables();
  });
  afterEach(() => database.remove());

  it('leaves nothing behind on a full disk, and the next one succeeds once there is room', async () => {
    const file = join(database.folder, 'full.sqlite');
    const dataSource = await dataSourceFor({ type: 'sqlite', file, shown: file }).initialize();
    await bringUpToDate(dataSource, file);
    const [{ page_count: pages }] = await dataSource.query('PRAGMA page_count');
    await dataSource.query(`PRAGMA max_page_count = ${pages}`);
    const write = (value: string) =>
      unitOfWork(dataSource, 'writing', async (manager) => {
        await manager.upsert(MARK, { name: 'start-at', value: 'small' }, ['name']);
        await manager.upsert(MARK, { name: 'last-pass', value }, ['name']);
      });
    expect(failureCode(await failureOf(write('x'.repeat(1_000_000))))).to.equal('SQLITE_FULL');
    expect(await dataSource.manager.count(MARK)).to.equal(0);
    await dataSource.query('PRAGMA max_page_count = 100000');
    await write('y'.repeat(1_000_000));
    expect(await dataSource.manager.count(MARK)).to.equal(2);
    await dataSource.destroy();
  });

  if (!ON_SQLITE) {
    it('is lost when its connection is cut, and runs once more on another', async () => {
      const store = await database.open();
      const hand = await database.otherHand();
      const others = 'datname = current_database() AND pid <> pg_backend_pid()';
      let rounds = 0;
      await store.transaction(async (tx) => {
        rounds += 1;
        await tx.insertTicket(aTicket(`T${rounds}`));
        if (rounds === 1) await hand.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${others}`);
        await tx.insertTicket(aTicket(`U${rounds}`));
      });
      expect((await store.tickets()).map(({ id }) => id).sort()).to.deep.equal([`T${rounds}`, `U${rounds}`]);
      expect(rounds).to.be.greaterThan(1);
    });
  }
});
