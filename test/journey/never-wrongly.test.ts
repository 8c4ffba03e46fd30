import { expect } from 'chai';
import {
  type DeskInMemory,
  FORM,
  HELPER,
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

describe('Never approve wrongly', () => {
  let desk: DeskInMemory;
  let review: Letter;
  beforeEach(async () => {
    desk = await openDeskInMemory();
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    const letters = await desk.newLetters();
    review = theLetter(letters, 'review', MORI);
    await desk.receive(reply(theLetter(letters, 'review', LEE), 'SET revoked_on 2026-04-01'));
    review = theLetter(await desk.newLetters(), 'review-changed', MORI);
  });
  afterEach(() => desk.close());

  async function state(): Promise<string | undefined> {
    return (await desk.desk.store.tickets())[0]?.state;
  }

  it('the control: this very answer approves', async () => {
    await desk.receive(reply(review, '承認'));
    expect(await state()).to.equal('approved');
  });

  const forged: [string, (letter: Letter) => Parameters<DeskInMemory['receive']>[0], string][] = [
    ['without a proven origin', (letter) => reply(letter, '承認', { signedBy: null }), 'second-round'],
    [
      'signed by a neighbour’s domain',
      (letter) => reply(letter, '承認', { signedBy: 'students.desk.example' }),
      'second-round',
    ],
    ['signed by the parent domain', (letter) => reply(letter, '承認', { signedBy: 'desk.example' }), 'second-round'],
    [
      'with our Message-ID but no token',
      (letter) => reply(letter, '承認', { to: 'desk@desk.example' }),
      'second-round',
    ],
    ['by a colleague with this token', (letter) => reply(letter, '承認', { from: LEE }), 'from.other'],
    [
      'by a stranger with this token',
      (letter) => reply(letter, '承認', { from: 'x@evil.example', signedBy: 'evil.example' }),
      'from.other',
    ],
  ];
  for (const [how, mail, reason] of forged) {
    it(`${how}: nothing is approved (${reason})`, async () => {
      const outcome = await desk.receive(mail(review));
      expect(await state()).to.equal('awaiting-decision');
      expect(outcome.reason).to.equal(reason);
    });
  }

  it('a guessed token: nothing is approved, and staff are told', async () => {
    const guess = reply(review, '承認', { to: `desk+t${'a'.repeat(26)}@desk.example`, headers: [] });
    const outcome = await desk.receive(guess);
    expect(outcome).to.include({ kind: 'unverified-reply', verdict: 'ignored', filing: 'leave' });
    expect(await state()).to.equal('awaiting-decision');
    expect(posts(await desk.newLetters())).to.include(`alert → ${LEE}`);
  });

  it('an approval without origin is answered to the registered address, with a letter that says why', async () => {
    await desk.receive(reply(review, '承認', { signedBy: null }));
    const letter = theLetter(await desk.newLetters(), 'second-round', MORI);
    expect(letter.text.replaceAll('\n', '')).to.contain('ご本人からのものと確かめられない');
  });

  it('the letter before the last change no longer approves: the new content is shown instead', async () => {
    const fresh = await openDeskInMemory();
    await fresh.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    const letters = await fresh.newLetters();
    await fresh.receive(reply(theLetter(letters, 'review', LEE), 'SET revoked_on 2026-04-01'));
    await fresh.newLetters();
    const outcome = await fresh.receive(reply(theLetter(letters, 'review', MORI), '承認'));
    expect(outcome).to.include({ verdict: 'ignored', reason: 'outdated-revision' });
    expect((await fresh.desk.store.tickets())[0]?.state).to.equal('awaiting-decision');
    await fresh.close();
  });

  const quoted: [string, string][] = [
    ['in the quote', 'こちらの件です。'],
    ['with a condition below', '承認\nただし、本人確認をもう一度お願いします。'],
    ['negated', '承認しません'],
    ['asked for', '承認お願いします'],
    ['as a question', 'APPROVE?'],
    ['together with its opposite', 'APPROVE\nREJECT reason'],
  ];
  for (const [how, text] of quoted) {
    it(`the word ${how}: nothing happens, and help comes at once`, async () => {
      await desk.receive(reply(review, text));
      expect(await state()).to.equal('awaiting-decision');
      expect(posts(await desk.newLetters())).to.deep.equal([`help → ${MORI}`]);
    });
  }

  it('a vacation responder acts on nothing and is answered by nothing', async () => {
    const headers = [`In-Reply-To: ${review.mail.messageId}`, 'Auto-Submitted: auto-replied'];
    const outcome = await desk.receive(reply(review, '承認', { headers }));
    expect(outcome).to.include({ verdict: 'ignored', reason: 'machine' });
    expect(await state()).to.equal('awaiting-decision');
    expect(await desk.newLetters()).to.deep.equal([]);
  });

  it('a second decision is told who decided', async () => {
    await desk.receive(reply(review, '承認'));
    await desk.newLetters();
    const outcome = await desk.receive({ ...reply(review, '承認'), date: '2026-06-03T03:00:00Z' });
    expect(outcome).to.include({ verdict: 'ignored', reason: 'already-decided' });
    expect(posts(await desk.newLetters())).to.deep.equal([`refused → ${MORI}`]);
  });

  it('two requests of one person: only one can be approved', async () => {
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出（再送）', text: `${REQUEST}\n再送です。` });
    const second = theLetter(await desk.newLetters(), 'review', LEE);
    await desk.receive(reply(review, '承認'));
    const outcome = await desk.receive(reply(second, 'SET revoked_on 2026-04-01\nAPPROVE'));
    expect(outcome).to.include({ verdict: 'ignored', reason: 'entitlement-used' });
    expect((await desk.desk.store.tickets()).map((ticket) => ticket.state)).to.deep.equal([
      'approved',
      'awaiting-decision',
    ]);
  });

  it('a helper’s word decides nothing', async () => {
    const masked = (await desk.letters()).find((letter) => letter.to === HELPER);
    if (!masked) throw new Error('the helper has no letter');
    await desk.receive(reply(masked, '承認'));
    expect(await state()).to.equal('awaiting-decision');
  });
});

describe('Never open wrongly', () => {
  let desk: DeskInMemory;
  beforeEach(async () => {
    desk = await openDeskInMemory();
  });
  afterEach(() => desk.close());

  it('a form’s mail without proof is quarantined, and staff are alerted', async () => {
    const outcome = await desk.receive({
      from: FORM,
      subject: '新規申請',
      text: 'UTokyo Account: 9900000707',
      signedBy: null,
    });
    expect(outcome).to.include({ kind: 'form-submission', verdict: 'quarantined', filing: 'quarantine' });
    expect(await desk.desk.store.tickets()).to.deep.equal([]);
    expect(posts(await desk.newLetters())).to.include.members([`alert → ${MORI}`, `alert → ${LEE}`]);
  });

  it('a request from outside the registry opens nothing, stays in the inbox, and is never answered', async () => {
    const outcome = await desk.receive({ from: 'someone@lab.example', subject: 'お願い', text: REQUEST });
    expect(outcome).to.include({ kind: 'unknown-request', verdict: 'ignored', filing: 'leave' });
    expect(await desk.desk.store.tickets()).to.deep.equal([]);
    for (const letter of await desk.newLetters()) expect(letter.template).to.equal('alert');
  });

  it('other people’s mail is nobody’s business', async () => {
    const outcome = await desk.receive({ from: 'friend@home.example', subject: 'lunch?', text: 'Shall we?' });
    expect(outcome).to.include({ kind: 'not-ours', verdict: 'not-ours', filing: 'leave' });
    expect(await desk.newLetters()).to.deep.equal([]);
  });

  it('a mail with two From lines is quarantined', async () => {
    const outcome = await desk.receiveRaw(`From: ${OFFICE}\r\nFrom: x@evil.example\r\nSubject: x\r\n\r\n${REQUEST}`);
    expect(outcome).to.include({ kind: null, verdict: 'quarantined', filing: 'quarantine', reason: 'hdr.dup' });
  });

  it('the same mail twice is one ticket', async () => {
    const draft = { from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST, date: '2026-06-03T01:00:00Z' };
    await desk.receive(draft);
    desk.pass(5);
    expect(await desk.receive(draft)).to.include({ verdict: 'duplicate' });
    expect(await desk.desk.store.tickets()).to.have.length(1);
    expect((await desk.newLetters()).filter((letter) => letter.template === 'acknowledgement')).to.have.length(1);
  });

  it('our own letter come back is recognised and ignored', async () => {
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    const [entry] = await desk.desk.store.letters();
    if (!entry) throw new Error('no letter was owed');
    expect(await desk.receiveRaw(entry.bytes)).to.include({ kind: 'own-mail', verdict: 'ignored' });
  });
});
