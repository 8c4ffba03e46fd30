import { expect } from 'chai';
import { journey, type Outcome } from '../../src/journey.ts';
import { Deciding, ITO, LEE, MORI, needing } from './deciding.ts';
import { type MailDraft, rawMail, reply, theLetter } from './desk-in-memory.ts';

describe('Words about a ticket that are read in another order than they were received', () => {
  let given: Deciding;
  afterEach(() => given.close());

  /** A mail that was received so many minutes ago, and is read only now. */
  function read(draft: MailDraft, minutesAgo: number): Promise<Outcome> {
    const receivedAt = new Date(Date.parse(given.desk.now()) - minutesAgo * 60_000).toISOString();
    return journey({ raw: Buffer.from(rawMail(draft, receivedAt)), receivedAt, folder: 'inbox' }, given.desk.desk);
  }

  async function nothingIsReleased(): Promise<void> {
    await given.settle();
    expect(await given.ticket()).to.deep.include({ state: 'awaiting-decision', decision: null });
    expect(await given.rights()).to.deep.equal([]);
    expect((await given.desk.letters()).map(({ template }) => template)).to.not.include.members(['approved']);
  }

  it('an approval that failed while the database was locked, and is read after its UNDO, releases nothing', async () => {
    given = await Deciding.begin(needing(1));
    const { desk } = given.desk;
    const approval = reply(given.review(MORI), '承認');
    const raw = Buffer.from(rawMail(approval, given.desk.now()));
    const taken = { raw, receivedAt: given.desk.now(), folder: 'inbox' } as const;
    const locked = () => Promise.reject(Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' }));
    const failure = await journey(taken, { ...desk, store: { ...desk.store, transaction: locked } }).catch((e) => e);
    expect(failure).to.have.property('code', 'SQLITE_BUSY');

    expect(await given.says(MORI, '取消')).to.include({ verdict: 'ignored', reason: 'not-decided' });
    given.desk.pass(1);
    expect(await journey(taken, desk)).to.include({ verdict: 'ignored', reason: 'token.used' });
    await nothingIsReleased();
  });

  it('also when the two answer different letters', async () => {
    given = await Deciding.begin(needing(1));
    await given.desk.newLetters();
    await given.says(MORI, '状況');
    const status = theLetter(await given.desk.newLetters(), 'status', MORI);
    await given.says(MORI, '取消', status);
    await given.desk.newLetters();
    expect(await read(reply(given.review(MORI), '承認'), 5)).to.include({ reason: 'overtaken' });
    const told = theLetter(await given.desk.newLetters(), 'refused', MORI);
    expect(told.text.replaceAll('\n', '')).to.contain('あとに届いた担当者の返信を先に処理した');
    await nothingIsReleased();

    expect(await given.says(MORI, '承認', told)).to.include({ verdict: 'accepted' });
    expect(await given.ticket()).to.include({ state: 'approved' });
  });

  it('an UNDO of the same second counts as the later one', async () => {
    given = await Deciding.begin(needing(1));
    await given.desk.newLetters();
    await given.says(MORI, 'STATUS');
    await given.desk.receive(reply(theLetter(await given.desk.newLetters(), 'status', MORI), '取消'));
    expect(await read(reply(given.review(MORI), '承認'), 0)).to.include({ reason: 'overtaken' });
    await nothingIsReleased();
  });

  it('an approval that comes after its UNDO by another way finds its letter used up', async () => {
    given = await Deciding.begin(needing(1));
    await given.says(MORI, '取消');
    expect(await given.says(MORI, '承認')).to.include({ reason: 'token.used' });
    await nothingIsReleased();
  });

  it('of two approvals, one that a colleague’s HOLD has overtaken does not count', async () => {
    given = await Deciding.begin(needing(2));
    await given.says(LEE, 'APPROVE');
    await given.says(ITO, '保留');
    const told = theLetter(await given.desk.newLetters(), 'progress', LEE);
    await given.says(LEE, 'RESUME', told);
    expect(await read(reply(given.review(MORI), '承認'), 10)).to.include({ reason: 'overtaken' });
    await nothingIsReleased();
  });

  it('a RESUME that a later HOLD has overtaken leaves the ticket on hold', async () => {
    given = await Deciding.begin(needing(1));
    await given.says(ITO, '保留');
    await given.says(LEE, 'HOLD: wait for the office');
    expect(await read(reply(given.review(MORI), '再開'), 1.5)).to.include({ reason: 'overtaken' });
    expect(await given.ticket()).to.include({ state: 'on-hold' });
  });

  it('a note that is read before an older approval does harm to nobody but asks for one more look', async () => {
    given = await Deciding.begin(needing(1));
    await given.says(LEE, 'NOTE: seen');
    expect(await read(reply(given.review(MORI), '承認'), 3)).to.include({ reason: 'overtaken' });
  });

  const LATE: [string, string][] = [
    ['保留', 'on-hold'],
    ['却下 理由', 'rejected'],
    ['SET revoked_on 2026-03-31', 'awaiting-decision'],
    ['NOT-OURS', 'not-ours'],
  ];
  for (const [words, state] of LATE) {
    it(`${words}, received before an approval and read after it, counts as if it had been read in its turn`, async () => {
      given = await Deciding.begin(needing(1));
      await given.says(MORI, '承認');
      given.desk.pass(1);
      expect(await read(reply(given.review(LEE), words), 5)).to.include({ verdict: 'accepted' });
      expect(await given.ticket()).to.include({ state });
      expect(await given.rights()).to.deep.equal([]);
      await given.settle();
      expect((await given.desk.letters()).map(({ template }) => template)).to.not.include('approved');
    });
  }

  it('the same words, received after the approval was recorded, are refused as before', async () => {
    given = await Deciding.begin(needing(1));
    await given.says(MORI, '承認');
    expect(await given.says(LEE, '保留')).to.include({ reason: 'already-decided' });
    expect(await given.ticket()).to.include({ state: 'approved' });
  });

  it('once the decision has been released, a late word only hears of it', async () => {
    given = await Deciding.begin(needing(1));
    await given.says(MORI, '承認');
    await given.settle();
    expect(await read(reply(given.review(LEE), '保留'), 60)).to.include({ reason: 'already-decided' });
    expect(await given.ticket()).to.include({ state: 'awaiting-provision' });
  });
});
