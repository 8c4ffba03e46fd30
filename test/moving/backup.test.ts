/** A backup is whole whenever it is taken; a restored desk tells nobody anything twice, and loses no application of the time between. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { deriveKeys } from '../../src/store/keys.ts';
import { backUp } from '../../src/store/moving/backup.ts';
import { CopyRefused } from '../../src/store/moving/copy-refused.ts';
import { type Restore, restoreBackup } from '../../src/store/moving/restore.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aLetter, aMail, aTicket } from '../store/examples.ts';
import { type FreshDatabase, failureOf, freshDatabase, ON_SQLITE } from '../store/fresh-database.ts';
import { everythingOf, KEYS, liveIn, lookInto } from './lived-in.ts';

const NOW = '2026-06-04T05:00:00.000Z';

describe('backup and restore', () => {
  let database: FreshDatabase;
  let file: string;

  beforeEach(async () => {
    database = await freshDatabase();
    file = join(database.folder, 'desk.backup');
  });
  afterEach(() => database.remove());

  const shared = () => ({ folder: database.folder, keys: KEYS, clock: () => NOW, told: () => {} });
  const save = () => backUp({ ...shared(), database: database.url, file });
  const restore = (changes: Partial<Restore> = {}) =>
    restoreBackup({ ...shared(), database: database.url, file, replace: false, ...changes });
  async function wordOf(attempt: Promise<unknown>): Promise<string> {
    const failure = await failureOf(attempt);
    if (failure instanceof CopyRefused) return failure.word;
    throw failure;
  }

  it('writes one file for this user alone, and never over another', async () => {
    await liveIn(database.url);
    const { counts, brokenAt } = await save();
    expect([counts.get('ticket'), brokenAt]).to.deep.equal([3, null]);
    expect(statSync(file).mode & 0o777).to.equal(0o600);
    expect(readdirSync(database.folder).filter((name) => name.startsWith('desk.backup'))).to.deep.equal([
      'desk.backup',
    ]);
    const before = readFileSync(file);
    expect(await wordOf(save())).to.equal('file-exists');
    expect(readFileSync(file).equals(before)).to.equal(true);
  });

  it('holds one moment of a desk that is at work', async () => {
    const store = await openStore({ url: database.url, keys: KEYS });
    let working = true;
    // Each unit writes a ticket, its mail and its letter; a backup between them would tear them apart.
    const work = (async () => {
      for (let number = 0; working; number++) {
        await store.transaction(async (tx) => {
          await tx.insertTicket(aTicket(`T${number}`));
          await tx.recordMail(aMail(`k${number}`, { tickets: [`T${number}`] }));
          await tx.appendEvents(`T${number}`, [{ type: 'opened' }], { mail: `k${number}` }, NOW);
          await tx.owe(aLetter({ id: `ack:T${number}`, messageId: `<${number}@x>`, ticketId: `T${number}` }));
        });
      }
      return store.tickets();
    })();
    const sizes: number[] = [];
    for (let round = 0; round < 5; round++) {
      const { counts, brokenAt } = await backUp({ ...shared(), database: database.url, file: `${file}${round}` });
      const [tickets = -1, ...others] = ['ticket', 'mail', 'outbox', 'audit'].map((table) => counts.get(table));
      expect([...others, brokenAt]).to.deep.equal([tickets, tickets, tickets, null]);
      sizes.push(tickets);
    }
    working = false;
    expect((await work).length).to.be.at.least(sizes.at(-1) ?? 0);
    expect(sizes).to.deep.equal(sizes.toSorted((one, other) => one - other));
    await store.close();
  });

  it('leaves no file when there is nothing to back up, or it belongs to another key', async () => {
    await liveIn(database.url);
    const keys = deriveKeys('another secret that nobody had used so far');
    expect(await wordOf(backUp({ ...shared(), keys, database: database.url, file }))).to.equal('other-key');
    expect(existsSync(file)).to.equal(false);
    const missing = 'sqlite:missing.sqlite';
    expect(await wordOf(backUp({ ...shared(), database: missing, file }))).to.equal('nothing-there');
    expect(existsSync(file)).to.equal(false);
  });

  it('brings back what it held, with the letters that waited held for the operator, and no number given twice', async () => {
    await liveIn(database.url);
    const before = await lookInto(database.url, (store) => store.tickets());
    await save();
    const bytes = readFileSync(file);
    const target = await freshDatabase();
    const { held, aside } = await restore({ database: target.url, folder: target.folder });
    expect(aside).to.equal(null);
    expect(held).to.be.greaterThan(0);
    expect(readFileSync(file).equals(bytes), 'the backup is only read').to.equal(true);
    const store = await openStore({ url: target.url, keys: KEYS });
    expect(await store.tickets()).to.deep.equal(before);
    expect(await store.verifyAudit()).to.equal(null);
    expect(await store.claimLetters('2027-01-01T00:00:00.000Z', 100, 60)).to.deep.equal([]);
    expect(await store.transaction((tx) => tx.nextTicketNumber(2026))).to.equal(1004);
    expect(await store.transaction((tx) => tx.heldLetters()), 'there is room for them under the caps').to.deep.equal(
      [],
    );
    const hand = await target.otherHand();
    const reasons = await hand.sql("SELECT DISTINCT last_reason FROM outbox WHERE state = 'held'");
    expect(reasons).to.deep.equal([{ last_reason: 'restored' }]);
    expect(await store.recoverSince()).to.equal('2026-06-03T01:40:00.000Z');
    await store.close();
    await target.remove();
  });

  it('a letter answers a mail of before the restore: held; of after it: due; by the clock: held for a day', async () => {
    await liveIn(database.url);
    await save();
    await restore({ replace: true });
    await lookInto(database.url, async (store) => {
      const ticket = (await store.tickets())[0]?.id ?? '';
      await store.transaction(async (tx) => {
        const of = (mail: string | null, receivedAt: string, now = NOW, ticketId: string | null = ticket) =>
          tx.isOfLostPeriod({ mail, receivedAt, ticketId }, now);
        const after = '2026-06-04T05:00:01.000Z';
        const nextDay = '2026-06-05T05:00:00.000Z';
        expect(await of('k1', '2026-06-04T04:59:59.000Z')).to.equal(true);
        expect(await of('k1', after)).to.equal(false);
        expect(await of(null, after, after)).to.equal(true);
        expect(await of(null, nextDay, nextDay)).to.equal(false);
        expect(await of(null, after, after, null), 'staff are told what the clock says').to.equal(false);
        await tx.recordMail(aMail('fresh', { receivedAt: after, tickets: [ticket] }));
        expect(await of(null, after, after), 'somebody has written about it since').to.equal(false);
      });
    });
  });

  it('refuses a database that holds something, and with --replace keeps that aside', async () => {
    await liveIn(database.url);
    await save();
    await lookInto(database.url, (store) => store.transaction((tx) => tx.insertTicket(aTicket('LATER'))));
    const before = await lookInto(database.url, everythingOf);
    expect(await wordOf(restore())).to.equal('not-empty');
    expect(await lookInto(database.url, everythingOf)).to.equal(before);
    const { aside } = await restore({ replace: true });
    const ids = await lookInto(database.url, async (store) => (await store.tickets()).map(({ id }) => id));
    expect(ids).to.have.length(3).and.not.include('LATER');
    if (ON_SQLITE) {
      expect(await lookInto(`sqlite:${aside}`, everythingOf)).to.equal(before);
    } else {
      const hand = await database.otherHand();
      const schema = aside?.replace('schema ', '');
      expect(await hand.sql(`SELECT id FROM ${schema}.ticket WHERE id = 'LATER'`)).to.have.length(1);
    }
  });

  it('waits for no daemon', async () => {
    await liveIn(database.url);
    await save();
    const lease = { holder: 'daemon', seconds: 60 };
    const daemon = await openStore({ url: database.url, keys: KEYS, lease, now: () => NOW });
    expect(await wordOf(restore({ replace: true }))).to.equal('in-use');
    await daemon.close();
    expect(await lookInto(database.url, async (store) => (await store.tickets()).length)).to.equal(3);
  });

  it('is broken off without a trace', async () => {
    await liveIn(database.url);
    await save();
    const before = await lookInto(database.url, everythingOf);
    const told = () => {
      throw new Error('the power went');
    };
    expect((await failureOf(restore({ replace: true, told }))).message).to.equal('the power went');
    expect(await lookInto(database.url, everythingOf)).to.equal(before);
    await restore({ replace: true });
    expect(await lookInto(database.url, async (store) => (await store.tickets()).length)).to.equal(3);
  });

  if (ON_SQLITE) {
    it('takes the place of a database that is damaged, and keeps that aside', async () => {
      await liveIn(database.url);
      await save();
      const path = join(database.folder, 'desk.sqlite');
      writeFileSync(path, 'What the disk made of it. '.repeat(400));
      const { aside } = await restore({ replace: true });
      expect(readFileSync(aside ?? '', 'utf8')).to.contain('What the disk made of it.');
      expect(await lookInto(database.url, async (store) => (await store.tickets()).length)).to.equal(3);
    });
  }

  it('refuses a file that is no backup of this desk', async () => {
    expect(await wordOf(restore())).to.equal('nothing-there');
    await liveIn(`sqlite:${file}`);
    const keys = deriveKeys('another secret that nobody had used so far');
    expect(await wordOf(restore({ keys }))).to.equal('other-key');
  });
});
