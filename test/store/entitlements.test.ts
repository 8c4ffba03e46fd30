/** Each service once for each account, whoever comes first. */
import { expect } from 'chai';
import type { Store } from '../../src/store/store.ts';
import { NOW } from './examples.ts';
import { databaseWithTables, type FreshDatabase } from './fresh-database.ts';

const ACCOUNT = '0123456789';

describe('the once-only right', () => {
  let database: FreshDatabase;
  let store: Store;
  const reserve = (services: readonly string[], ticket: string, on = store) =>
    on.transaction((tx) => tx.reserveEntitlements(ACCOUNT, services, ticket));
  const usedBeside = (ticket: string) => store.transaction((tx) => tx.entitlementsUsed(ACCOUNT, ticket));

  beforeEach(async () => {
    database = await databaseWithTables();
    store = await database.open();
  });
  afterEach(() => database.remove());

  it('is reserved for one ticket, which may ask again, and for no other', async () => {
    expect(await reserve(['mail'], 'T1')).to.equal(true);
    expect(await reserve(['mail'], 'T1')).to.equal(true);
    expect(await reserve(['mail'], 'T2')).to.equal(false);
    expect(await usedBeside('T2')).to.deep.equal(['mail']);
    expect(await usedBeside('T1')).to.deep.equal([]);
  });

  it('is reserved for all services or for none', async () => {
    await reserve(['mail'], 'T1');
    expect(await reserve(['files', 'mail'], 'T2')).to.equal(false);
    expect(await reserve(['files'], 'T3')).to.equal(true);
  });

  it('is another one for another account', async () => {
    await reserve(['mail'], 'T1');
    expect(await store.transaction((tx) => tx.reserveEntitlements('9999999999', ['mail'], 'T2'))).to.equal(true);
  });

  it('is free again when the reservation is given back', async () => {
    await reserve(['mail', 'files'], 'T1');
    await store.transaction((tx) => tx.freeEntitlements('T1'));
    expect(await reserve(['mail', 'files'], 'T2')).to.equal(true);
  });

  it('stays used once it was granted', async () => {
    await reserve(['mail'], 'T1');
    await store.transaction((tx) => tx.grantEntitlements('T1', NOW));
    await store.transaction((tx) => tx.freeEntitlements('T1'));
    expect(await usedBeside('T2')).to.deep.equal(['mail']);
    expect(await reserve(['mail'], 'T2')).to.equal(false);
  });

  it('has exactly one winner when two daemons reserve it at the same moment, a hundred times', async () => {
    const other = await database.open();
    for (let round = 0; round < 100; round++) {
      const services = [`service-${round}`];
      const ends = await Promise.all([reserve(services, 'T1'), reserve(services, 'T2', other)]);
      expect(ends.filter(Boolean)).to.have.length(1);
    }
  });

  it('is kept as a keyed hash of the account', async () => {
    await reserve(['mail'], 'T1');
    const hand = await database.otherHand();
    const rows = await hand.sql('SELECT * FROM entitlement');
    await hand.end();
    expect(rows).to.have.length(1);
    expect(JSON.stringify(rows)).not.to.contain(ACCOUNT);
  });
});
