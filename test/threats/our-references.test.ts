/** Threat S23: a reference or an address that looks like ours, made up around a key the sender does not have. */
import { expect } from 'chai';
import { MORI, reply } from '../journey/desk-in-memory.ts';
import { type DecisionDesk, openDecisionDesk, stillUndecided } from './decision-desk.ts';

const DESK = 'desk@desk.example';
const WRONG = 'a'.repeat(26);

/** What may be wrong about the 26 characters that only the desk can make. */
function wrongKeys(key: string): readonly string[] {
  const flipped = (at: number) => `${key.slice(0, at)}${key[at] === 'a' ? 'b' : 'a'}${key.slice(at + 1)}`;
  return [
    '',
    ...[WRONG, key.slice(0, 25), key.slice(0, 13), key.slice(1), `${key}a`, `a${key}`, flipped(0), flipped(12)],
    // 128 bits leave two of the last character's five unused.
    ...[flipped(25), `${key.slice(0, 25)}=`, [...key].reverse().join(''), `${key}.${key}`, `${key} `, `${key}%00`],
    ...[`*`, `${key.slice(0, 25)}_`, `${key.slice(0, 25)}%`, `${key}' or '1'='1`],
  ];
}

describe('A reference that looks like ours', () => {
  let at: DecisionDesk;
  let key: string;
  let token: string;
  beforeEach(async () => {
    at = await openDecisionDesk();
    key = /^<o\.([a-z2-7]{26})@/.exec(at.mori.mail.messageId ?? '')?.[1] ?? '';
    token = /\+t([a-z2-7]{26})@/.exec(at.mori.mail.replyTo?.text ?? '')?.[1] ?? '';
    expect([key.length, token.length]).to.deep.equal([26, 26]);
  });
  afterEach(() => at.close());

  it('the control: the right one threads, and never approves by itself', async () => {
    const outcome = await at.desk.receive(reply(at.mori, 'APPROVE', { to: DESK }));
    expect(outcome).to.include({ kind: 'staff-reply', reason: 'second-round' });
    await stillUndecided(at);
  });

  it('S23: with a wrong, empty or truncated key in In-Reply-To or References it is not even an answer, though its sender is proven', async () => {
    const prefixes = [
      ['o.', '@desk.example'],
      ['o.', '@DESK.EXAMPLE'],
      ['t.', '@desk.example'],
      ['notify-12-3.', '@desk.example'],
    ] as const;
    for (const wrong of wrongKeys(key))
      for (const [before, after] of prefixes)
        for (const field of ['In-Reply-To', 'References']) {
          at.desk.pass(1);
          const made = `${field}: <${before}${wrong}${after}>`;
          const outcome = await at.desk.receive(reply(at.mori, 'APPROVE', { to: DESK, headers: [made] }));
          expect(outcome.evidence.origin, made).to.equal('boundary');
          expect(outcome.kind, made).to.be.oneOf(['unverified-reply', 'unreadable']);
        }
    await stillUndecided(at);
    expect((await at.desk.newLetters()).filter(({ template }) => template === 'second-round')).to.deep.equal([]);
  }).timeout(300_000);

  it('S23: the right key in another dress is no reference either', async () => {
    for (const made of [
      `<x.${key}@desk.example>`,
      `<${key}@desk.example>`,
      `<o.${key}@evil.example>`,
      `<o.${key}@desk.example.evil.example>`,
    ]) {
      const outcome = await at.desk.receive(reply(at.mori, `APPROVE`, { to: DESK, headers: [`In-Reply-To: ${made}`] }));
      expect(outcome.kind, made).to.equal('unverified-reply');
    }
    await stillUndecided(at);
  });

  it('S23: a token that is nearly right is no possession', async () => {
    for (const wrong of wrongKeys(token).filter((one) => /^[a-z0-9=_]*$/.test(one))) {
      at.desk.pass(1);
      const to = `desk+t${wrong}@desk.example`;
      const outcome = await at.desk.receive(reply(at.mori, 'APPROVE', { to, headers: [] }));
      expect(outcome.kind, to).to.be.oneOf(['unverified-reply', 'unreadable']);
    }
    await stillUndecided(at);
  });

  it('S23: with a foreign reference first and ours behind it, only ours counts, and it only threads', async () => {
    const { messageId = '' } = at.mori.mail;
    const headers = [`References: <o.${WRONG}@desk.example> ${messageId}`, `In-Reply-To: <x@evil.example>`];
    const outcome = await at.desk.receive(reply(at.mori, 'APPROVE', { to: DESK, headers, from: MORI }));
    expect(outcome.reason).to.equal('second-round');
    await stillUndecided(at);
  });
});
