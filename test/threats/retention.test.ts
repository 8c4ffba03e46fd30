/** Threat V04: what is kept for as long as policy says is gone afterwards, and what must outlast it does. */
import { expect } from 'chai';
import { statisticsOf } from '../../src/domain/statistics.ts';
import { LEE, OFFICE, rawMail, reply } from '../journey/desk-in-memory.ts';
import { ON_SQLITE } from '../store/fresh-database.ts';
import { CANARIES, CANARY_REQUEST, canariesIn, DONE, PrivateDesk } from './private-desk.ts';

const DAY = 24 * 60;

describe('V04: after its time', () => {
  let desk: PrivateDesk;
  beforeEach(async () => {
    desk = await PrivateDesk.open();
  });
  afterEach(() => desk.close());

  const store = () => desk.memory.desk.store;
  const statistics = async () => statisticsOf(await store().ticketFigures(), 'Asia/Tokyo');

  it('nothing personal is in the database, its journals or the folders; the chain holds, the numbers are the same', async () => {
    const id = await desk.wholeLife();
    const before = await statistics();
    expect(before.all).to.include({ tickets: 1, approved: 1, open: 0 });
    expect(canariesIn(await desk.kept())).to.include.members([CANARIES.account, CANARIES.note, CANARIES.answer]);
    expect(canariesIn(desk.mails())).to.include.members([CANARIES.name, CANARIES.subject]);
    expect(desk.imap.mails(DONE).length).to.be.above(4);

    desk.memory.pass(89 * DAY);
    await desk.eraseDue();
    expect((await store().ticketHistory(id))?.ticket.erasedAt).to.equal(undefined);
    desk.memory.pass(2 * DAY);
    await desk.eraseDue();

    const kept = await desk.kept();
    expect(canariesIn(kept)).to.deep.equal([]);
    expect(canariesIn(kept, [LEE, OFFICE])).to.deep.equal([]);
    expect(canariesIn(kept, ['qzmailbox']), 'the domain that a proof rests on').to.deep.equal([]);
    expect(canariesIn(desk.mails())).to.deep.equal([]);
    expect(desk.imap.mails(DONE)).to.have.length(0);
    expect(await store().verifyAudit()).to.equal(null);
    expect(await statistics()).to.deep.equal(before);
    const history = await store().ticketHistory(id);
    expect(history?.events.map(({ event }) => event.type)).to.include.members(['opened', 'approval-recorded']);
    expect(history?.letters.every(({ recipient, subject }) => recipient === '' && subject === '')).to.equal(true);
  });

  it('the once-only right stays used: the same account is stopped, and staff hear why', async () => {
    await desk.wholeLife();
    desk.memory.pass(91 * DAY);
    await desk.eraseDue();
    await desk.memory.newLetters();
    await desk.receive({
      from: OFFICE,
      subject: 'クラウドデータ救出',
      text: `再度お願いいたします。\n${CANARY_REQUEST}`,
    });
    const review = (await desk.memory.newLetters()).find(
      ({ to, template }) => to === LEE && template.startsWith('review'),
    );
    if (!review) throw new Error('no review of the second request');
    await desk.receive(reply(review, 'SET revoked_on 2026-06-01\nAPPROVE'));
    const [refused] = (await desk.memory.newLetters()).filter(({ template }) => template === 'refused');
    expect(refused?.text).to.include('already used the one chance');
    const tickets = await store().tickets();
    expect(tickets.map(({ state }) => state)).to.deep.equal(['access-closed', 'awaiting-decision']);
  });

  it('a mail that was erased and comes again is known, and opens nothing', async () => {
    const raw = rawMail({ from: OFFICE, subject: 'クラウドデータ救出', text: CANARY_REQUEST }, desk.memory.now());
    const first = await desk.memory.receiveRaw(raw);
    const [ticket] = await store().tickets();
    await desk.answer('review', LEE, 'REJECT window');
    await desk.settle();
    await desk.memory.send();
    expect(await store().eraseTicket(ticket?.id ?? '', { at: desk.memory.now(), who: null })).to.equal('erased');
    expect(await desk.memory.receiveRaw(raw)).to.include({ verdict: 'duplicate', contentKey: first.contentKey });
    expect(await store().tickets()).to.have.length(1);
  });

  it('mails of other people in the same folder and the same second stay', async () => {
    const id = await desk.wholeLife();
    const theirs = rawMail({ from: 'friend@elsewhere.example', text: 'kept by a person' }, desk.memory.now());
    const [ticket] = await store().tickets();
    desk.imap.deliver(theirs, { folder: DONE, receivedAt: ticket?.receivedAt ?? '' });
    await store().eraseTicket(id, { at: desk.memory.now(), who: null });
    await desk.eraseDue();
    expect(desk.imap.mails(DONE).map(({ raw }) => raw.toString())).to.deep.equal([theirs]);
  });

  it('mails of a request that showed an identity document leave the folder after a week, while its ticket is open', async () => {
    await desk.receive({
      from: OFFICE,
      subject: 'クラウドデータ救出',
      text: CANARY_REQUEST.replace('必要なため。', '必要なため。マイナンバーは 731946208517 です。'),
    });
    await desk.memory.send();
    desk.memory.pass(6 * DAY);
    await desk.eraseDue();
    expect(desk.imap.mails(DONE)).to.have.length(1);
    desk.memory.pass(2 * DAY);
    await desk.eraseDue();
    expect(desk.imap.mails(DONE)).to.have.length(0);
    expect((await store().tickets()).map(({ state }) => state)).to.deep.equal(['awaiting-decision']);
  });

  it('what is still open is never erased, neither by the night nor by hand', async () => {
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: CANARY_REQUEST });
    await desk.memory.send();
    desk.memory.pass(400 * DAY);
    await desk.eraseDue();
    const [ticket] = await store().tickets();
    expect(await store().eraseTicket(ticket?.id ?? '', { at: desk.memory.now(), who: 'root' })).to.equal('open');
    expect(ticket?.application.values.account).to.equal(CANARIES.account);
  });

  it('an event of an erased ticket that is changed is found like any other', async () => {
    const id = await desk.wholeLife();
    await store().eraseTicket(id, { at: desk.memory.now(), who: null });
    const hand = await desk.database.otherHand();
    await hand.sql(`UPDATE ticket_event SET json = '{"type":"withdrawn"}' WHERE seq = 1`);
    await hand.end();
    expect(await store().verifyAudit()).to.equal(1);
  });

  if (ON_SQLITE) {
    it('pages and journal are cleaned in the next night when a crash came before', async () => {
      const id = await desk.wholeLife();
      await store().eraseTicket(id, { at: desk.memory.now(), who: null });
      await store().eraseWithoutTicket('2030-01-01T00:00:00.000Z', desk.memory.now());
      expect(canariesIn(await desk.kept())).to.not.deep.equal([]);
      expect(await store().sweepErased()).to.equal(true);
      expect(canariesIn(await desk.kept())).to.deep.equal([]);
    });
  }
});
