/** Threats A01 to A09: what looks like an approval by staff, and is none. */
import { expect } from 'chai';
import { KEYWORDS } from '../../src/kinds/staff-reply/keywords.ts';
import { chanceFrom } from '../forge/chance.ts';
import { PHRASES_THAT_DECIDE_NOTHING } from '../forge/families/not-a-command.ts';
import { FAMILIES } from '../forge/families.ts';
import { forge } from '../forge/forge.ts';
import { acceptedMails } from '../forge/report.ts';
import { LEE, type Letter, MORI, rawMail, reply } from '../journey/desk-in-memory.ts';
import { coolingOffEnds, type DecisionDesk, openDecisionDesk, readyTicket, stillUndecided } from './decision-desk.ts';
import { repetitions, timeLimit } from './repetitions.ts';

const GUESSES = repetitions(2_000, 1_000_000);

describe('An approval that nobody gave', () => {
  let at: DecisionDesk;
  beforeEach(async () => {
    at = await openDecisionDesk();
  });
  afterEach(() => at.close());

  it('the control: the same letter answered by its reader approves', async () => {
    await at.desk.receive(reply(at.mori, 'お疲れ様です。\n承認します。'));
    expect(await at.state()).to.equal('approved');
  });

  it('A01: a vacation responder that quotes the letter, or says the word itself, does not act and is not answered', async () => {
    const marks = [
      'Auto-Submitted: auto-replied',
      'Precedence: bulk',
      'X-Autoreply: yes',
      'Return-Path: <>',
      'List-Id: <x.example>',
    ];
    for (const mark of marks)
      for (const text of ['APPROVE', '承認', 'ただいま不在にしております。'])
        await at.desk.receive(
          reply(at.mori, text, {
            headers: [`In-Reply-To: ${at.mori.mail.messageId}`, mark, `X-N: ${mark}`],
            subject: `Re: ${mark} ${at.mori.subject}`,
          }),
        );
    for (const subject of ['自動応答: ', '不在通知: ', 'Automatic reply: ', 'Out of Office: ', 'AUTO: '])
      await at.desk.receive(reply(at.mori, 'APPROVE', { subject: `${subject}${at.mori.subject}` }));
    await stillUndecided(at);
    expect((await at.desk.newLetters()).filter(({ to }) => to === MORI)).to.deep.equal([]);
  });

  it('A02: a responder without any mark, with the whole letter below its text, does not act (the design: a command is a whole sentence of the register; there is no code beside it)', async () => {
    for (const text of [
      'ただいま休暇中です。承認が必要な件は後日対応します。',
      'I am out of the office. APPROVE requests go to Kim.',
      at.mori.text,
    ])
      await at.desk.receive(reply(at.mori, text));
    await stillUndecided(at);
  });

  it('A03: the word in a quote, a signature, the subject, a second line, HTML, an attachment or a forwarded part decides nothing', async () => {
    const families = FAMILIES.filter(({ row }) => row === 'A03');
    expect(families.length).to.be.at.least(20);
    const rows = await forge({ mails: families.length * 2, seed: 3, families });
    expect(acceptedMails(rows, 1)).to.equal('');
    for (const { family, outcomes } of rows)
      for (const outcome of outcomes.keys())
        expect(outcome, family.name).to.match(
          /^ignored (?:not-understood|no-command|no-plain-text|after-approve|approve-unclear)$/,
        );
  }).timeout(300_000);

  it(`A04: of ${PHRASES_THAT_DECIDE_NOTHING.length} phrases near an approval none acts`, async () => {
    expect(PHRASES_THAT_DECIDE_NOTHING.length).to.be.at.least(120);
    for (const phrase of PHRASES_THAT_DECIDE_NOTHING) {
      at.desk.pass(1);
      await at.desk.receive(reply(at.mori, phrase));
      expect(await at.state(), phrase).to.equal('awaiting-decision');
    }
    await stillUndecided(at);
  }).timeout(300_000);

  it('A04: only the forms of the register act, each of them', async () => {
    const forms = KEYWORDS.find(({ name }) => name === 'approve')?.words ?? [];
    expect(forms.length).to.be.at.least(10);
    for (const form of forms) {
      const { mori } = await readyTicket(at.desk, 100 + forms.indexOf(form));
      await at.desk.receive(reply(mori, form));
      const last = (await at.desk.desk.store.tickets()).at(-1);
      expect(last?.state, form).to.equal('approved');
    }
  }).timeout(300_000);

  it('A05: smart replies and reactions of phones and mail programs decide nothing', async () => {
    const shapes = [
      '👍 Approved',
      '👍',
      '✅',
      'Looks good!',
      'Sounds good to me.',
      'Got it, thanks!',
      'OK',
      '了解です',
      '承知しました。',
      'いいね！',
      'Mori reacted to your message: 👍',
      '森 さんがリアクションしました',
    ];
    for (const text of shapes) await at.desk.receive(reply(at.mori, text));
    await stillUndecided(at);
  });

  it('A06: no letter has an address that decides: no link holds a token or a code, and none leads to the desk', async () => {
    await at.desk.receive(reply(at.mori, 'APPROVE', { signedBy: null }));
    await at.desk.receive(reply(at.lee, 'APPROVE'));
    await coolingOffEnds(at.desk);
    const letters = await at.desk.letters();
    const { letters: stored } = (await at.desk.desk.store.ticketHistory((await at.ticket()).id)) ?? { letters: [] };
    expect(new Set(stored.map(({ template }) => template))).to.include.members([
      'review',
      'second-round',
      'recorded',
      'approved',
      'provide-access',
    ]);
    for (const letter of letters) {
      const secrets = [...(letter.mail.replyTo?.text ?? '').matchAll(/\+t([a-z2-7]{26})/g)].map(
        ([, token = '']) => token,
      );
      const code = /(?:Code: |確認コード：)([A-Z2-7]{6})$/m.exec(letter.text)?.[1];
      for (const link of linksIn(letter))
        for (const secret of [...secrets, ...(code ? [code] : []), 'desk.example/', 'approve', 'mailto:desk+'])
          expect(link.toLowerCase(), letter.template).to.not.include(secret.toLowerCase());
    }
  });

  it(`A07: of ${GUESSES} guessed tokens none is right, and staff hear of it once`, async () => {
    const chance = chanceFrom(7);
    const mails = GUESSES / 100;
    for (let mail = 0; mail < mails; mail += 1) {
      const to = Array.from({ length: 100 }, () => `desk+t${chance.word(26)}@desk.example`).join(', ');
      at.desk.pass(2 / mails);
      await at.desk.receiveRaw(
        rawMail({ from: MORI, to, subject: 'Re: review', text: 'APPROVE' }, at.desk.now()).replace(/, /g, ',\r\n '),
      );
    }
    await stillUndecided(at);
    const alerts = (await at.desk.newLetters()).filter(({ template, to }) => template === 'alert' && to === LEE);
    expect(alerts.filter(({ subject }) => subject.endsWith('somebody is trying out reply addresses'))).to.have.length(
      1,
    );
  }).timeout(timeLimit(60_000));

  it('A08: the token of one ticket decides nothing about another, and a colleague’s token nothing at all', async () => {
    const other = await readyTicket(at.desk, 2);
    const toOther = { ...reply(at.mori, 'APPROVE'), to: other.mori.mail.replyTo?.value[0]?.address ?? '' };
    await at.desk.receive(toOther);
    await at.desk.receive({ ...reply(at.mori, 'APPROVE'), from: LEE });
    await at.desk.receive({ ...reply(other.lee, 'APPROVE'), from: MORI });
    for (const ticket of await at.desk.desk.store.tickets())
      expect(ticket).to.include({ state: 'awaiting-decision', decision: null });
    const asked = (await at.desk.newLetters()).filter(({ template }) => template === 'second-round');
    expect(asked.map(({ to, text }) => [to, text.includes('9900300002')])).to.deep.equal([[MORI, true]]);
  });

  it('A09: an approval that was taken back approves nothing when it is sent again, however it is sent', async () => {
    const approval = rawMail(reply(at.mori, '承認します。'), at.desk.now());
    await at.desk.receiveRaw(approval);
    expect(await at.state()).to.equal('approved');
    await at.desk.receive(reply(at.lee, 'UNDO'));
    const fresh = (await at.desk.newLetters())
      .filter(({ to, template }) => to === MORI && template === 'review')
      .at(-1);
    const token = addressOf(fresh);
    for (const minutes of [0, 24 * 60, 5 * 24 * 60]) {
      at.desk.pass(minutes);
      await at.desk.receiveRaw(approval);
      await at.desk.receiveRaw(
        `Received: from a by b; x\r\n${approval}`.replace(/^(Received.*\r\n)(Auth.*\r\n)/, '$2$1'),
      );
      await at.desk.receiveRaw(approval.replace(/^Date: .*$/m, 'Date: Thu, 04 Jun 2026 09:00:00 +0900'));
      await at.desk.receiveRaw(approval.replace(/^To: .*$/m, `To: ${token}`));
      await at.desk.receiveRaw(approval.replace(/^To: .*$/m, 'To: desk@desk.example'));
    }
    await stillUndecided(at);
  });
});

function addressOf(letter: Letter | undefined): string {
  return letter?.mail.replyTo?.value[0]?.address ?? 'desk@desk.example';
}

/** Addresses a reader can follow, of the text and the HTML. */
function linksIn({ text, mail }: Letter): readonly string[] {
  const html = typeof mail.html === 'string' ? mail.html : '';
  return [...`${text}\n${html}`.matchAll(/(?:https?:\/\/|mailto:)[^\s"'<>）)]+/g)].map(([link]) => link);
}
