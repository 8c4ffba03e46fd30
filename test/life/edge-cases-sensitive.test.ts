/** Domain §6, row 33: an application in which somebody who works at the desk has a part is for deciders alone. */
import { expect } from 'chai';
import { sendDigests } from '../../src/jobs/send-digests.ts';
import { HELPER, LEE, MORI, OFFICE, theLetter } from '../journey/desk-in-memory.ts';
import { EdgeDesk, HANAKO, templatesOf } from './edges/edge-desk.ts';

const HELPER_NAME = '補佐　花';

describe('Edge cases of the domain: an application of somebody at the desk', () => {
  let desk: EdgeDesk;
  beforeEach(async () => {
    desk = await EdgeDesk.open();
  });
  afterEach(() => desk.close());

  const toHelper = () => desk.post.filter(({ to }) => to === HELPER).map(({ template }) => template);

  /** The morning letters of a working day after all that. */
  async function morning() {
    desk.desk.pass(24 * 60);
    await sendDigests(desk.desk.desk);
    return (await desk.newLetters()).filter(({ template }) => template === 'digest');
  }

  for (const at of [LEE, HELPER]) {
    it(`E33: ${at} is no contact: whoever works there and applies is asked for a private one`, async () => {
      const { letters } = await desk.office({ 本人連絡先: at });
      expect((await desk.ticket()).application.missing).to.deep.equal(['contact']);
      expect(letters.map(({ to }) => to)).to.deep.equal([OFFICE]);
    });
  }

  it('E33: of an application under the name of a helper, helpers hear nothing from its first day to its last', async () => {
    await desk.office({ 氏名: HELPER_NAME });
    const { id } = await desk.ticket();
    expect(desk.review(id, LEE).text.replace(/\s+/g, ' ')).to.include('[look] Somebody on staff has a part');
    await desk.grant();
    await desk.answer(theLetter(desk.post, 'access-ready', HANAKO), 'ありがとうございます。確認しました。');
    const digests = await morning();
    expect(theLetter(digests, 'digest', LEE).text).to.include(id);
    expect(
      digests.map(({ to }) => to),
      'there is nothing else to say',
    ).to.not.include(HELPER);
    expect(toHelper()).to.deep.equal([]);
  });

  it('E33: a decider marks an application; from then on helpers get nothing of it, and their answers do nothing', async () => {
    await desk.office();
    const masked = theLetter(desk.post, 'review-masked', HELPER);
    const { outcome, letters } = await desk.decide('訂正 要配慮 はい');
    expect(outcome).to.include({ verdict: 'accepted', reason: null });
    expect(letters.map(({ to, template }) => `${template} ${to}`)).to.include.members([`progress ${LEE}`]);
    expect(letters.map(({ to }) => to)).to.not.include(HELPER);
    for (const text of ['STATUS', 'NOTE: 知り合いです。']) {
      const answered = await desk.answer(masked, text);
      expect(templatesOf(answered.letters)).to.deep.equal(['deciders-only']);
      expect(answered.letters[0]?.text).to.not.match(/例示|9900000101|審査担当者の判断を待って/);
    }
    expect((await desk.ticket()).notes).to.equal(undefined);
    await desk.decide('訂正 失効日 2026-04-01\n承認');
    await desk.release();
    expect(toHelper()).to.deep.equal(['review-masked', 'deciders-only', 'deciders-only']);
  });

  it('E33: to mark it takes a decider’s letter, to show it again what an approval takes', async () => {
    await desk.office();
    const unproven = { signedBy: null } as const;
    const review = desk.review((await desk.ticket()).id);
    await desk.answer(review, 'SET sensitive yes', unproven);
    expect((await desk.ticket()).sensitive).to.equal(true);
    const shown = await desk.answer(desk.review((await desk.ticket()).id), 'SET sensitive no', unproven);
    expect(templatesOf(shown.letters)).to.deep.equal(['second-round']);
    expect((await desk.ticket()).sensitive).to.equal(true);
    await desk.decide('SET sensitive no', undefined, LEE);
    expect((await desk.ticket()).sensitive).to.equal(false);
  });

  it('E33: whoever bears the name of the applicant, or belongs to the office that asks, does not decide', async () => {
    await desk.close();
    desk = await EdgeDesk.open((config) => {
      (config.offices as { senders?: string[] }[])[0] = { ...(config.offices as object[])[0], senders: [LEE] };
    });
    await desk.office();
    const own = await desk.decide('SET revoked_on 2026-04-01\nAPPROVE', undefined, LEE);
    expect(own.outcome.reason).to.equal('own-application');
    await desk.office({ 氏名: '森 一郎', 'UTokyo Account': '9900000202' });
    expect((await desk.decide('訂正 失効日 2026-04-01\n承認')).outcome.reason).to.equal('own-application');
    expect((await desk.tickets()).map(({ state }) => state)).to.deep.equal(['awaiting-decision', 'awaiting-decision']);
  });

  it('E33: a helper sees no account, number, name or contact of any applicant', async () => {
    await desk.office();
    const masked = theLetter(desk.post, 'review-masked', HELPER);
    expect(masked.text + masked.subject).to.not.match(/9900000101|990101|例示|花子|hanako@/);
    expect(desk.post.map(({ to }) => to)).to.include.members([MORI, LEE]);
  });
});
