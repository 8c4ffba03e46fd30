/** What the store keeps of the origin of mails. */
import { expect } from 'chai';
import type { Store } from '../../src/store/store.ts';
import { aLetter, aMail, aTicket, LATER, NEXT_WEEK, NOW } from './examples.ts';
import { databaseWithTables, type FreshDatabase } from './fresh-database.ts';

describe('the origin of mails in the store', () => {
  let database: FreshDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await databaseWithTables();
    store = await database.open();
  });
  afterEach(() => database.remove());

  it('keeps what the evidence of a mail rests on, and shows it with the ticket', async () => {
    const rests = 'd=staff.example; s=s1; rsa-sha256 2048; h=from:date';
    const evidence = { origin: 'signed', word: 'auth.pass', domain: 'staff.example', rests } as const;
    await store.transaction(async (tx) => {
      await tx.insertTicket(aTicket('T1'));
      await tx.recordMail(aMail('k1', { evidence, tickets: ['T1'] }));
      expect((await tx.findMail('k1'))?.evidence).to.deep.equal(evidence);
    });
    const history = await store.ticketHistory('T1');
    expect(history?.mails[0]?.evidence).to.equal(`signed auth.pass (${rests})`);
  });

  it('keeps the history of an address by a keyed hash, whatever its case', async () => {
    await store.transaction((tx) => tx.recordOriginHistory('Taro@Staff.example', [true, false, true]));
    await store.transaction(async (tx) => {
      expect(await tx.originHistory('taro@staff.example')).to.deep.equal([true, false, true]);
      expect(await tx.originHistory('hanako@staff.example')).to.deep.equal([]);
      await tx.recordOriginHistory('taro@staff.example', [true]);
    });
    const hand = await database.otherHand();
    const rows = await hand.sql('SELECT * FROM origin');
    await hand.end();
    expect(rows).to.have.length(1);
    expect(JSON.stringify(rows)).to.not.match(/taro/i);
  });

  it('lists the mails that were set aside and have not gone on, the oldest first', async () => {
    const aside = { verdict: 'quarantined', filing: 'quarantine' } as const;
    await store.transaction(async (tx) => {
      await tx.recordMail(aMail('younger', { ...aside, receivedAt: LATER }));
      await tx.recordMail(aMail('older', { ...aside, receivedAt: NOW }));
      await tx.recordMail(aMail('of-others', { ...aside, filing: 'leave' }));
      await tx.recordMail(aMail('released', aside));
      await tx.recordMail(aMail('released', { verdict: 'accepted', filing: 'done' }));
    });
    expect((await store.quarantined()).map(({ contentKey }) => contentKey)).to.deep.equal(['older', 'younger']);
  });

  it('knows the letters whose token is alive: not those without one, answered, or expired', async () => {
    const token = (text: string, tokenExpiresAt = NEXT_WEEK) => ({ token: text, tokenExpiresAt });
    await store.transaction(async (tx) => {
      await tx.owe(aLetter({ id: 'alive', messageId: '<alive@desk.example>', ...token('a'.repeat(26)) }));
      await tx.owe(aLetter({ id: 'answered', messageId: '<answered@desk.example>', ...token('b'.repeat(26)) }));
      await tx.owe(aLetter({ id: 'expired', messageId: '<expired@desk.example>', ...token('c'.repeat(26), LATER) }));
      await tx.owe(aLetter({ id: 'plain', messageId: '<plain@desk.example>', token: null, tokenExpiresAt: null }));
      await tx.burnToken('answered', NOW);
    });
    expect(await store.lettersWithLiveToken(LATER)).to.deep.equal(['<alive@desk.example>']);
  });
});
