/** The orders of staff that end access, open a ticket again or give it back to people, through the whole desk. */
import { expect } from 'chai';
import { AFTER_COMPLETION, answer, desk, fromOffice, granted, HANAKO, release, review, withDesk } from './answering.ts';
import { HELPER, LEE, MORI, OFFICE, posts, REQUEST, theLetter } from './desk-in-memory.ts';

const REVIEWS = [`review → ${LEE}`, `review → ${MORI}`];
const PROGRESS = [`progress → ${LEE}`, `progress → ${MORI}`];

describe('The end of access', () => {
  withDesk();

  it('UNAVAILABLE: the applicant hears, and the ticket has ended', async () => {
    const { letters, ticket: after } = await answer(await granted(), '提供不可');
    expect(after.state).to.equal('unavailable');
    expect(posts(letters)).to.deep.equal([...PROGRESS, `unavailable → ${HANAKO}`].sort());
  });

  it('REVOKE ends an open week at once, and CLOSED ends the ticket', async () => {
    const work = await granted();
    const provided = await answer(work, '提供済');
    expect(provided.ticket.state).to.equal('access-open');
    const early = await answer(theLetter(await desk.letters(), 'provide-access', LEE), 'CLOSED');
    expect(early.outcome.reason).to.equal('window-open');
    const revoked = await answer(theLetter(await desk.letters(), 'provide-access', LEE), 'REVOKE');
    expect(revoked.ticket.window?.closesAt).to.equal(desk.now());
    expect(posts(revoked.letters)).to.deep.equal(
      [
        `close-access → ${LEE}`,
        `close-access → ${MORI}`,
        ...PROGRESS,
        `progress → ${HELPER}`,
        `revoked → ${HANAKO}`,
      ].sort(),
    );
    const closed = await answer(theLetter(revoked.letters, 'close-access', MORI), '終了しました。');
    expect(closed.ticket.state).to.equal('access-closed');
    expect(posts(closed.letters)).to.deep.equal(PROGRESS);
  });

  it('a used token of a decided ticket acts no more', async () => {
    const work = await granted();
    await answer(work, '提供済');
    const again = await answer(work, '緊急停止');
    expect(again.outcome.reason).to.equal('token.used');
    expect(again.ticket.state).to.equal('access-open');
  });
});

describe('REOPEN', () => {
  withDesk();

  it('brings a rejected ticket back to review, and its rights are as they were', async () => {
    const first = await review();
    const other = theLetter(await desk.letters(), 'review', LEE);
    await answer(first, '却下 理由');
    await release();
    const rejected = await answer(other, 'REOPEN');
    expect(rejected.ticket).to.include({ state: 'awaiting-decision', decision: null, revision: 2 });
    expect(posts(rejected.letters)).to.deep.equal([`reopened → ${HANAKO}`, ...REVIEWS].sort());
    const decided = await answer(theLetter(rejected.letters, 'review', MORI), '訂正 失効日 2026-04-01\n承認');
    expect(decided.ticket.state).to.equal('approved');
  });
});

describe('NOT-OURS', () => {
  withDesk();

  it('cancels what has not left, and the mail is to go back and stay in the inbox', async () => {
    const request = { from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST, date: desk.now() };
    const received = await desk.receive(request);
    expect(posts(await desk.newLetters())).to.deep.equal(AFTER_COMPLETION);
    const first = theLetter(await desk.letters(), 'review', MORI);
    const { letters, ticket: after } = await answer(first, '対象外');
    expect(after.state).to.equal('not-ours');
    expect(posts(letters)).to.deep.equal(PROGRESS);
    const history = await desk.desk.store.ticketHistory(after.id);
    const unsent = history?.letters.filter(({ state }) => state === 'due').map(({ template }) => template);
    expect(unsent).to.deep.equal(['progress', 'progress']);
    expect(await desk.desk.store.mailsToHandBack()).to.deep.equal([
      { contentKey: received.contentKey, receivedAt: '2026-06-03T01:00:00.000Z' },
    ]);
    const back = await desk.receive(request);
    expect(back).to.include({ verdict: 'duplicate', filing: 'leave' });
    await desk.desk.store.mailHandedBack(received.contentKey, desk.now());
    expect(await desk.desk.store.mailsToHandBack()).to.deep.equal([]);
  });

  it('keeps a mail that another applicant still needs', async () => {
    const second = REQUEST.replace('9900000101', '9900000202')
      .replace('例示 花子', '試験 太郎')
      .replace(HANAKO, 'taro@mailbox.example')
      .replace('37-990101', '37-990102');
    await fromOffice(`${REQUEST}\n----------\n\n${second}`);
    const tickets = await desk.desk.store.tickets();
    expect(tickets).to.have.length(2);
    const reviews = (await desk.letters()).filter(({ template, to }) => template === 'review' && to === MORI);
    const [one, other] = reviews;
    if (!one || !other) throw new Error('there are no two reviews');
    await answer(one, '対象外');
    expect(await desk.desk.store.mailsToHandBack()).to.deep.equal([]);
    await answer(other, '対象外');
    expect(await desk.desk.store.mailsToHandBack()).to.have.length(1);
  });
});
