/** The limits of a code: misses, hours, one use, one code at a time, and how many anybody is sent. */
import { expect } from 'chai';
import { databaseWithTables } from '../store/fresh-database.ts';
import {
  type DeskInMemory,
  LEE,
  type Letter,
  MORI,
  OFFICE,
  openDeskInMemory,
  posts,
  REQUEST,
  reply,
  theLetter,
} from './desk-in-memory.ts';
import { anotherThan, BOTH, BY_REFERENCE, codeIn, inSecondRound, UNPROVEN } from './second-round-given.ts';

describe('The code of the second round', () => {
  let desk: DeskInMemory;
  let review: Letter;

  async function begin(...how: Parameters<typeof openDeskInMemory>): Promise<void> {
    desk = await openDeskInMemory(...how);
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    review = theLetter(await desk.newLetters(), 'review', MORI);
  }
  beforeEach(() => begin());
  afterEach(() => desk.close());

  const { state, asked, answer } = inSecondRound(() => ({ desk, review }));

  it('a wrong code does nothing, and the right one still works', async () => {
    const letter = await asked();
    expect(await answer(letter, `承認 ${anotherThan(codeIn(letter))}`)).to.include({ reason: 'code-wrong' });
    expect(posts(await desk.newLetters())).to.deep.equal([`help → ${MORI}`]);
    await answer(letter, `承認 ${codeIn(letter)}`);
    expect(await state()).to.equal('approved');
  });

  it('three wrong codes kill it: staff are alerted, and a fresh review is sent', async () => {
    const letter = await asked();
    for (const _ of [1, 2]) await answer(letter, `承認 ${anotherThan(codeIn(letter))}`);
    await desk.newLetters();
    await answer(letter, `承認 ${anotherThan(codeIn(letter))}`);
    expect(posts(await desk.newLetters())).to.include.members([
      `alert → ${LEE}`,
      `alert → ${MORI}`,
      `review → ${MORI}`,
    ]);
    expect(await answer(letter, `承認 ${codeIn(letter)}`)).to.include({ reason: 'code-dead' });
    expect(await state()).to.equal('awaiting-decision');
  });

  it('works for almost twelve hours', async () => {
    const letter = await asked();
    desk.pass(12 * 60 - 2);
    await answer(letter, `承認 ${codeIn(letter)}`);
    expect(await state()).to.equal('approved');
  });

  it('after twelve hours it is too late, and a fresh review comes', async () => {
    const letter = await asked();
    desk.pass(12 * 60);
    expect(await answer(letter, `承認 ${codeIn(letter)}`)).to.include({ reason: 'code-expired' });
    expect(posts(await desk.newLetters())).to.deep.equal([`review → ${MORI}`]);
    expect(await state()).to.equal('awaiting-decision');
  });

  it('a used code does not approve again after an UNDO', async () => {
    const letter = await asked();
    await answer(letter, `承認 ${codeIn(letter)}`);
    await desk.receive(reply(theLetter(await desk.newLetters(), 'recorded', LEE), 'UNDO'));
    expect(await state()).to.equal('awaiting-decision');
    await answer(letter, `承認 ${codeIn(letter)}`);
    await answer(letter, `承認 ${codeIn(letter)}`, BY_REFERENCE);
    expect(await state()).to.equal('awaiting-decision');
  });

  it('said again after the decision, it is told that the ticket is decided', async () => {
    const letter = await asked();
    await answer(letter, `承認 ${codeIn(letter)}`);
    expect(await answer(letter, `承認 ${codeIn(letter)}`)).to.include({ reason: 'already-decided' });
  });

  it('a later request replaces the first: only its own code works', async () => {
    const first = await asked();
    desk.pass(1);
    const second = await asked();
    await answer(second, `承認 ${codeIn(first)}`);
    await answer(first, `承認 ${codeIn(first)}`);
    expect(await state()).to.equal('awaiting-decision');
    await answer(second, `承認 ${codeIn(second)}`);
    expect(await state()).to.equal('approved');
  });

  it('nobody gets more than three codes an hour, and staff hear that more were asked for', async () => {
    for (const minute of [1, 2, 3, 4, 5]) {
      desk.pass(minute);
      await desk.receive(reply(review, BOTH, UNPROVEN));
    }
    const sent = posts(await desk.newLetters());
    expect(sent.filter((post) => post === `second-round → ${MORI}`)).to.have.length(3);
    expect(sent).to.include(`alert → ${LEE}`);
  });

  it('the audit chain holds that it was asked for, missed and passed', async () => {
    const database = await databaseWithTables();
    await desk.close();
    await begin(() => {}, { database: database.url });
    const letter = await asked();
    await answer(letter, `承認 ${anotherThan(codeIn(letter))}`);
    await answer(letter, `承認 ${codeIn(letter)}`);
    expect(await desk.desk.store.verifyAudit()).to.equal(null);
    const rows = await (await database.otherHand()).sql('SELECT word FROM audit');
    const words = rows.map(({ word }) => word);
    await database.remove();
    expect(words).to.include.members(['second-round', 'code-wrong', 'second-round-passed', 'approval-recorded']);
  });
});
