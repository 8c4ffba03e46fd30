/** Taking turns at the desk: who attends, who stands by, and that a holder who wakes up late changes nothing. */
import { expect } from 'chai';
import { keepLease, LEASE_SECONDS, type Turn } from '../../src/store/lease/keep-lease.ts';
import { StaleLease } from '../../src/store/lease/lease.ts';
import { hasEnded, nameHolder } from '../../src/store/lease/lease-holder.ts';
import type { Store } from '../../src/store/store.ts';
import { watch } from '../mailbox/desk-mailbox.ts';
import { aTicket } from './examples.ts';
import { databaseWithTables, type FreshDatabase, failureOf } from './fresh-database.ts';
import { type TimeByHand, timeByHand } from './time-by-hand.ts';

const START = '2026-04-01T00:00:00.000Z';
const SECOND = 1_000;

describe('taking turns at the desk', () => {
  let database: FreshDatabase;
  let stores: Store[];
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    database = await databaseWithTables();
    stores = [await database.open(), await database.open()];
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
    await database.remove();
  });

  /** A daemon whose only work is to hold the lease; `frozen` stands for SIGSTOP: none of its timers comes. */
  function daemon(which: 0 | 1, holder: string, time: TimeByHand, dead: readonly string[] = []) {
    const turns: Turn['is'][] = [];
    const events = watch();
    const base = stores[which];
    if (!base) throw new Error('no such store');
    const keeper = keepLease({
      ...{ store: base, holder, clock: time.clock, monotonic: time.monotonic },
      hasEnded: (name) => dead.includes(name),
      pause: (milliseconds, signal) => {
        const paused = time.pause(milliseconds, signal);
        events.changed();
        return paused;
      },
      work: (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
      told: (turn) => {
        turns.push(turn.is);
        events.changed();
      },
    });
    const stopping = new AbortController();
    const ended = keeper.run(stopping.signal);
    const stop = async () => {
      stopping.abort();
      await ended;
    };
    stops.push(stop);
    const heard = (is: Turn['is'], times = 1) =>
      events.until(() => turns.filter((turn) => turn === is).length >= times && time.pausing() > 0);
    return { turns, stop, heard, failed: keeper.failed, store: base.under(keeper) };
  }

  it('one attends and writes; the other stands by and cannot', async () => {
    const time = timeByHand(START);
    const first = daemon(0, 'here/1/first', time);
    await first.heard('attending');
    const second = daemon(1, 'here/2/second', timeByHand(START));
    await second.heard('standing-by');
    await first.store.transaction((tx) => tx.insertTicket(aTicket('T1')));
    expect(await failureOf(second.store.transaction((tx) => tx.insertTicket(aTicket('T2'))))).to.be.instanceOf(
      StaleLease,
    );
    expect((await second.store.tickets()).map(({ id }) => id)).to.deep.equal(['T1']);
  });

  it('a holder that renews keeps the lease for as long as it lives', async () => {
    const mine = timeByHand(START);
    const theirs = timeByHand(START);
    const first = daemon(0, 'here/1/first', mine);
    await first.heard('attending');
    const second = daemon(1, 'here/2/second', theirs);
    await second.heard('standing-by');
    for (let round = 1; round <= 12; round++) {
      mine.pass(10 * SECOND);
      await first.heard('renewed', round);
      for (const half of [1, 2]) {
        theirs.pass(5 * SECOND);
        await second.heard('looked', 1 + (round - 1) * 2 + half);
      }
    }
    expect(second.turns).to.not.include('attending');
  });

  it('the standby takes over within 60 s of the death of the holder', async () => {
    const first = daemon(0, 'here/1/first', timeByHand(START));
    await first.heard('attending');
    const theirs = timeByHand(START);
    const second = daemon(1, 'here/2/second', theirs);
    await second.heard('standing-by');
    let seconds = 0;
    while (!second.turns.includes('attending')) {
      theirs.pass(5 * SECOND);
      seconds += 5;
      await Promise.race([second.heard('looked', 1 + seconds / 5), second.heard('attending')]);
      await new Promise(setImmediate);
      expect(seconds).to.be.at.most(60);
    }
    expect(seconds).to.be.at.least(LEASE_SECONDS);
  });

  it('a holder that wakes up late changes nothing: its next write fails, and it stands by', async () => {
    const mine = timeByHand(START);
    const first = daemon(0, 'here/1/first', mine);
    await first.heard('attending');
    const second = daemon(1, 'here/2/second', timeByHand(START), ['here/1/first']);
    await second.heard('attending');
    await second.store.transaction((tx) => tx.insertTicket(aTicket('T1')));
    mine.pass(3 * LEASE_SECONDS * SECOND - 80 * SECOND);
    const late = await failureOf(first.store.transaction((tx) => tx.insertTicket(aTicket('T2'))));
    expect(late).to.be.instanceOf(StaleLease);
    await first.heard('lost');
    expect((await second.store.tickets()).map(({ id }) => id)).to.deep.equal(['T1']);
    mine.pass(5 * SECOND);
    await first.heard('standing-by');
  });

  it('a holder that ends gives the lease back, and the standby need not wait', async () => {
    const first = daemon(0, 'here/1/first', timeByHand(START));
    await first.heard('attending');
    const theirs = timeByHand(START);
    const second = daemon(1, 'here/2/second', theirs);
    await second.heard('standing-by');
    await first.stop();
    theirs.pass(5 * SECOND);
    await second.heard('attending');
  });

  it('a wall clock that is a day ahead or behind gives nobody the lease of a living holder, and keeps no heir from it', async () => {
    const first = daemon(0, 'here/1/first', timeByHand(START));
    await first.heard('attending');
    const ahead = timeByHand('2026-04-02T00:00:00.000Z');
    const second = daemon(1, 'here/2/second', ahead);
    await second.heard('standing-by');
    ahead.set(-2 * 86_400 * SECOND);
    for (let look = 2; look <= 7; look++) {
      ahead.pass(5 * SECOND);
      await Promise.race([second.heard('looked', look), second.heard('attending')]);
    }
    await second.heard('attending');
  });

  it('waits for a command of the operator until the hour that the command has named', async () => {
    const time = timeByHand(START);
    await stores[0]?.seizeLease('copying', { holder: null, fence: 0, until: null }, '2026-04-01T00:10:00.000Z');
    const only = daemon(1, 'here/1/first', time);
    await only.heard('standing-by');
    time.pass(599 * SECOND);
    await only.heard('looked', 2);
    expect(only.turns).to.not.include('attending');
    time.pass(5 * SECOND);
    await only.heard('attending');
  });

  it('asks each second once something could not be written, and calls everybody when it can be again', async () => {
    const time = timeByHand(START);
    const store = stores[0];
    if (!store) throw new Error('no store');
    const real = store.renewLease;
    let locked = true;
    let asked = 0;
    Object.assign(store, {
      renewLease: async (...given: Parameters<Store['renewLease']>) => {
        asked += 1;
        if (locked) throw Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' });
        return real(...given);
      },
    });
    const only = daemon(0, 'here/4/only', time);
    await only.heard('attending');
    only.failed(Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' }));
    await only.heard('failed');
    for (const times of [2, 3, 4]) {
      time.pass(SECOND);
      await only.heard('failed', times);
    }
    expect(asked).to.equal(3);
    expect(only.turns).to.not.include('recovered');
    locked = false;
    time.pass(SECOND);
    await only.heard('recovered');
    time.pass(10 * SECOND);
    await only.heard('renewed', 2);
    expect(only.turns.filter((turn) => turn === 'recovered')).to.have.length(1);
  });

  it('says once what turned several units away', async () => {
    const time = timeByHand(START);
    const only = daemon(0, 'here/5/only', time);
    await only.heard('attending');
    const busy = Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' });
    for (let unit = 0; unit < 5; unit++) only.failed(busy);
    expect(only.turns.filter((turn) => turn === 'failed')).to.have.length(1);
  });

  it('goes on after the database has failed', async () => {
    const time = timeByHand(START);
    const store = stores[0];
    if (!store) throw new Error('no store');
    const real = store.readLease;
    let fails = true;
    Object.assign(store, {
      readLease: async () => {
        if (fails) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
        return real();
      },
    });
    const only = daemon(0, 'here/3/only', time);
    await only.heard('failed');
    fails = false;
    time.pass(5 * SECOND);
    await only.heard('attending');
  });
});

describe('the name of a holder', () => {
  it('shows that a living process has not ended', () => {
    expect(hasEnded(nameHolder())).to.equal(false);
  });

  it('shows that its process has ended, or that its number belongs to another now', () => {
    const [machine, pid, startedAt, once] = nameHolder().split('/');
    expect(hasEnded([machine, '4194999', startedAt, once].join('/'))).to.equal(true);
    expect(hasEnded([machine, pid, '1', once].join('/'))).to.equal(true);
  });

  it('shows nothing of a process on another machine, or in another container', () => {
    const [, , startedAt, once] = nameHolder().split('/');
    expect(hasEnded(['elsewhere:boot:1', '4194999', startedAt, once].join('/'))).to.equal(false);
    expect(hasEnded('copying')).to.equal(false);
  });
});
