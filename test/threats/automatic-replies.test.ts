/** Threats A01, A02, A05, A17, D04 and O01: what machines write acts on nothing and is answered by nothing. */
import { expect } from 'chai';
import { MORI, OFFICE, reply } from '../journey/desk-in-memory.ts';
import { automaticReplies, entryOf, everyTicket, type Waiting, waitingDesk } from './desk-under-attack.ts';

const REPLIES = automaticReplies();

/** Every shape in answer to the letter of `role`, at a desk of its own: the tokens of its letters live for all of them. */
function actOnNothing(role: 'staff' | 'office' | 'applicant'): void {
  let waiting: Waiting;
  before(async () => {
    waiting = await waitingDesk();
  });
  after(() => waiting.desk.close());

  for (const automatic of REPLIES)
    it(automatic.name, async () => {
      const { desk } = waiting;
      const letter = waiting[role];
      const before = await everyTicket(desk);
      desk.pass(61);
      const { envelopeFrom } = await entryOf(desk, letter);
      const outcome = await desk.receiveRaw(automatic.raw(letter, envelopeFrom, desk.now()));
      expect(outcome.verdict).to.be.oneOf(['ignored', 'not-ours']);
      expect(outcome.reason).to.not.equal('token.used');
      expect(await everyTicket(desk)).to.equal(before);
      const answers = (await desk.newLetters()).filter(({ to }) => to === letter.to);
      expect(answers.map(({ template }) => template)).to.deep.equal([]);
    });
}

describe('Automatic replies', () => {
  it('are at least sixty shapes, in both languages, a third of them without any mark', () => {
    expect(REPLIES.length).to.be.at.least(60);
    expect(REPLIES.filter(({ unmarked }) => unmarked).length).to.be.at.least(20);
  });

  describe('A01: to staff, act on nothing and are not answered', () => actOnNothing('staff'));
  describe('D04: to an office, act on nothing and are not answered', () => actOnNothing('office'));
  describe('O01: to an applicant, act on nothing and are not answered', () => actOnNothing('applicant'));

  it('A02: a responder with no mark that quotes the whole letter brings a token back, and acts on nothing', async () => {
    const { desk, staff } = await waitingDesk();
    await desk.newLetters();
    const before = await everyTicket(desk);
    await desk.receive(reply(staff, 'I am currently out of the office.'));
    expect(await everyTicket(desk)).to.equal(before);
    expect((await desk.newLetters()).filter(({ to }) => to === MORI)).to.deep.equal([]);
    await desk.close();
  });

  it('the control: the same letters answered by people act', async () => {
    const fresh = await waitingDesk();
    await fresh.desk.receive(reply(fresh.office, '相違ありません'));
    await fresh.desk.receive(reply(fresh.staff, '訂正 失効日 2026-04-01\n承認'));
    const found = await fresh.desk.desk.store.tickets();
    expect(found.map(({ state }) => state)).to.deep.equal(['approved', 'awaiting-decision']);
    await fresh.desk.close();
  });
});

describe('Smart replies and reactions', () => {
  const shapes = [
    '👍 Approved',
    '👍',
    'Sounds good!',
    'Looks good',
    'Got it, thanks!',
    'OK',
    '了解です',
    '承知しました',
    'いいね！',
  ];
  for (const text of [...shapes, '森 liked your message: "Please decide"']) {
    it(`A05: ${text}`, async () => {
      const { desk, staff } = await waitingDesk();
      const before = await everyTicket(desk);
      await desk.receive(reply(staff, text));
      expect(await everyTicket(desk)).to.equal(before);
      await desk.close();
    });
  }

  it('A05: a reaction part says nothing, whatever stands beside it', async () => {
    const { desk, staff } = await waitingDesk();
    const before = await everyTicket(desk);
    const raw = [
      'Authentication-Results: mx.desk.example; dkim=pass header.d=staff.desk.example',
      `From: ${MORI}`,
      `To: ${staff.mail.replyTo?.value[0]?.address}`,
      'Subject: Re: review',
      'Date: Wed, 03 Jun 2026 10:12:00 +0900',
      'Message-ID: <reaction@mail.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'APPROVE',
      '--b',
      'Content-Type: text/vnd.google.email-reaction+json',
      '',
      '{}',
      '--b--',
      '',
    ].join('\r\n');
    expect(await desk.receiveRaw(raw)).to.include({ verdict: 'ignored', reason: 'machine' });
    expect(await everyTicket(desk)).to.equal(before);
    await desk.close();
  });
});

describe('Our own letters come back', () => {
  it('A17: a copy of each is ignored, however it came, and nobody hears of it', async () => {
    const desk = (await waitingDesk()).desk;
    await desk.receive({
      from: OFFICE,
      subject: 'クラウドデータ救出',
      text: 'UTokyo Account：9900000404\n氏名：例示 次郎',
    });
    const entries = (await desk.desk.store.letters()).filter(({ bytes }) => bytes.length > 0);
    const owed = (await desk.desk.store.letters()).length;
    for (const { bytes } of entries) {
      const copies = [bytes, Buffer.concat([Buffer.from('Received: by store.desk.example; x\r\n'), bytes])];
      for (const copy of copies) expect((await desk.receiveRaw(copy)).verdict).to.be.oneOf(['ignored', 'duplicate']);
    }
    expect(entries.length).to.be.greaterThan(0);
    expect((await desk.desk.store.letters()).length).to.equal(owed);
    await desk.close();
  });
});
