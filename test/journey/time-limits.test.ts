/** Time limits through the whole desk: the job looks, letters are owed once, and whoever was asked can still answer. */
import { expect } from 'chai';
import { keepTimeLimits } from '../../src/jobs/keep-time-limits.ts';
import {
  answer,
  approve,
  desk,
  FORM_WITHOUT_REASON,
  fromForm,
  fromOffice,
  HANAKO,
  NANAMI,
  opened,
  REASON,
  release,
  ticket,
  WITHOUT_REASON,
  withDesk,
} from './answering.ts';
import { HELPER, LEE, MORI, OFFICE, posts, REQUEST, theLetter } from './desk-in-memory.ts';

const DAY = 24 * 60;
const REVIEWS = [`review → ${LEE}`, `review → ${MORI}`];

/** So many days later the mailbox is read and the job looks twice; what it owes the second time is nothing. */
async function later(days: number) {
  desk.pass(days * DAY);
  await desk.settle();
  await keepTimeLimits(desk.desk);
  const letters = await desk.newLetters();
  expect(await keepTimeLimits(desk.desk), 'the second look').to.equal(0);
  expect(await desk.newLetters(), 'sent twice').to.deep.equal([]);
  return letters;
}

describe('Time limits through the whole desk', () => {
  withDesk();

  it('missing information: the reminder can be answered although the first token has died; else it lapses', async () => {
    await fromForm(FORM_WITHOUT_REASON);
    expect(await later(6)).to.deep.equal([]);
    const reminder = await later(1);
    expect(posts(reminder)).to.deep.equal([`missing-information → ${NANAMI}`]);
    const ask = theLetter(reminder, 'missing-information', NANAMI);
    expect(ask.text).to.include('2026年6月17日').and.to.include('まだ届いていない');
    const { ticket: completed } = await answer(ask, REASON);
    expect(completed.state).to.equal('awaiting-decision');
  });

  it('nothing came: the applicant and staff hear that it has ended, and a decider can REOPEN', async () => {
    await fromForm(FORM_WITHOUT_REASON);
    const lapsed = await later(15);
    expect(posts(lapsed)).to.deep.equal(
      [`lapsed → ${NANAMI}`, `lapsed → ${HELPER}`, `lapsed → ${LEE}`, `lapsed → ${MORI}`].sort(),
    );
    expect((await ticket()).state).to.equal('lapsed');
    const { ticket: reopened } = await answer(theLetter(lapsed, 'lapsed', MORI), '再審査');
    expect(reopened.state).to.equal('awaiting-information');
    expect(posts(await later(7))).to.deep.equal([`missing-information → ${NANAMI}`]);
  });

  it('an unproven office: asked again, then closed; the applicant in whose name it came hears nothing', async () => {
    await fromOffice(REQUEST, null);
    expect(posts(await later(5))).to.deep.equal([`confirm-request → ${OFFICE}`]);
    expect(posts(await later(10))).to.deep.equal(
      [`lapsed → ${OFFICE}`, `lapsed → ${HELPER}`, `lapsed → ${LEE}`, `lapsed → ${MORI}`].sort(),
    );
  });

  it('an office of which something is missing is reminded of it', async () => {
    await fromOffice(WITHOUT_REASON);
    expect(posts(await later(7))).to.deep.equal([`missing-information → ${OFFICE}`]);
  });

  it('undecided: deciders get the question again and can answer it, the applicant hears once that it goes on', async () => {
    await opened();
    expect(await later(2)).to.deep.equal([]);
    const first = await later(3);
    expect(posts(first)).to.deep.equal([...REVIEWS, `still-deciding → ${HANAKO}`]);
    expect(posts(await later(3))).to.deep.equal(REVIEWS);
    const { ticket: decided } = await answer(theLetter(first, 'review', LEE), 'SET revoked_on 2026-04-01\nAPPROVE');
    expect(decided.state).to.equal('approved');
  });

  it('the first reminder goes to whoever has taken it, the next to everybody', async () => {
    const review = theLetter(await fromOffice(REQUEST), 'review', LEE);
    await answer(review, 'TAKE');
    expect(posts(await later(5))).to.deep.equal([`review → ${LEE}`, `still-deciding → ${HANAKO}`]);
    expect(posts(await later(3))).to.deep.equal(REVIEWS);
  });

  it('the week: the work again, a reminder 48 hours before the end, a goodbye, and the work of closing daily', async () => {
    await opened();
    await approve();
    await release();
    const work = [`provide-access → ${LEE}`, `provide-access → ${MORI}`];
    expect(posts(await later(2))).to.deep.equal(work);
    const again = await later(3);
    expect(posts(again)).to.deep.equal(work);
    const { letters } = await answer(theLetter(again, 'provide-access', LEE), 'PROVIDED');
    expect(posts(letters)).to.include(`access-ready → ${HANAKO}`);
    expect(await later(4)).to.deep.equal([]);
    const reminder = theLetter(await later(1), 'access-reminder', HANAKO);
    expect(reminder.text).to.include('2026年6月15日').and.to.include('15 June 2026');
    const closing = [`close-access → ${LEE}`, `close-access → ${MORI}`];
    expect(posts(await later(2))).to.deep.equal([`access-closed → ${HANAKO}`, ...closing]);
    expect((await ticket()).state).to.equal('access-open');
    expect(posts(await later(1))).to.deep.equal(closing);
    const next = await later(1);
    await answer(theLetter(next, 'close-access', MORI), '終了');
    expect((await ticket()).state).to.equal('access-closed');
    expect(await later(1)).to.deep.equal([]);
  });

  it('all of it stands in the audit chain, which holds', async () => {
    await opened();
    await later(5);
    expect(await desk.desk.store.verifyAudit()).to.equal(null);
    const history = await desk.desk.store.ticketHistory((await ticket()).id);
    expect(history?.events.filter(({ event }) => event.type === 'reminded')).to.have.length(2);
  });
});
