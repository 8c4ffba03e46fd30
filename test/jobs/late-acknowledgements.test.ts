/** Threats R18 and R19: while letters cannot leave tickets are taken all the same, and staff hear of it as soon as a letter can. */
import { expect } from 'chai';
import { tellOfLateAcknowledgements } from '../../src/jobs/tell-of-late-acknowledgements.ts';
import {
  type DeskInMemory,
  HELPER,
  LEE,
  MORI,
  OFFICE,
  openDeskInMemory,
  posts,
  REQUEST,
} from '../journey/desk-in-memory.ts';

describe('acknowledgements that do not leave (R18, R19)', () => {
  let desk: DeskInMemory;
  beforeEach(async () => {
    desk = await openDeskInMemory();
  });
  afterEach(() => desk.close());

  async function apply(account: string): Promise<void> {
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST.replace('9900000101', account) });
    await desk.newLetters();
  }
  const look = async () => {
    const told = await tellOfLateAcknowledgements(desk.desk);
    const letters = posts(await desk.newLetters());
    expect(letters.length > 0, 'says whether it has told anybody').to.equal(told);
    return letters;
  };
  const TO_ALL_STAFF = [`alert → ${HELPER}`, `alert → ${LEE}`, `alert → ${MORI}`];

  it('are told of after half an hour, and not before', async () => {
    await apply('9900000101');
    desk.pass(29);
    expect(await look()).to.deep.equal([]);
    desk.pass(1);
    expect(await look()).to.deep.equal(TO_ALL_STAFF);
  });

  it('are told of once, however long it lasts', async () => {
    await apply('9900000101');
    desk.pass(30);
    await look();
    for (let hour = 0; hour < 5; hour += 1) {
      desk.pass(60);
      expect(await look()).to.deep.equal([]);
    }
  });

  it('are told of again after an hour when more have become late', async () => {
    await apply('9900000101');
    desk.pass(30);
    await look();
    desk.pass(10);
    await apply('9900000102');
    desk.pass(30);
    expect(await look()).to.deep.equal([]);
    desk.pass(20);
    expect(await look()).to.deep.equal(TO_ALL_STAFF);
  });

  it('that have left are nothing to tell of', async () => {
    await apply('9900000101');
    await desk.send();
    desk.pass(45);
    expect(await look()).to.deep.equal([]);
  });

  it('leave oldest first, and the alert after them', async () => {
    await apply('9900000101');
    desk.pass(5);
    await apply('9900000102');
    desk.pass(40);
    await look();
    const claimed = await desk.desk.store.claimLetters(desk.now(), 100, 60);
    const written = claimed.map(({ createdAt }) => createdAt);
    expect(written).to.deep.equal(written.toSorted());
    expect(new Set(claimed.slice(-3).map(({ template }) => template))).to.deep.equal(new Set(['alert']));
  });
});
