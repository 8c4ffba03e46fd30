/** The second round: where a reply does not prove who wrote it, a code in a fresh letter to the registered address does. */
import { expect } from 'chai';
import {
  type DeskInMemory,
  HELPER,
  LEE,
  type Letter,
  type MailDraft,
  MORI,
  OFFICE,
  openDeskInMemory,
  posts,
  REQUEST,
  reply,
  theLetter,
} from './desk-in-memory.ts';
import { BOTH, BY_REFERENCE, codeIn, inSecondRound, UNPROVEN } from './second-round-given.ts';

describe('The second round', () => {
  let desk: DeskInMemory;
  let review: Letter;
  let reviewOfLee: Letter;

  async function begin(...how: Parameters<typeof openDeskInMemory>): Promise<void> {
    desk = await openDeskInMemory(...how);
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    const letters = await desk.newLetters();
    review = theLetter(letters, 'review', MORI);
    reviewOfLee = theLetter(letters, 'review', LEE);
  }
  beforeEach(() => begin());
  afterEach(() => desk.close());

  const { ticket, state, asked, answer } = inSecondRound(() => ({ desk, review }));

  it('without an origin nothing is done yet; the code then does all that was asked', async () => {
    const letter = await asked();
    expect(await ticket()).to.include({ state: 'awaiting-decision', revokedOn: null });
    expect(await answer(letter, `承認 ${codeIn(letter)}`)).to.include({ verdict: 'accepted', reason: null });
    expect(await ticket()).to.include({ state: 'approved', revokedOn: '2026-04-01' });
    expect((await ticket()).decision?.by).to.equal(MORI);
  });

  const ways: [string, Partial<MailDraft>][] = [
    ['with only our Message-ID, though the origin is proven', BY_REFERENCE],
    ['with only our Message-ID and no origin', { ...BY_REFERENCE, ...UNPROVEN }],
    ['signed by a neighbour’s domain', { signedBy: 'students.desk.example' }],
  ];
  for (const [how, changes] of ways) {
    it(`${how}: a code is asked for`, async () => {
      const letter = await asked(BOTH, changes);
      expect(await state()).to.equal('awaiting-decision');
      await answer(letter, `APPROVE ${codeIn(letter)}`, BY_REFERENCE);
      expect(await state()).to.equal('approved');
    });
  }

  it('goes to the registered address alone, and says nothing of what the mail said besides', async () => {
    const letter = await asked(`お疲れ様です。\n${BOTH}`, {
      ...UNPROVEN,
      headers: [`In-Reply-To: ${review.mail.messageId}`, 'Reply-To: thief@evil.example'],
    });
    expect(posts(await desk.letters()).filter((post) => post.startsWith('second-round'))).to.deep.equal([
      `second-round → ${MORI}`,
    ]);
    expect(letter.text).to.contain('訂正 失効日 2026-04-01').and.to.contain('9900000101');
    expect(letter.text).not.to.contain('お疲れ様です');
  });

  it('shows the code in its text and nowhere in its header', async () => {
    const letter = await asked();
    const entry = (await desk.desk.store.letters()).find(({ template }) => template === 'second-round');
    const header = entry?.bytes.toString('latin1').split('\r\n\r\n')[0] ?? '';
    expect(header).to.contain('Reply-To');
    expect(header.toUpperCase()).not.to.contain(codeIn(letter));
  });

  for (const [how, write] of [
    [
      'in wide letters',
      (code: string) => `承認　${code.replace(/./g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))}`,
    ],
    ['in small letters', (code: string) => `approve ${code.toLowerCase()}`],
    ['with courtesies around it', (code: string) => `お疲れ様です。\n承認 ${code}\nよろしくお願いいたします。`],
  ] as const) {
    it(`takes the code ${how}`, async () => {
      const letter = await asked();
      await answer(letter, write(codeIn(letter)));
      expect(await state()).to.equal('approved');
    });
  }

  it('a SET alone is carried out by its code, and nothing is approved', async () => {
    const letter = await asked('SET revoked_on 2026-04-01');
    await answer(letter, `APPROVE ${codeIn(letter)}`);
    expect(await ticket()).to.include({ state: 'awaiting-decision', revokedOn: '2026-04-01' });
  });

  it('what could not be approved with a code either is refused at once', async () => {
    expect(await desk.receive(reply(review, '承認', UNPROVEN))).to.include({ reason: 'revocation-unknown' });
    expect(posts(await desk.newLetters())).to.deep.equal([`refused → ${MORI}`]);
  });

  const elsewhere: [string, (letter: Letter, code: string) => MailDraft][] = [
    ['only in the quote', (letter) => reply(letter, '承認', UNPROVEN)],
    ['only in the subject', (letter, code) => reply(letter, '承認', { ...UNPROVEN, subject: `Re: 承認 ${code}` })],
    ['by a colleague', (letter, code) => reply(letter, `APPROVE ${code}`, { from: LEE })],
    ['to another letter', (_, code) => reply(review, `APPROVE ${code}`)],
    ['to a colleague’s letter', (_, code) => reply(reviewOfLee, `APPROVE ${code}`)],
    ['with other orders', (letter, code) => reply(letter, `SET student no\nAPPROVE ${code}`, UNPROVEN)],
    ['by a machine', (letter, code) => reply(letter, `APPROVE ${code}`, { headers: ['Auto-Submitted: auto-replied'] })],
    [
      'by a vacation responder that quotes everything without a mark',
      (letter) => ({ ...reply(letter, ''), ...UNPROVEN, text: `ただいま不在にしております。\n\n${letter.text}` }),
    ],
    ['without possession of the letter', (_, code) => ({ from: MORI, text: `APPROVE ${code}` })],
  ];
  for (const [how, mail] of elsewhere) {
    it(`the code ${how}: nothing is approved`, async () => {
      const letter = await asked();
      desk.pass(1);
      await desk.receive(mail(letter, codeIn(letter)));
      expect(await ticket()).to.include({ state: 'awaiting-decision', revokedOn: null });
    });
  }

  it('content that changed in between is shown instead', async () => {
    const letter = await asked();
    desk.pass(1);
    await desk.receive(reply(reviewOfLee, 'SET revoked_on 2026-03-01'));
    await desk.newLetters();
    expect(await answer(letter, `承認 ${codeIn(letter)}`)).to.include({ reason: 'outdated-revision' });
    expect(await ticket()).to.include({ state: 'awaiting-decision', revokedOn: '2026-03-01' });
    expect(theLetter(await desk.newLetters(), 'refused', MORI).text).to.contain('9900000101');
  });

  it('a machine never starts one', async () => {
    const headers = [`In-Reply-To: ${review.mail.messageId}`, 'Auto-Submitted: auto-replied'];
    await desk.receive(reply(review, BOTH, { ...UNPROVEN, headers }));
    expect(await desk.newLetters()).to.deep.equal([]);
  });

  it('a helper is sent no code', async () => {
    const masked = (await desk.letters()).find(({ to }) => to === HELPER);
    if (!masked) throw new Error('the helper has no letter');
    expect(await desk.receive(reply(masked, BOTH, UNPROVEN))).to.include({ reason: 'not-a-decider' });
    expect(posts(await desk.newLetters()).join()).not.to.contain('second-round');
  });

  it('where addresses bear no token every approval goes this way', async () => {
    await desk.close();
    await begin((config) => {
      (config.desk as Record<string, unknown>).subaddress = false;
    });
    const letter = await asked(BOTH, {});
    expect(letter.mail.replyTo).to.equal(undefined);
    await answer(letter, `承認 ${codeIn(letter)}`);
    expect(await state()).to.equal('approved');
  });
});
