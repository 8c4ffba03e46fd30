/** The office corrects where the applicant is reached, after the decision: what that moves, and who may. */
import { expect } from 'chai';
import { giveCommand } from '../../src/jobs/give-command.ts';
import { answer, approve, desk, fromOffice, HANAKO, release, ticket, withDesk } from './answering.ts';
import { HELPER, LEE, type Letter, MORI, OFFICE, posts, REQUEST, reply, theLetter } from './desk-in-memory.ts';

const NEW = 'hanako@elsewhere.example';
const CORRECTION = `本人連絡先：${NEW}\n相違ありません`;
const TOLD_STAFF = [HELPER, LEE, MORI].map((who) => `progress → ${who}`).sort();

describe('A contact that the office corrects after the decision', () => {
  withDesk();

  /** The office's letter, with its token. */
  async function received(): Promise<Letter> {
    return theLetter(await fromOffice(REQUEST), 'request-received', OFFICE);
  }

  it('while the approval cools off: it is void, and deciders are asked with the new address', async () => {
    const office = await received();
    await approve();
    const { letters, ticket: after, outcome } = await answer(office, CORRECTION);
    expect(outcome).to.include({ verdict: 'accepted' });
    expect(after).to.include({ state: 'awaiting-decision', decision: null, revision: 3 });
    expect(posts(letters)).to.include.members([`review-changed → ${LEE}`, `review-changed → ${MORI}`]);
    const review = theLetter(letters, 'review-changed', LEE);
    expect(review.text).to.include(NEW).and.to.include('This had been approved');
    await release();
    expect((await desk.letters()).map(({ template }) => template)).to.not.include('approved');
    await answer(review, 'APPROVE');
    await release();
    expect((await desk.letters()).filter(({ template }) => template === 'approved').map(({ to }) => to)).to.deep.equal([
      NEW,
    ]);
  });

  it('while a rejection cools off: it is told to the new address', async () => {
    const office = await received();
    await answer(theLetter(await desk.letters(), 'review', MORI), '却下 理由');
    const { letters } = await answer(office, CORRECTION);
    expect(posts(letters)).to.deep.equal([...TOLD_STAFF, `receipt → ${OFFICE}`]);
    await release();
    expect((await desk.letters()).filter(({ template }) => template === 'rejected').map(({ to }) => to)).to.deep.equal([
      NEW,
    ]);
  });

  describe('of a rejection that has left', () => {
    /** The rejections that wait to be sent. */
    const rejections = async () => (await desk.letters()).filter(({ template }) => template === 'rejected');

    /** Its letter has been sent. */
    async function rejected(): Promise<{ readonly office: Letter; readonly old: Letter }> {
      const office = await received();
      await answer(theLetter(await desk.letters(), 'review', MORI), '却下 理由');
      await release();
      const old = theLetter(await desk.letters(), 'rejected', HANAKO);
      await desk.send();
      return { office, old };
    }

    it('it is told again there, once, however often the office says so', async () => {
      const { office } = await rejected();
      const mail = reply(office, CORRECTION);
      desk.pass(1);
      await desk.receive(mail);
      const letters = await desk.newLetters();
      expect(posts(letters)).to.deep.equal([...TOLD_STAFF, `receipt → ${OFFICE}`, `rejected → ${NEW}`]);
      expect(await desk.receive(mail)).to.include({ verdict: 'duplicate' });
      await answer(theLetter(letters, 'receipt', OFFICE), CORRECTION);
      expect((await rejections()).map(({ to }) => to)).to.deep.equal([NEW]);
      expect(await ticket()).to.deep.include({ state: 'rejected' });
      const progress = theLetter(letters, 'progress', LEE);
      expect(progress.text).to.include('sent once more').and.to.not.include('REVOKE');
    });

    it('whoever answers from the old address is nobody any more, and from the new one is the applicant', async () => {
      const { office, old } = await rejected();
      const { letters } = await answer(office, CORRECTION);
      expect(await desk.receive(reply(old, '状況'))).to.include({ kind: 'unverified-reply' });
      expect(await desk.receive(reply(theLetter(letters, 'rejected', NEW), '状況'))).to.include({
        kind: 'applicant-reply',
      });
    });

    it('without CONFIRM nothing is moved or told', async () => {
      const { office } = await rejected();
      const { letters } = await answer(office, `本人連絡先：${NEW}`);
      expect(posts(letters)).to.deep.equal([`refused → ${OFFICE}`]);
      expect((await rejections()).map(({ to }) => to)).to.deep.equal([]);
    });
  });

  it('after the release: the approval is told again there, and deciders get the work with the new address', async () => {
    const office = await received();
    await approve();
    await release();
    const work = theLetter(await desk.letters(), 'provide-access', MORI);
    const { letters, ticket: after } = await answer(office, CORRECTION);
    expect(posts(letters)).to.deep.equal(
      [
        `approved → ${NEW}`,
        ...TOLD_STAFF,
        `provide-access → ${LEE}`,
        `provide-access → ${MORI}`,
        `receipt → ${OFFICE}`,
      ].sort(),
    );
    expect(after.decision?.contact).to.equal(NEW);
    const fresh = theLetter(letters, 'provide-access', MORI);
    expect(fresh.text).to.include(NEW).and.to.include('連絡先を訂正しました').and.not.to.include(HANAKO);
    for (const letter of letters.filter(({ template, to }) => template === 'receipt' || to === HELPER))
      expect(letter.text).to.not.include(NEW);
    // Whoever answers the older work item may have served the older address.
    expect((await answer(work, '提供済')).outcome).to.include({ reason: 'contact-corrected' });
    expect((await answer(fresh, '提供済')).ticket.state).to.equal('access-open');
  });

  it('while the access is open: the dates are told again there, and so is what follows', async () => {
    const office = await received();
    await approve();
    await release();
    await answer(theLetter(await desk.letters(), 'provide-access', MORI), '提供済');
    const { letters } = await answer(office, CORRECTION);
    expect(posts(letters)).to.deep.equal([`access-ready → ${NEW}`, ...TOLD_STAFF, `receipt → ${OFFICE}`]);
    const stopped = await answer(theLetter(letters, 'progress', MORI), '緊急停止');
    expect(posts(stopped.letters)).to.include(`revoked → ${NEW}`);
  });

  it('after the last hour, before the end is written down: no letter promises a week that is over, and the goodbye goes there', async () => {
    const office = await received();
    await approve();
    await release();
    await answer(theLetter(await desk.letters(), 'provide-access', MORI), '提供済');
    desk.pass(3 * 24 * 60);
    const fresh = theLetter((await answer(office, '状況')).letters, 'status', OFFICE);
    desk.pass(4 * 24 * 60);
    const { letters, ticket: after } = await answer(fresh, CORRECTION);
    expect(posts(letters)).to.deep.equal([...TOLD_STAFF, `receipt → ${OFFICE}`]);
    expect(theLetter(letters, 'progress', LEE).text.replace(/\s+/g, ' ')).to.include(
      'will be told at the corrected address',
    );
    await giveCommand(desk.desk, after.id, { type: 'end-access' });
    expect(posts(await desk.newLetters())).to.include(`access-closed → ${NEW}`);
  });

  it('cancels what had not left for the old address, whose answers are nobody’s any more', async () => {
    const office = await received();
    await approve();
    await release();
    const approved = theLetter(await desk.letters(), 'approved', HANAKO);
    await answer(office, CORRECTION);
    const open = await desk.desk.store.listedLetters('cancelled');
    expect(open.map(({ template, recipient }) => `${template} → ${recipient}`)).to.deep.equal([`approved → ${HANAKO}`]);
    const late = await desk.receive(reply(approved, '状況'));
    expect(late).to.include({ kind: 'unverified-reply' });
  });

  it('a second correction is told as the first was', async () => {
    const office = await received();
    await approve();
    await release();
    const first = await answer(office, CORRECTION);
    const again = await answer(theLetter(first.letters, 'receipt', OFFICE), `本人連絡先：${HANAKO}\n相違ありません`);
    expect(posts(again.letters)).to.include(`approved → ${HANAKO}`);
  });

  const NOT_ENOUGH: [string, string, Parameters<typeof reply>[2], string][] = [
    ['without CONFIRM', `本人連絡先：${NEW}`, {}, 'refused'],
    ['without the token', CORRECTION, { to: 'desk@desk.example' }, 'help'],
    ['the office’s own address', `本人連絡先：${OFFICE}\n相違ありません`, {}, 'receipt'],
    ['with another account beside it', `UTokyo Account：9900000202\n${CORRECTION}`, {}, 'receipt'],
    ['with a condition', `${CORRECTION}\nただし、来週からにしてください。`, {}, 'refused'],
  ];
  for (const [how, text, changes, template] of NOT_ENOUGH) {
    it(`${how}: nothing is moved, and the office hears from us`, async () => {
      const office = await received();
      await approve();
      await release();
      const before = await ticket();
      const { letters, ticket: after } = await answer(office, text, changes);
      expect(after.application).to.deep.equal(before.application);
      expect(after.decision).to.deep.equal(before.decision);
      expect(posts(letters)).to.include(`${template} → ${OFFICE}`);
      expect(letters.map(({ template: one }) => one)).to.not.include('approved');
    });
  }

  it('an applicant moves nothing', async () => {
    await received();
    await approve();
    await release();
    const approved = theLetter(await desk.letters(), 'approved', HANAKO);
    const { ticket: after } = await answer(approved, CORRECTION);
    expect(after.decision?.contact).to.equal(HANAKO);
  });

  it('not to a member of staff: people read it', async () => {
    const office = await received();
    await approve();
    await release();
    const { letters, ticket: after } = await answer(office, CORRECTION.replace(NEW, MORI));
    expect(after.decision?.contact).to.equal(HANAKO);
    expect(posts(letters)).to.include(`words-from-office → ${LEE}`);
  });

  it('nor when the week is over: people read it', async () => {
    const office = await received();
    await approve();
    await release();
    await answer(theLetter(await desk.letters(), 'provide-access', MORI), '提供済\n緊急停止');
    const { letters, ticket: after } = await answer(office, CORRECTION);
    expect(after.decision?.contact).to.equal(HANAKO);
    expect(posts(letters)).to.include.members([`words-from-office → ${LEE}`, `receipt → ${OFFICE}`]);
  });
});
