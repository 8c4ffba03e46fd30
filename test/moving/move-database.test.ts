/** The desk moves from one database into another: whole, once, and verifiably; on PostgreSQL between both kinds. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'chai';
import { DatabaseUnusable } from '../../src/store/connection/database-unusable.ts';
import { deriveKeys } from '../../src/store/keys.ts';
import { CopyRefused } from '../../src/store/moving/copy-refused.ts';
import { type Move, moveDatabase } from '../../src/store/moving/move-database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type FreshDatabase, failureOf, freshDatabase, handOn } from '../store/fresh-database.ts';
import { timeByHand } from '../store/time-by-hand.ts';
import { everythingOf, KEYS, liveIn, lookInto } from './lived-in.ts';

const NOW = '2026-06-03T05:00:00.000Z';

describe('migrate --from --to', () => {
  let database: FreshDatabase;
  let old: string;

  beforeEach(async () => {
    database = await freshDatabase();
    old = `sqlite:${join(database.folder, 'old.sqlite')}`;
    await liveIn(old);
  });
  afterEach(() => database.remove());

  const move = (changes: Partial<Move> = {}) =>
    moveDatabase({
      ...{ from: old, to: database.url, folder: database.folder, keys: KEYS, clock: () => NOW, told: () => {} },
      ...changes,
    });
  async function refusal(changes: Partial<Move> = {}): Promise<string> {
    const failure = await failureOf(move(changes));
    if (failure instanceof CopyRefused || failure instanceof DatabaseUnusable) return failure.word;
    throw failure;
  }
  const tickets = (url: string) => lookInto(url, async (store) => (await store.tickets()).length);

  it('copies everything, there and back again', async () => {
    const before = await lookInto(old, everythingOf);
    const { counts, brokenAt } = await move();
    expect(brokenAt).to.equal(null);
    expect([counts.get('ticket'), counts.get('mail')]).to.deep.equal([3, 5]);
    expect(await lookInto(database.url, everythingOf)).to.equal(before);
    const back = `sqlite:${join(database.folder, 'back.sqlite')}`;
    await move({ from: database.url, to: back });
    expect(await lookInto(back, everythingOf)).to.equal(before);
  });

  it('closes the old database: two desks would answer everybody twice', async () => {
    await move();
    const failure = await failureOf(openStore({ url: old, keys: KEYS }));
    expect(failure).to.be.instanceOf(DatabaseUnusable).with.property('word', 'moved-away');
    expect(await refusal({ to: `sqlite:${join(database.folder, 'third.sqlite')}` })).to.equal('moved-away');
  });

  it('takes over a database that was only migrated, and refuses one that holds something', async () => {
    await lookInto(database.url, (store) => store.setStartAt('2026-01-01T00:00:00.000Z'));
    await move();
    const another = `sqlite:${join(database.folder, 'another.sqlite')}`;
    await liveIn(another);
    const before = await lookInto(another, everythingOf);
    expect(await refusal({ from: another })).to.equal('not-empty');
    expect(await lookInto(another, everythingOf)).to.equal(before);
  });

  it('is broken off without a trace, and begun again', async () => {
    const broken = move({
      told: (table, rows) => {
        if (table === 'ticket' && rows > 0) throw new Error('the power went');
      },
    });
    expect((await failureOf(broken)).message).to.equal('the power went');
    expect(await tickets(database.url)).to.equal(0);
    expect(await tickets(old)).to.equal(3);
    await move();
    expect(await tickets(database.url)).to.equal(3);
  });

  it('goes on when it was broken off between closing the old database and the commit', async () => {
    await move();
    const empty = await freshDatabase();
    // As the broken-off move to this database would have left it.
    const hand = await handOn(old);
    const shown = empty.url.startsWith('sqlite:') ? empty.url.slice(7) : empty.url.replace(/\/\/.*@/, '//');
    await hand.sql(`UPDATE mark SET value = '${shown}' WHERE name = 'moved-to'`);
    await hand.end();
    await move({ to: empty.url });
    expect(await tickets(empty.url)).to.equal(3);
    await empty.remove();
  });

  it('waits for no daemon: while one holds the lease of either, nothing is copied', async () => {
    const lease = { holder: 'daemon', seconds: 60 };
    const daemon = await openStore({ url: old, keys: KEYS, lease, now: () => NOW });
    expect(await refusal()).to.equal('in-use');
    await daemon.close();
    const late = () => '2026-06-03T05:02:00.000Z';
    const other = await openStore({ url: database.url, keys: KEYS, lease, now: late });
    expect(await refusal({ clock: late })).to.equal('in-use');
    await other.close();
    expect(await tickets(database.url)).to.equal(0);
  });

  it('renews its lease while it copies, and a daemon goes on within a minute after it was killed', async () => {
    const time = timeByHand(NOW);
    const file = new Database(join(database.folder, 'old.sqlite'), { readonly: true });
    const seen = new Set<string | null>();
    const told = () => {
      seen.add(file.prepare<[], { until: string | null }>('SELECT until FROM lease').get()?.until ?? null);
      time.pass(15_000);
    };
    await move({ clock: time.clock, pause: time.pause, told });
    file.close();
    const [first, ...later] = [...seen];
    expect(first).to.equal('2026-06-03T05:01:00.000Z');
    expect(later).to.not.deep.equal([]);
    for (const until of later) expect(Date.parse(until ?? '')).to.be.above(Date.parse(first ?? ''));
  });

  it('changes nothing for a daemon of before that wakes up during the copy', async () => {
    const stale = await openStore({
      url: old,
      keys: KEYS,
      lease: { holder: 'daemon', seconds: 1 },
      now: () => '2026-06-03T04:00:00.000Z',
    });
    await move();
    expect((await failureOf(stale.recordPass(NOW))).name).to.equal('StaleLease');
    await stale.close();
  });

  it('refuses a source whose audit chain does not hold, or that was made with another key, or that is not there', async () => {
    expect(await refusal({ keys: deriveKeys('another secret that nobody had used so far') })).to.equal('other-key');
    expect(await refusal({ from: 'sqlite:nowhere.sqlite' })).to.equal('nothing-there');
    expect(await refusal({ from: 'sqlite::memory:' })).to.equal('in-memory');
    expect(await refusal({ to: old })).to.equal('same-database');
    expect(await refusal({ to: 'mysql://x' })).to.equal('unknown-url');
    const hand = await handOn(old);
    await hand.sql("UPDATE audit SET word = 'approval-recorded' WHERE seq = 2");
    await hand.end();
    expect(await refusal()).to.equal('chain-broken');
    expect(await tickets(database.url)).to.equal(0);
  });
});
