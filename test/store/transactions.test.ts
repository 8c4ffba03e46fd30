/** One unit of work at a time, whole or not at all: the promise everything else rests on. */
import { expect } from 'chai';
import { LeaseHeld, StaleLease } from '../../src/store/lease/lease.ts';
import type { Store } from '../../src/store/store.ts';
import { aLetter, aMail, aTicket, NOW } from './examples.ts';
import { databaseWithTables, type FreshDatabase, failureOf, ON_SQLITE } from './fresh-database.ts';

const ABOUT_NOTHING = { ticket: null, mail: null };

describe('a transaction', () => {
  let database: FreshDatabase;
  let store: Store;

  beforeEach(async () => {
    database = await databaseWithTables();
    store = await database.open();
  });
  afterEach(() => database.remove());

  it('gives back what its work gives, and keeps what it did', async () => {
    const number = await store.transaction((tx) => tx.nextTicketNumber(2026));
    const next = await store.transaction((tx) => tx.nextTicketNumber(2026));
    const otherYear = await store.transaction((tx) => tx.nextTicketNumber(2027));
    expect([number, next, otherYear]).to.deep.equal([1, 2, 1]);
  });

  it('rolls back all of its work when one part fails, and says why', async () => {
    const failure = await failureOf(
      store.transaction(async (tx) => {
        await tx.recordMail(aMail('k1', { tickets: ['T1'] }));
        await tx.insertTicket(aTicket('T1'));
        await tx.appendEvents('T1', [{ type: 'opened' }], { mail: 'k1' }, NOW);
        await tx.owe(aLetter({ token: 'secret', tokenExpiresAt: NOW }));
        await tx.reserveEntitlements('0123456789', ['mail'], 'T1');
        throw new Error('the roof fell in');
      }),
    );
    expect(failure.message).to.equal('the roof fell in');
    expect(await store.tickets()).to.deep.equal([]);
    expect(await store.letters()).to.deep.equal([]);
    expect(await store.transaction((tx) => tx.findMail('k1'))).to.equal(null);
    expect(await store.transaction((tx) => tx.entitlementsUsed('0123456789', ''))).to.deep.equal([]);
    expect(await store.verifyAudit()).to.equal(null);
  });

  it('loses nothing among 2,000 at the same time of which every seventh fails', async () => {
    const fails = (index: number) => index % 7 === 3;
    const all = Array.from({ length: 2000 }, (_, index) =>
      store.transaction(async (tx) => {
        await tx.insertTicket(aTicket(`T${index}`));
        await tx.audit('seen', { ticket: `T${index}`, mail: null }, NOW);
        if (fails(index)) throw new Error(`no ${index}`);
        return index;
      }),
    );
    const ends = await Promise.allSettled(all);
    const kept = ends.flatMap((end) => (end.status === 'fulfilled' ? [`T${end.value}`] : []));
    const expected = ends.map((_, index) => index).filter((index) => !fails(index));
    expect(kept).to.deep.equal(expected.map((index) => `T${index}`));
    const stored = (await store.tickets()).map(({ id }) => id);
    expect(stored.sort()).to.deep.equal(kept.sort());
    expect(await store.verifyAudit()).to.equal(null);
  }).timeout(300_000);

  if (ON_SQLITE) {
    it('waits for its turn: units run in the order they came, reads among them', async () => {
      const order: string[] = [];
      const unit = (name: string) =>
        store.transaction(async (tx) => void order.push(`${name}${await tx.nextTicketNumber(2026)}`));
      const read = async () => void order.push(`read ${(await store.ticketsIn([])).length}`);
      await Promise.all([unit('a'), unit('b'), read(), unit('c')]);
      expect(order).to.deep.equal(['a1', 'b2', 'read 0', 'c3']);
    });

    it('lets timers breathe between units', async () => {
      let ticks = 0;
      const timer = setInterval(() => ticks++, 1);
      await Promise.all(Array.from({ length: 200 }, () => store.transaction((tx) => tx.nextTicketNumber(2026))));
      clearInterval(timer);
      expect(ticks).to.be.greaterThan(10);
    });
  }

  it('is asked again while another process holds the lock, and then goes through once', async () => {
    const hand = await database.otherHand();
    await hand.sql('BEGIN');
    await hand.sql('UPDATE lease SET fence = fence');
    let done = false;
    const waiting = store
      .transaction((tx) => tx.nextTicketNumber(2026))
      .finally(() => {
        done = true;
      });
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    expect(done).to.equal(false);
    await hand.sql('COMMIT');
    await hand.end();
    expect(await waiting).to.equal(1);
  });

  it('says that it stands in line only where all that are asked for later come after it', async () => {
    const order: string[] = [];
    const unit = (name: string) =>
      store.transaction(
        async () => void order.push(name),
        () => order.push(`${name} stands in line`),
      );
    await Promise.all([unit('first'), unit('second')]);
    if (ON_SQLITE) expect(order).to.deep.equal(['first stands in line', 'second stands in line', 'first', 'second']);
    else expect(order).to.have.members(['first', 'second']);
  });

  it('refuses at once to wait for another unit of the same store, which would be for ever', async () => {
    const failure = await failureOf(store.transaction(() => store.tickets()));
    expect(failure.message).to.contain('inside a unit of work');
  });

  it('holds everything that was started in it, also what nobody waited for', async () => {
    await store.transaction(async (tx) => {
      void tx.insertTicket(aTicket('T1')).then(() => tx.appendEvents('T1', [{ type: 'opened' }], { mail: null }, NOW));
    });
    expect((await store.ticketHistory('T1'))?.events).to.have.length(1);
    const failure = await failureOf(
      store.transaction(async (tx) => {
        await tx.insertTicket(aTicket('T2'));
        void tx.insertTicket(aTicket('T1'));
      }),
    );
    expect(failure.message).to.match(/unique/i);
    expect((await store.tickets()).map(({ id }) => id)).to.deep.equal(['T1']);
  });

  it('cannot be used after its end', async () => {
    const kept = await store.transaction(async (tx) => tx);
    expect((await failureOf(kept.audit('late', ABOUT_NOTHING, NOW))).message).to.contain('has ended');
  });

  it('is refused once the store is closed', async () => {
    await store.close();
    expect((await failureOf(store.tickets())).message).to.contain('closed');
  });
});

describe('a lease', () => {
  let database: FreshDatabase;
  const clock = (instant: string) => ({ now: () => instant });
  const lease = (holder: string) => ({ holder, seconds: 60 });

  beforeEach(async () => {
    database = await databaseWithTables();
  });
  afterEach(() => database.remove());

  it('is held by one process at a time', async () => {
    await database.open({ lease: lease('first'), ...clock('2026-04-01T00:00:00.000Z') });
    const second = database.open({ lease: lease('second'), ...clock('2026-04-01T00:00:59.000Z') });
    expect(await failureOf(second)).to.be.instanceOf(LeaseHeld);
  });

  it('once taken over makes every write of the holder before fail, and nothing is changed', async () => {
    const stale = await database.open({ lease: lease('first'), ...clock('2026-04-01T00:00:00.000Z') });
    await stale.transaction((tx) => tx.owe(aLetter()));
    const fresh = await database.open({ lease: lease('second'), ...clock('2026-04-01T00:01:00.000Z') });
    expect(await failureOf(stale.transaction((tx) => tx.insertTicket(aTicket('T1'))))).to.be.instanceOf(StaleLease);
    expect(await failureOf(stale.setStartAt(NOW))).to.be.instanceOf(StaleLease);
    expect(await failureOf(stale.claimLetters(NOW, 10, 60))).to.be.instanceOf(StaleLease);
    expect(await fresh.tickets()).to.deep.equal([]);
    expect(await fresh.startAt()).to.equal(null);
    expect(await fresh.claimLetters(NOW, 10, 60)).to.have.length(1);
  });
});
