/** Whose letter a mail answers: tokens first, references after them, and nothing but what we stored is believed. */
import { expect } from 'chai';
import type { Store } from '../../src/store/store.ts';
import type { MailReferences, OutboxEntry } from '../../src/store/transaction.ts';
import { aLetter, aTicket, LATER, NEXT_WEEK, NOW, references } from './examples.ts';
import { databaseWithTables, type FreshDatabase, failureOf } from './fresh-database.ts';

const TOKEN = 'abcdefghijklmnopqrstuvwxyz';
const withToken = (token: string, changes: Partial<OutboxEntry> = {}) =>
  aLetter({ token, tokenExpiresAt: NEXT_WEEK, ...changes });

describe('a mail that refers to letters of ours', () => {
  let database: FreshDatabase;
  let store: Store;
  const owe = (...letters: OutboxEntry[]) =>
    store.transaction(async (tx) => {
      for (const letter of letters) await tx.owe(letter);
    });
  const lookUp = (mail: Partial<MailReferences>, now = LATER) =>
    store.transaction((tx) => tx.correspondence(references(mail), now));

  beforeEach(async () => {
    database = await databaseWithTables();
    store = await database.open();
    await store.transaction(async (tx) => {
      await tx.insertTicket(aTicket('T1'));
      await tx.insertTicket(aTicket('T2'));
    });
  });
  afterEach(() => database.remove());

  it('answers the letter whose live token it brings back, in any case of letters', async () => {
    const letter = withToken(TOKEN, { revision: 3 });
    await owe(letter);
    const found = await lookUp({ tokens: [TOKEN.toUpperCase()] });
    expect(found.answered).to.deep.equal({
      ...{
        outboxId: letter.id,
        role: 'staff',
        recipient: 'taro@staff.example',
        ticketId: 'T1',
        revision: 3,
        pair: null,
        by: 'token',
      },
    });
    expect([...found.tickets]).to.deep.equal([['T1', aTicket('T1')]]);
    expect(found).to.include({ unknownTokens: 0, ownLetter: false });
  });

  it('keeps no token in clear', async () => {
    await owe(withToken(TOKEN));
    const hand = await database.otherHand();
    const rows = [...(await hand.sql('SELECT * FROM token')), ...(await hand.sql('SELECT * FROM outbox'))];
    await hand.end();
    expect(rows).to.have.length(2);
    expect(JSON.stringify(rows)).not.to.contain(TOKEN);
  });

  it('counts tokens that fit no letter, each once', async () => {
    await owe(withToken(TOKEN));
    const found = await lookUp({ tokens: ['guessed', 'guessed', 'another', TOKEN] });
    expect(found.unknownTokens).to.equal(2);
    expect(found.answered?.by).to.equal('token');
  });

  it('brings a spent token once it was used, burned or is expired', async () => {
    const used = withToken('used');
    await owe(used, withToken('burned', { ticketId: 'T2' }), withToken('late', { recipient: 'jiro@staff.example' }));
    await store.transaction((tx) => tx.burnToken(used.id, NOW));
    await store.transaction((tx) => tx.burnTokensOf('T2', 'staff', NOW));
    expect((await lookUp({ tokens: ['late'] })).answered?.by).to.equal('token');
    for (const [token, now] of [
      ['used', LATER],
      ['burned', LATER],
      ['late', NEXT_WEEK],
    ] as const) {
      expect((await lookUp({ tokens: [token] }, now)).answered?.by, token).to.equal('spent');
    }
  });

  it('is not rescued from a spent token by a reference, but the reference alone still holds', async () => {
    const letter = withToken(TOKEN);
    await owe(letter);
    await store.transaction((tx) => tx.burnToken(letter.id, NOW));
    expect((await lookUp({ tokens: [TOKEN], references: [letter.messageId] })).answered?.by).to.equal('spent');
    expect((await lookUp({ references: [letter.messageId] })).answered?.by).to.equal('reference');
  });

  it('prefers a live token to a spent one', async () => {
    const old = withToken('old');
    const fresh = withToken('fresh', { template: 'review-changed', revision: 2 });
    await owe(old, fresh);
    await store.transaction((tx) => tx.burnToken(old.id, NOW));
    expect((await lookUp({ tokens: ['old', 'fresh'] })).answered).to.include({ outboxId: fresh.id, by: 'token' });
  });

  it('answers by reference the newest letter of the thread, of one ticket and one mailbox', async () => {
    const first = aLetter({ revision: 1, createdAt: '2026-04-01T00:00:00.000Z' });
    const newest = aLetter({ template: 'review-changed', revision: 2, createdAt: '2026-04-02T00:00:00.000Z' });
    const colleague = aLetter({ recipient: 'jiro@staff.example', createdAt: '2026-04-03T00:00:00.000Z' });
    const other = aLetter({ ticketId: 'T2', createdAt: '2026-04-04T00:00:00.000Z' });
    await owe(first, newest, colleague, other);
    const found = await lookUp({
      references: ['<foreign@x.example>', first.messageId, newest.messageId, colleague.messageId, other.messageId],
    });
    expect(found.answered).to.include({ outboxId: newest.id, ticketId: 'T1', revision: 2, by: 'reference' });
  });

  it('answers nothing when the letter was about no ticket', async () => {
    const alert = aLetter({ template: 'alert', ticketId: null, revision: null });
    await owe(alert);
    expect((await lookUp({ references: [alert.messageId] })).answered).to.equal(null);
  });

  it('has seen no revision when the letter showed none', async () => {
    const status = aLetter({ template: 'status', revision: null });
    await owe(status);
    expect((await lookUp({ references: [status.messageId] })).answered).to.include({ ticketId: 'T1', revision: 0 });
  });

  it('is one of our own letters when it bears its Message-ID', async () => {
    const letter = aLetter();
    await owe(letter);
    expect((await lookUp({ messageId: letter.messageId })).ownLetter).to.equal(true);
    expect((await lookUp({ messageId: '<other@x.example>' })).ownLetter).to.equal(false);
  });

  it('names tickets that exist, and no others', async () => {
    const found = await lookUp({ ticketNumbers: ['T2', 'T9'] });
    expect([...found.tickets.keys()]).to.deep.equal(['T2']);
    expect(found.answered).to.equal(null);
  });

  it('may be followed by a change to the ticket it names', async () => {
    await store.transaction(async (tx) => {
      const { tickets } = await tx.correspondence(references({ ticketNumbers: ['T1'] }), NOW);
      const ticket = tickets.get('T1');
      if (ticket) await tx.updateTicket({ ...ticket, state: 'denied' });
    });
    expect(await store.ticketsIn(['denied'])).to.have.length(1);
  });

  it('burns the tokens of one role of one ticket, and no others', async () => {
    const office = withToken('office', { role: 'office', recipient: 'office@dept.example' });
    await owe(withToken('staff'), office, withToken('elsewhere', { ticketId: 'T2' }));
    await store.transaction((tx) => tx.burnTokensOf('T1', 'staff', NOW));
    const by = async (token: string) => (await lookUp({ tokens: [token] })).answered?.by;
    expect([await by('staff'), await by('office'), await by('elsewhere')]).to.deep.equal(['spent', 'token', 'token']);
  });

  it('never meets a token without an end', async () => {
    const endless = store.transaction((tx) => tx.owe(aLetter({ token: TOKEN, tokenExpiresAt: null })));
    expect((await failureOf(endless)).message)
      .to.contain('no end')
      .and.not.to.contain(TOKEN);
  });
});
