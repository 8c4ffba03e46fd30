/** The morning letter and the summary of a week: once, at the desk's hour, on working days, and only with something to say. */
import { expect } from 'chai';
import { sendDigests } from '../../src/jobs/send-digests.ts';
import {
  answer,
  approve,
  desk,
  FORM_MAIL,
  fromForm,
  fromOffice,
  HANAKO,
  NANAMI,
  opened,
  release,
  ticket,
  withDesk,
} from './answering.ts';
import { FORM, HELPER, LEE, MORI, posts, REQUEST, theLetter } from './desk-in-memory.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const DIGESTS = [`digest → ${HELPER}`, `digest → ${LEE}`, `digest → ${MORI}`];

/** The letters of the job, which looks twice: nothing is owed the second time. */
async function look() {
  await sendDigests(desk.desk);
  const letters = await desk.newLetters();
  expect(await sendDigests(desk.desk), 'the second look').to.equal(0);
  return letters;
}

describe('The morning letter', () => {
  // The desk opens on Wednesday 3 June 2026 at 10:00 in Tokyo.
  withDesk();

  it('has nothing to say to anybody while nothing is open', async () => {
    expect(await look()).to.deep.equal([]);
    expect(await desk.desk.store.verifyAudit()).to.equal(null);
  });

  it('names open tickets by number and next step, and holds nothing of the applicant', async () => {
    await opened();
    await desk.desk.store.takeCensus('INBOX', '1', 0, desk.now());
    const letters = await look();
    expect(posts(letters)).to.deep.equal(DIGESTS);
    const { id } = await ticket();
    const { text } = theLetter(letters, 'digest', LEE);
    expect(text).to.include(`${id}: decide`).and.to.include('0 mails = 0 done');
    expect(text).to.not.include(HANAKO).and.to.not.include('9900000101').and.to.not.include('花子');
    const head = await desk.desk.store.auditHead();
    expect(text)
      .to.match(/Row \d+, [0-9a-f]{64}/)
      .and.to.include(head ? head.hash.slice(0, 10) : 'none');
  });

  it('comes once a day, from half past eight on, and not on a day without work', async () => {
    await opened();
    expect(posts(await look())).to.deep.equal(DIGESTS);
    desk.pass(22 * HOUR + 20);
    expect(await look(), 'Thursday 8:20').to.deep.equal([]);
    desk.pass(15);
    expect(posts(await look()), 'Thursday 8:35').to.deep.equal(DIGESTS);
    desk.pass(2 * DAY);
    expect(await look(), 'Saturday').to.deep.equal([]);
    desk.pass(2 * DAY + 3 * HOUR);
    expect(posts(await look()), 'Monday, three hours late').to.include.members(DIGESTS);
  });

  it('tells of letters that did not arrive, of strangers’ requests and of the quarantine', async () => {
    await fromForm(FORM_MAIL);
    const [claimed] = (await desk.desk.store.claimLetters(desk.now(), 100, 60)).filter(
      ({ recipient }) => recipient === NANAMI,
    );
    if (!claimed) throw new Error('no letter to the applicant');
    await desk.desk.store.letterUndeliverable(claimed, desk.now(), '550');
    await desk.receive({
      from: 'someone@elsewhere.example',
      subject: 'クラウドデータ救出',
      text: REQUEST,
      signedBy: null,
    });
    await desk.receive({ from: FORM, subject: '新規申請', text: FORM_MAIL.replace('707', '708'), signedBy: null });
    await desk.newLetters();
    const { text } = theLetter(await look(), 'digest', LEE);
    expect(text).to.include('acknowledgement').and.to.include('Number: 1. Please look into the inbox.');
    expect(text).to.include('Number: 1. Please look into the quarantine folder.');
  });

  it('on Monday the week before is summed up once', async () => {
    await opened();
    await approve();
    await release();
    await look();
    desk.pass(5 * DAY);
    const letters = await look();
    expect(posts(letters)).to.deep.equal([...DIGESTS, `weekly → ${HELPER}`, `weekly → ${LEE}`, `weekly → ${MORI}`]);
    const { text } = theLetter(letters, 'weekly', LEE);
    expect(text)
      .to.include('Applications received: 1')
      .and.to.include('Approved: 1')
      .and.to.include('Wednesday 3 June 2026: 1 ■');
    desk.pass(DAY);
    expect(posts(await look())).to.deep.equal(DIGESTS);
  });

  it('a reply to it does nothing', async () => {
    await fromOffice(REQUEST);
    const letter = theLetter(await look(), 'digest', LEE);
    await answer(letter, 'APPROVE');
    expect((await ticket()).state).to.equal('awaiting-decision');
  });
});
