/** Threats S19 and S25: what a decider really signed, sent to where the decider did not send it. */
import { expect } from 'chai';
import { LEE, type Letter, MORI, rawMail, reply } from '../journey/desk-in-memory.ts';
import { STAFF_DOMAIN } from './approval-under-attack.ts';
import { type DecisionDesk, openDecisionDesk, readyTicket, stillUndecided } from './decision-desk.ts';
import { nameServers, signed } from './signatures.ts';

const UNPROVEN = { signedBy: null } as const;

function addressOf(letter: Letter | undefined): string {
  return letter?.mail.replyTo?.value[0]?.address ?? 'desk@desk.example';
}

describe('A signature that stays good', () => {
  let at: DecisionDesk;
  beforeEach(async () => {
    const dns = nameServers();
    dns.publish(STAFF_DOMAIN);
    at = await openDecisionDesk(() => {}, { lookup: dns.lookup });
  });
  afterEach(() => at.close());

  /** 森's approval, signed; `changes` to what the usual answer is. */
  const approval = (changes: Parameters<typeof reply>[2] = {}) =>
    signed(rawMail(reply(at.mori, '承認します。', { ...UNPROVEN, ...changes }), at.desk.now()), {
      domain: STAFF_DOMAIN,
    });

  it('the control: to the address of its letter it approves', async () => {
    await at.desk.receiveRaw(await approval());
    expect(await at.state()).to.equal('approved');
  });

  it('S19: an approval once more, after a second, a day and a month, by another way and to a fresh token, approves nothing', async () => {
    const sent = await approval();
    await at.desk.receiveRaw(sent);
    expect(await at.state()).to.equal('approved');
    await at.desk.receive(reply(at.lee, 'UNDO'));
    const [fresh] = (await at.desk.newLetters()).filter(({ to, template }) => to === MORI && template === 'review');
    for (const minutes of [1 / 60, 24 * 60, 30 * 24 * 60]) {
      at.desk.pass(minutes);
      const copy = sent.replace('Received: x', `Received: y${minutes}`);
      expect(await at.desk.receiveRaw(`Received: from a by b; ${minutes}\r\n${copy}`)).to.include({
        verdict: 'duplicate',
      });
      const elsewhere = await at.desk.receiveRaw(sent.replace(/^To: .*$/m, `To: ${addressOf(fresh)}`));
      expect(elsewhere.verdict).to.be.oneOf(['ignored', 'duplicate']);
      await stillUndecided(at);
    }
  });

  it('S19, S25: what a decider signed about one ticket, or about no ticket, is no origin for another', async () => {
    const other = await readyTicket(at.desk, 2);
    const elsewhere = { from: MORI, to: 'purchasing@office.example', subject: '物品購入', text: '承認します。' };
    const purchase = await signed(rawMail({ ...elsewhere, ...UNPROVEN }, at.desk.now()), { domain: STAFF_DOMAIN });
    for (const [raw, letter] of [
      [await approval(), other.mori],
      [purchase, other.mori],
      [purchase, at.mori],
    ] as const) {
      const sent = await at.desk.receiveRaw(raw.replace(/^To: .*$/m, `To: ${addressOf(letter)}`));
      expect(sent.evidence.origin).to.equal('signed');
      expect(sent.reason).to.equal('second-round');
    }
    await stillUndecided(at);
    for (const ticket of await at.desk.desk.store.tickets())
      expect(ticket).to.include({ state: 'awaiting-decision', decision: null });
  });

  it('S25: an approval that went to a colleague or through a list, and only then to the desk, approves nothing (the design: token address, or a reference and the second round)', async () => {
    const thread = [`In-Reply-To: ${at.mori.mail.messageId}`];
    const cases: readonly (readonly [how: string, changes: Parameters<typeof reply>[2]])[] = [
      ['to a colleague', { to: LEE, headers: [] }],
      ['to a colleague, in the thread', { to: LEE, headers: thread }],
      ['to a colleague, with a copy to the desk', { to: LEE, headers: ['Cc: desk@desk.example'] }],
      ['to the token, through a list', { headers: [...thread, 'List-Id: <all.staff.desk.example>'] }],
      [
        'to the token, from a list’s server',
        { headers: ['List-Post: <mailto:all@staff.desk.example>', 'Precedence: list'] },
      ],
      ['to the bounce address', { to: addressOf(at.mori).replace('+t', '+b'), headers: [] }],
    ];
    for (const [how, changes] of cases) {
      at.desk.pass(1);
      const outcome = await at.desk.receiveRaw(await approval(changes));
      expect(outcome.evidence.origin, how).to.equal('signed');
      expect(outcome.verdict, `${how}: ${outcome.reason}`).to.be.oneOf(['ignored', 'not-ours']);
      await stillUndecided(at);
    }
  });

  it('S25: to the tokens of two letters at once it is about the ticket that it names, and no other', async () => {
    const other = await readyTicket(at.desk, 2);
    await at.desk.receiveRaw(await approval({ to: `${addressOf(at.mori)}, ${addressOf(other.mori)}` }));
    const [named, another] = await at.desk.desk.store.tickets();
    expect(another).to.include({ state: 'awaiting-decision', decision: null });
    expect(named?.state).to.be.oneOf(['approved', 'awaiting-decision']);
  });
});
