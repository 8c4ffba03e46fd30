import { expect } from 'chai';
import { makeTicketNumber } from '../../src/mail/ticket-number.ts';
import { FORM_MAIL } from './answering.ts';
import {
  type DeskInMemory,
  FORM,
  LEE,
  type Letter,
  type MailDraft,
  MORI,
  openDeskInMemory,
  posts,
  reply,
  theLetter,
} from './desk-in-memory.ts';

const HEADERS = ['Auto-Submitted: auto-generated', 'X-Salvage-Form: v0-assumed'];
const BOTH = 'SET revoked_on 2026-04-01\nAPPROVE PAIR';

describe('Two forms of one person, decided with one reply', () => {
  let desk: DeskInMemory;
  let first: Letter;
  let second: Letter;
  beforeEach(async () => {
    desk = await openDeskInMemory();
    first = theLetter(await form(FORM_MAIL), 'review', LEE);
    second = theLetter(await form(FORM_MAIL.replace('OneDrive', 'Google Workspace')), 'review', LEE);
  });
  afterEach(() => desk.close());

  async function form(text: string): Promise<Letter[]> {
    desk.pass(1);
    await desk.receive({ from: FORM, subject: '新規申請', text, headers: HEADERS });
    return desk.newLetters();
  }
  async function says(letter: Letter, text: string, changes: Partial<MailDraft> = {}) {
    desk.pass(1);
    return desk.receive(reply(letter, text, changes));
  }
  const states = async () => (await desk.desk.store.tickets()).map(({ state }) => state);
  const ids = async () => (await desk.desk.store.tickets()).map(({ id }) => id);
  const UNDECIDED = ['awaiting-decision', 'awaiting-decision'];

  it('the review of the second shows the first in full and says how', async () => {
    const [one] = await ids();
    const text = second.text.replace(/\s+/g, ' ');
    expect(text).to.include(`The other application of the same person (${one})`);
    expect(text).to.include('Services: OneDrive').and.to.include('APPROVE PAIR');
    expect(first.text).to.not.include('PAIR');
  });

  it('one reply approves both, each with its own record, letters and release', async () => {
    expect(await says(second, BOTH)).to.include({ verdict: 'accepted', reason: null });
    expect(await states()).to.deep.equal(['approved', 'approved']);
    const [one = '', two = ''] = await ids();
    const letters = await desk.newLetters();
    const recorded = letters.filter(({ template, to }) => template === 'recorded' && to === LEE);
    expect(recorded.map(({ subject }) => [one, two].filter((id) => subject.includes(id)))).to.have.deep.members([
      [one],
      [two],
    ]);
    for (const { text } of recorded) expect(text).to.include(one).and.to.include(two);
    const transcript = theLetter(letters, 'transcript', LEE);
    expect(transcript.text).to.include('SET revoked_on 2026-04-01').and.to.include('APPROVE PAIR');
    await desk.send();
    await desk.settle();
    desk.pass(31);
    await desk.settle();
    expect(await states()).to.deep.equal(['awaiting-provision', 'awaiting-provision']);
    expect((await desk.newLetters()).filter(({ template }) => template === 'approved')).to.have.length(2);
    expect(await desk.desk.store.verifyAudit()).to.equal(null);
  });

  it('UNDO in one record takes that one back, and the other goes on', async () => {
    await says(second, BOTH);
    const [one = ''] = await ids();
    const recorded = (await desk.newLetters()).find(
      ({ template, to, subject }) => template === 'recorded' && to === LEE && subject.includes(one),
    );
    if (!recorded) throw new Error('no record of the first');
    expect(await says(recorded, 'UNDO')).to.include({ verdict: 'accepted' });
    expect(await states()).to.deep.equal(['awaiting-decision', 'approved']);
  });

  it('APPROVE alone decides the answered one only', async () => {
    await says(second, 'SET revoked_on 2026-04-01\nAPPROVE');
    expect(await states()).to.deep.equal(['awaiting-decision', 'approved']);
  });

  it('one reply rejects both, with one reason', async () => {
    expect(await says(second, '却下 二件 理由')).to.include({ verdict: 'accepted' });
    const tickets = await desk.desk.store.tickets();
    expect(tickets.map(({ decision }) => decision?.reason)).to.deep.equal(['reason', 'reason']);
    expect(tickets.map(({ decision }) => decision?.together)).to.deep.equal((await ids()).toReversed());
  });

  it('when the other has changed since, nothing is done, and the decider sees what it is now', async () => {
    await says(first, 'SET revoked_on 2026-03-31');
    await desk.newLetters();
    expect(await says(second, BOTH)).to.include({ verdict: 'ignored', reason: 'outdated-revision' });
    expect(await states()).to.deep.equal(UNDECIDED);
    const [one = '', two = ''] = await ids();
    const refused = theLetter(await desk.newLetters(), 'refused', LEE);
    expect(refused.subject).to.include(one);
    expect(refused.text.replace(/\s+/g, ' ')).to.include(`Nothing was done about the other application (${two}).`);
    // That letter shows both as they are, so it may decide both.
    expect(await says(refused, BOTH)).to.include({ verdict: 'accepted' });
    expect(await states()).to.deep.equal(['approved', 'approved']);
  });

  it('when the other is decided, or on hold, nothing is done', async () => {
    await says(first, 'HOLD');
    expect(await says(second, BOTH)).to.include({ reason: 'on-hold' });
    await says(theLetter(await desk.newLetters(), 'progress', LEE), 'RESUME\nREJECT reason');
    expect(await says(second, BOTH)).to.include({ reason: 'already-decided' });
    expect(await states()).to.deep.equal(['rejected', 'awaiting-decision']);
  });

  it('when one of them may not be granted, neither is', async () => {
    expect(await says(second, 'APPROVE PAIR')).to.include({ reason: 'revocation-unknown' });
    expect(await states()).to.deep.equal(UNDECIDED);
  });

  it('a letter that shows one ticket decides no two', async () => {
    expect(await says(first, BOTH)).to.include({ verdict: 'ignored', reason: 'no-pair' });
    expect(await states()).to.deep.equal(UNDECIDED);
  });

  const UNPROVEN: [string, Partial<MailDraft>, string][] = [
    ['without a proven origin', { signedBy: null }, 'pair-unproven'],
    ['signed by a neighbour’s domain', { signedBy: 'students.desk.example' }, 'pair-unproven'],
    ['with our Message-ID but no token', { to: 'desk@desk.example' }, 'pair-unproven'],
    ['by a colleague with this token', { from: MORI }, 'from.other'],
    ['about another ticket, by its subject', { subject: `Re: [${makeTicketNumber('CDS', 2026, 9)}]` }, 'pair-unproven'],
  ];
  for (const [how, changes, reason] of UNPROVEN) {
    it(`${how}: neither is approved, and no code is sent for two (${reason})`, async () => {
      expect(await says(second, BOTH, changes)).to.include({ verdict: 'ignored', reason });
      expect(await states()).to.deep.equal(UNDECIDED);
      expect((await desk.newLetters()).map(({ template }) => template)).to.not.include('second-round');
    });
  }

  it('a proven copy of the same reply decides both, as it would decide one', async () => {
    const draft = reply(second, BOTH);
    desk.pass(1);
    const date = desk.now();
    await desk.receive({ ...draft, date, signedBy: null });
    expect(await desk.receive({ ...draft, date })).to.include({ verdict: 'accepted' });
    expect(await states()).to.deep.equal(['approved', 'approved']);
  });

  it('the same reply sent again decides nothing more', async () => {
    await says(second, BOTH);
    expect(await says(second, BOTH)).to.include({ verdict: 'ignored', reason: 'already-decided' });
  });

  it('a service beside the word for both is ambiguous: 承認 二件 OneDrive', async () => {
    expect(await says(second, '承認 二件 OneDrive')).to.include({ verdict: 'ignored', reason: 'approve-unclear' });
    expect(await says(second, '却下 二件 OneDrive 理由')).to.include({ verdict: 'ignored', reason: 'reason-unknown' });
    expect(await states()).to.deep.equal(UNDECIDED);
  });

  it('with another contact, or as a third, it is not offered', async () => {
    const third = await form(FORM_MAIL.replace('nanami', 'another'));
    expect(theLetter(third, 'review', LEE).text).to.not.include('PAIR');
    expect(posts(third)).to.include(`review → ${MORI}`);
  });
});

describe('Two forms of one person, where it takes two deciders', () => {
  it('each says it with one reply, and the second decides both', async () => {
    const desk = await openDeskInMemory((config) => {
      config.policy = { approvals: { form: 2, office: 2 } };
    });
    try {
      const send = (text: string) => desk.receive({ from: FORM, subject: '新規申請', text, headers: HEADERS });
      await send(FORM_MAIL);
      desk.pass(1);
      await send(FORM_MAIL.replace('OneDrive', 'Google Workspace'));
      const review = (await desk.newLetters()).find(
        ({ template, to, text }) => template === 'review' && to === LEE && text.includes('PAIR'),
      );
      if (!review) throw new Error('no review of the pair');
      desk.pass(1);
      await desk.receive(reply(review, BOTH));
      const asked = (await desk.newLetters()).filter(
        ({ template, to }) => template === 'second-approver' && to === MORI,
      );
      const [letter] = asked;
      if (!letter) throw new Error('nobody was asked to join');
      desk.pass(1);
      expect(await desk.receive(reply(letter, '承認 二件'))).to.include({ verdict: 'accepted' });
      const tickets = await desk.desk.store.tickets();
      expect(tickets.map(({ decision }) => decision?.approvals?.map(({ by }) => by))).to.deep.equal([
        [LEE, MORI],
        [LEE, MORI],
      ]);
    } finally {
      await desk.close();
    }
  });
});
