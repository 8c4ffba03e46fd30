/** What the store knows of mails and of the mailbox. */
import { expect } from 'chai';
import type { Store } from '../../src/store/store.ts';
import { aMail, LATER, NOW } from './examples.ts';
import { databaseWithTables, type FreshDatabase } from './fresh-database.ts';

describe('the record of a mail', () => {
  let database: FreshDatabase;
  let store: Store;

  beforeEach(async () => {
    database = await databaseWithTables();
    store = await database.open();
  });
  afterEach(() => database.remove());

  it('is found again with its tickets in their order, and null for a mail never seen', async () => {
    const mail = aMail('k1', { tickets: ['T2', 'T1'] });
    const bare = aMail('k2', {
      kind: null,
      reason: 'hdr.dup',
      verdict: 'quarantined',
      evidence: { origin: 'none', word: 'auth.none', domain: null },
    });
    await store.transaction(async (tx) => {
      await tx.recordMail(mail);
      await tx.recordMail(bare);
    });
    const found = await store.transaction(async (tx) => [
      await tx.findMail('k1'),
      await tx.findMail('k2'),
      await tx.findMail('k3'),
    ]);
    expect(found).to.deep.equal([mail, bare, null]);
  });

  it('is replaced when a better-proven copy goes through', async () => {
    const forged = aMail('k1', { verdict: 'quarantined', filing: 'quarantine', tickets: ['T1'] });
    const proven = aMail('k1', { tickets: ['T2'] });
    await store.transaction((tx) => tx.recordMail(forged));
    await store.transaction((tx) => tx.recordMail(proven));
    expect(await store.transaction((tx) => tx.findMail('k1'))).to.deep.equal(proven);
  });
});

describe('the mailbox in the store', () => {
  let database: FreshDatabase;
  let store: Store;
  const at = (uid: number, contentKey: string) =>
    ({ folder: 'INBOX', uidValidity: '7', uid, contentKey, filing: 'leave' }) as const;
  const stands = (uid: number, filing = 'leave') => ({ uid, filing });

  beforeEach(async () => {
    database = await databaseWithTables();
    store = await database.open();
  });
  afterEach(() => database.remove());

  it('knows where each UID stands, up to the highest there can be, and for one UIDVALIDITY only', async () => {
    const HIGHEST_UID = 4_294_967_295;
    await store.place([at(HIGHEST_UID, 'k2'), at(1, 'k1'), { ...at(1, 'k3'), uidValidity: '8' }]);
    expect(await store.placements('INBOX', '7')).to.deep.equal([stands(1), stands(HIGHEST_UID)]);
    expect(await store.placements('Other', '7')).to.deep.equal([]);
  });

  it('moves a UID that is placed again, also twice in one call', async () => {
    await store.place([at(1, 'k1')]);
    await store.place([
      { ...at(1, 'k1'), filing: 'quarantine' },
      { ...at(1, 'k1'), filing: 'done' },
    ]);
    expect(await store.placements('INBOX', '7')).to.deep.equal([stands(1, 'done')]);
  });

  it('forgets a folder’s earlier numbering, and only that', async () => {
    await store.place([at(1, 'k1'), { ...at(2, 'k2'), uidValidity: '8' }, { ...at(3, 'k3'), folder: 'Other' }]);
    await store.forgetEarlier('INBOX', '8');
    expect(await store.placements('INBOX', '7')).to.deep.equal([]);
    expect(await store.placements('INBOX', '8')).to.deep.equal([stands(2)]);
    expect(await store.placements('Other', '7')).to.deep.equal([stands(3)]);
  });

  it('counts what each mail of the inbox is, and keeps the count', async () => {
    expect(await store.census()).to.equal(null);
    const mails = [
      aMail('k1', { filing: 'done' }),
      aMail('k2', { verdict: 'not-ours', filing: 'leave' }),
      aMail('k3', { verdict: 'accepted', filing: 'leave' }),
      aMail('k4', { verdict: 'quarantined', filing: 'quarantine' }),
      aMail('k5', { verdict: 'quarantined', filing: 'leave' }),
    ];
    await store.transaction(async (tx) => {
      for (const mail of mails) await tx.recordMail(mail);
    });
    await store.place(mails.map(({ contentKey, filing }, index) => ({ ...at(index + 1, contentKey), filing })));
    await store.place([
      at(6, 'before-start'),
      { ...at(7, 'k2'), uidValidity: '8' },
      { ...at(8, 'k2'), folder: 'Other' },
    ]);
    await store.takeCensus('INBOX', '7', 3, NOW);
    const first = { at: NOW, done: 1, quarantined: 2, waiting: 1, notOurs: 2, untaken: 3 };
    expect(await store.census()).to.deep.equal(first);
    await store.unplace('INBOX', '7', [1, 6]);
    await store.takeCensus('INBOX', '7', 0, LATER);
    expect(await store.census()).to.deep.equal({ ...first, at: LATER, done: 0, notOurs: 1, untaken: 0 });
  });

  it('forgets UIDs that are gone, many thousands in one call', async () => {
    const uids = Array.from({ length: 3000 }, (_, index) => index + 1);
    await store.place(uids.map((uid) => at(uid, `k${uid}`)));
    await store.unplace('INBOX', '7', uids.slice(0, -1));
    await store.place([]);
    await store.unplace('INBOX', '7', []);
    expect(await store.placements('INBOX', '7')).to.deep.equal([stands(3000)]);
  });

  it('remembers the last full pass, and never an earlier one after it', async () => {
    expect(await store.lastPass()).to.equal(null);
    await store.recordPass(LATER);
    await store.recordPass(NOW);
    expect(await store.lastPass()).to.equal(LATER);
  });

  it('begins once', async () => {
    expect(await store.startAt()).to.equal(null);
    await store.setStartAt(NOW);
    await store.setStartAt(LATER);
    expect(await store.startAt()).to.equal(NOW);
  });
});
