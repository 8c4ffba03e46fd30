/** Who waits, who goes past and who gives up while another process keeps the SQLite file locked. */
import { expect } from 'chai';
import { endingOf, TEMPORARY } from '../../src/cli/exit-codes.ts';
import { databaseUnusable } from '../../src/store/connection/database-unusable.ts';
import { patienceAlone, patienceIn } from '../../src/store/units/patience.ts';
import { writerQueue } from '../../src/store/units/writer-queue.ts';
import { aTicket } from './examples.ts';
import { type FreshDatabase, failureOf, freshDatabase, ON_SQLITE, type OtherHand } from './fresh-database.ts';

const BUSY = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });

/** A queue before a file that is locked until `release`; time passes by as much as is paused. */
function lockedFile() {
  let now = 0;
  let locked = true;
  const time = {
    monotonic: () => now,
    random: () => 0.5,
    pause: async (milliseconds: number) => {
      now += milliseconds;
      await new Promise(setImmediate);
    },
  };
  const queue = writerQueue({ atOnce: 1 });
  const patience = patienceIn(queue, 'sqlite', time);
  const asked = new Map<string, number>();
  const done: string[] = [];
  const write = (name: string, urgency: 'in-turn' | 'ahead' = 'in-turn') =>
    queue.run(
      async () => {
        const again = patience.begin();
        for (let round = 0; locked; round++) {
          asked.set(name, (asked.get(name) ?? 0) + 1);
          if (!(await again(BUSY, round))) throw BUSY;
        }
        done.push(name);
      },
      { urgency },
    );
  const read = (name: string) => queue.run(async () => void done.push(name), { reads: true });
  const release = () => {
    locked = false;
  };
  return { queue, patience, asked, done, write, read, release, elapsed: () => now };
}

describe('a locked file', () => {
  it('is asked by one for all: they give up together, ten seconds after the first began', async () => {
    const file = lockedFile();
    const failures = await Promise.all(
      ['first', 'second', 'third']
        .map((name) => failureOf(file.write(name)))
        .concat(failureOf(file.write('x', 'ahead'))),
    );
    expect(failures).to.deep.equal([BUSY, BUSY, BUSY, BUSY]);
    expect([...file.asked.keys()]).to.deep.equal(['first']);
    expect(file.elapsed()).to.be.within(10_000, 10_200);
  });

  it('keeps no reader waiting', async () => {
    const file = lockedFile();
    const writing = [file.write('approve'), file.write('undo')];
    await Promise.all([file.read('health'), file.read('lease')]);
    expect(file.done).to.deep.equal(['health', 'lease']);
    file.release();
    await Promise.all(writing);
  });

  it('is written in the order of arrival once it is free', async () => {
    const file = lockedFile();
    const writing = [file.write('approve'), file.write('undo'), file.write('third')];
    await file.read('a reader, while the first waits');
    file.release();
    await Promise.all(writing);
    expect(file.done.slice(1)).to.deep.equal(['approve', 'undo', 'third']);
  });

  it('is waited for by whoever comes after the others gave up', async () => {
    const file = lockedFile();
    expect(await failureOf(file.write('first'))).to.equal(BUSY);
    const later = file.write('later');
    await file.read('a reader');
    file.release();
    await later;
    expect(file.done).to.include('later');
  });

  it('is waited for no longer than a moment when the desk closes', async () => {
    const file = lockedFile();
    const waiting = [file.write('first'), file.write('second')].map(failureOf);
    file.patience.hurry();
    await Promise.all(waiting);
    await failureOf(file.write('the lease is given back'));
    expect(file.elapsed()).to.be.below(2_000);
    await file.queue.drain();
  });
});

describe('a conflict on PostgreSQL', () => {
  it('concerns one unit: those beside it go on', async () => {
    const turnedAway: unknown[] = [];
    const queue = {
      lend: () => Promise.reject(new Error('lent')),
      turnAway: (error: unknown) => void turnedAway.push(error),
    };
    let now = 0;
    const time = {
      monotonic: () => now,
      random: () => 0,
      pause: async (milliseconds: number) => {
        now += milliseconds;
      },
    };
    const again = patienceIn(queue, 'postgres', time).begin();
    let rounds = 0;
    while (await again(BUSY, rounds)) rounds += 1;
    expect(rounds).to.be.above(50);
    expect(turnedAway).to.deep.equal([]);
  });

  it('is asked about more and more rarely, and not for ever', async () => {
    const pauses: number[] = [];
    const time = {
      monotonic: () => pauses.reduce((sum, pause) => sum + pause, 0),
      random: () => 1,
      pause: async (milliseconds: number) => void pauses.push(milliseconds),
    };
    const again = patienceAlone(time);
    for (let round = 0; await again(BUSY, round); ) round += 1;
    expect(pauses.slice(0, 7)).to.deep.equal([5, 10, 20, 40, 80, 160, 160]);
    expect(time.monotonic()).to.be.within(10_000, 10_200);
  });
});

if (ON_SQLITE)
  describe('a store whose file another program keeps locked', () => {
    let database: FreshDatabase;
    let other: OtherHand;
    beforeEach(async () => {
      database = await freshDatabase();
    });
    afterEach(() => database.remove());

    it('reads, and writes as soon as the other lets go', async () => {
      const store = await database.open();
      other = await database.otherHand();
      await other.sql('BEGIN IMMEDIATE');
      const writing = ['T1', 'T2', 'T3'].map((id) => store.transaction((tx) => tx.insertTicket(aTicket(id))));
      expect(await store.tickets()).to.deep.equal([]);
      await other.sql('COMMIT');
      await Promise.all(writing);
      expect((await store.tickets()).map(({ id }) => id)).to.have.members(['T1', 'T2', 'T3']);
    });

    it('that is closing gives up, changes nothing, and ends', async () => {
      const store = await database.open();
      other = await database.otherHand();
      await other.sql('BEGIN IMMEDIATE');
      const writing = ['T1', 'T2'].map((id) => failureOf(store.transaction((tx) => tx.insertTicket(aTicket(id)))));
      store.hurry();
      for (const failure of await Promise.all(writing)) expect(failure).to.have.property('code', 'SQLITE_BUSY');
      await store.close();
      await other.sql('COMMIT');
      expect(await other.sql('SELECT * FROM ticket')).to.deep.equal([]);
    });
  });

describe('a command that finds the file locked', () => {
  it('says why, and ends so that it is tried again', () => {
    const ending = endingOf(databaseUnusable(BUSY, 'desk.sqlite'));
    expect(ending.code).to.equal(TEMPORARY);
    expect(ending.text).to.match(/^Another program keeps the database desk\.sqlite locked .*fuser/);
  });
});
