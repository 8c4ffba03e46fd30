/** Tickets and their history, as they go in and come out. */
import { expect } from 'chai';
import type { Decision } from '../../src/domain/ticket.ts';
import { dataSourceFor } from '../../src/store/connection/data-source.ts';
import { databaseAddress } from '../../src/store/connection/database-url.ts';
import { TICKET } from '../../src/store/entities/ticket.ts';
import type { Store } from '../../src/store/store.ts';
import { ticketAsRow } from '../../src/store/stored-forms.ts';
import { TicketChanged, ticketDesk } from '../../src/store/tickets/tickets.ts';
import { aDecision, aLetter, aMail, anApplication, aTicket, LATER, NOW } from './examples.ts';
import { databaseWithTables, type FreshDatabase, failureOf, KEYS } from './fresh-database.ts';

describe('a ticket in the store', () => {
  let database: FreshDatabase;
  let store: Store;

  beforeEach(async () => {
    database = await databaseWithTables();
    store = await database.open();
  });
  afterEach(() => database.remove());

  it('comes out as it went in', async () => {
    const plain = aTicket('T1');
    const full = aTicket('T2', {
      state: 'access-open',
      revision: 4,
      applicantLanguage: 'en',
      revokedOn: '2026-03-31',
      student: true,
      decision: aDecision({
        outcome: 'rejected',
        reason: 'other',
        words: '「理由」 "and" \u2028 👋',
        releasedAt: LATER,
      }),
      window: { opensAt: NOW, closesAt: LATER },
    });
    const form = aTicket('T3', {
      route: 'form',
      officeId: null,
      application: { ...anApplication(), attestation: null },
    });
    await store.transaction(async (tx) => {
      for (const ticket of [plain, full, form]) await tx.insertTicket(ticket);
    });
    expect(await store.tickets()).to.deep.equal([plain, full, form]);
  });

  it('comes out with its votes and with what they came to, and their words stand where they can be erased', async () => {
    const said = { by: 'taro@staff.example', at: NOW, services: ['mail'] };
    const reasoned = { ...said, reason: 'other', words: '個別の説明 👋' };
    const approval = { ...said, revision: 1, overrules: ['window-passed' as const] };
    const voted = aTicket('T1', {
      votes: [
        { ...approval, outcome: 'approved', reason: null, words: null },
        { ...reasoned, revision: 1, outcome: 'rejected' },
      ],
    });
    const decided = aTicket('T2', {
      decision: aDecision({ approvals: [approval], rejections: [{ ...said, reason: null, words: null }, reasoned] }),
    });
    await store.transaction(async (tx) => {
      for (const ticket of [voted, decided]) await tx.insertTicket(ticket);
    });
    expect(await store.tickets()).to.deep.equal([voted, decided]);
    for (const ticket of [voted, decided]) {
      const { content, life } = ticketAsRow(ticket, 1, KEYS.ledger);
      expect([content.includes('個別の説明'), life.includes('個別の説明')]).to.deep.equal([true, false]);
    }
  });

  it('is found by its number, and null by any other', async () => {
    await store.transaction((tx) => tx.insertTicket(aTicket('T1')));
    const found = await store.transaction(async (tx) => [await tx.ticket('T1'), await tx.ticket('T2')]);
    expect(found).to.deep.equal([aTicket('T1'), null]);
  });

  it('is written over what was read, again and again', async () => {
    await store.transaction(async (tx) => {
      await tx.insertTicket(aTicket('T1'));
      await tx.updateTicket(aTicket('T1', { state: 'awaiting-office' }));
    });
    await store.transaction(async (tx) => {
      const ticket = await tx.ticket('T1');
      if (ticket) await tx.updateTicket({ ...ticket, revokedOn: '2026-03-31' });
    });
    const [ticket] = await store.tickets();
    expect(ticket).to.include({ state: 'awaiting-office', revokedOn: '2026-03-31' });
  });

  it('is never written by somebody who has not read it in the same transaction', async () => {
    await store.transaction((tx) => tx.insertTicket(aTicket('T1')));
    const blind = store.transaction((tx) => tx.updateTicket(aTicket('T1', { state: 'approved' })));
    expect((await failureOf(blind)).message).to.contain('without having been read');
    expect((await store.tickets())[0]?.state).to.equal('awaiting-decision');
  });

  it('is not overwritten when it was changed between reading and writing', async () => {
    await store.transaction((tx) => tx.insertTicket(aTicket('T1')));
    const address = databaseAddress(database.url);
    if (!address) throw new Error('no address');
    const dataSource = await dataSourceFor(address).initialize();
    const manager = dataSource.createEntityManager(dataSource.createQueryRunner());
    const tickets = ticketDesk(manager, KEYS.ledger);
    await tickets.read('T1');
    await manager.increment(TICKET, { id: 'T1' }, 'version', 1);
    expect(await failureOf(tickets.update(aTicket('T1', { state: 'approved' })))).to.be.instanceOf(TicketChanged);
    await manager.release();
    await dataSource.destroy();
    expect((await store.tickets())[0]?.state).to.equal('awaiting-decision');
  });

  it('shows what else the same account has: what is live, what has been granted, and what was refused', async () => {
    const rejected = (releasedAt: string | null) => aDecision({ outcome: 'rejected', releasedAt });
    const another = anApplication({ account: '9999999999' });
    await store.transaction(async (tx) => {
      await tx.insertTicket(aTicket('LIVE'));
      await tx.insertTicket(aTicket('SELF'));
      await tx.insertTicket(aTicket('DENIED', { state: 'denied' }));
      await tx.insertTicket(aTicket('REJECTED', { state: 'rejected', decision: rejected(NOW) }));
      await tx.insertTicket(aTicket('UNDOABLE', { state: 'rejected', decision: rejected(null) }));
      await tx.insertTicket(aTicket('UNUSED', { state: 'access-closed' }));
      await tx.insertTicket(aTicket('USED', { state: 'access-closed' }));
      await tx.insertTicket(aTicket('OTHER', { application: another }));
      await tx.reserveEntitlements('0123456789', ['mail'], 'USED');
      await tx.grantEntitlements('USED', NOW);
    });
    const found = await store.transaction((tx) => tx.ticketsOfAccount('0123456789', 'SELF'));
    expect(found.map(({ id }) => id)).to.deep.equal(['LIVE', 'REJECTED', 'UNDOABLE', 'USED']);
  });

  it('is listed by state, oldest first', async () => {
    await store.transaction(async (tx) => {
      await tx.insertTicket(aTicket('T1', { receivedAt: LATER }));
      await tx.insertTicket(aTicket('T2', { receivedAt: NOW }));
      await tx.insertTicket(aTicket('T3', { state: 'approved' }));
    });
    expect((await store.ticketsIn(['awaiting-decision', 'denied'])).map(({ id }) => id)).to.deep.equal(['T2', 'T1']);
    expect(await store.ticketsIn([])).to.deep.equal([]);
  });

  it('is cooling off from its decision until the release, also before colleagues were told', async () => {
    const decided = (changes: Partial<Decision>) => ({ state: 'rejected', decision: aDecision(changes) }) as const;
    await store.transaction(async (tx) => {
      await tx.insertTicket(aTicket('UNDECIDED'));
      await tx.insertTicket(aTicket('TOLD', { ...decided({}), receivedAt: LATER }));
      await tx.insertTicket(aTicket('UNTOLD', decided({ releaseAt: null })));
      await tx.insertTicket(aTicket('RELEASED', decided({ releasedAt: LATER })));
    });
    const cooling = async () => (await store.ticketsCoolingOff()).map(({ id }) => id);
    expect(await cooling()).to.deep.equal(['UNTOLD', 'TOLD']);
    await store.transaction(async (tx) => {
      const ticket = await tx.ticket('UNTOLD');
      if (ticket) await tx.updateTicket({ ...ticket, decision: null });
    });
    expect(await cooling()).to.deep.equal(['TOLD']);
  });

  it('tells its history: events in their order, its letters and its mails', async () => {
    await store.transaction(async (tx) => {
      await tx.recordMail(aMail('k1', { tickets: ['T1', 'T2'] }));
      await tx.insertTicket(aTicket('T1'));
      await tx.appendEvents('T1', [{ type: 'opened' }, { type: 'decision-asked' }], { mail: 'k1' }, NOW);
      await tx.owe(aLetter());
      await tx.owe(aLetter({ ticketId: 'T2' }));
    });
    await store.transaction((tx) =>
      tx.appendEvents('T1', [{ type: 'approval-recorded', by: 'taro@staff.example' }], { mail: 'k2' }, LATER),
    );
    const history = await store.ticketHistory('T1');
    expect(history?.ticket).to.deep.equal(aTicket('T1'));
    expect(history?.events).to.deep.equal([
      { at: NOW, event: { type: 'opened' } },
      { at: NOW, event: { type: 'decision-asked' } },
      { at: LATER, event: { type: 'approval-recorded', by: 'taro@staff.example' } },
    ]);
    expect(history?.letters).to.have.length(1);
    expect(history?.letters[0]).to.include({ template: 'review', state: 'due', acceptedAt: null });
    expect(history?.mails.map(({ contentKey }) => contentKey)).to.deep.equal(['k1']);
    expect(await store.ticketHistory('T9')).to.equal(null);
  });
});
