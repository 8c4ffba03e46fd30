/** What the orders of staff besides deciding make of a ticket, one by one. */
import { expect } from 'chai';
import { advance } from '../../src/domain/advance.ts';
import type { TicketCommand } from '../../src/domain/commands.ts';
import type { Facts } from '../../src/domain/facts.ts';
import { having, LATER, NOW, ORDERS, outcome, STATES } from './every-state.ts';
import { authority, DECIDER, facts, OTHER_DECIDER, ticket } from './given.ts';

describe('ASK', () => {
  it('waits for its answer, and keeps what was asked', () => {
    const { ticket: asked, events } = having(STATES['awaiting-decision'], ORDERS.ask);
    expect(asked.question).to.deep.equal({ by: DECIDER, at: NOW });
    expect(asked.notes).to.deep.equal([{ purpose: 'question', by: DECIDER, at: NOW, text: ORDERS.ask.words }]);
    expect(events).to.deep.equal([{ type: 'question-asked', by: DECIDER }]);
  });

  it('its answer comes back into the ticket, and nobody approves who has not seen it', () => {
    const asked = having(STATES['awaiting-decision'], ORDERS.ask).ticket;
    const party = { role: 'applicant', address: 'hanako@mailbox.example', token: true, seenRevision: 2 } as const;
    const answered = advance(asked, { type: 'words', text: 'ファイルです。', party }, facts());
    if ('refused' in answered) throw new Error(answered.refused.word);
    expect(answered.ticket).to.include({ revision: 3, question: null });
    expect(answered.ticket.notes?.at(-1)).to.deep.equal({
      purpose: 'reply',
      by: null,
      at: NOW,
      text: 'ファイルです。',
    });
    const approve = { type: 'approve', services: [], authority: authority() } as const;
    expect(outcome(answered.ticket, approve)).to.equal('outdated-revision');
    expect(outcome(answered.ticket, { ...approve, authority: authority({ seenRevision: 3 }) })).to.equal('→ approved');
  });

  it('its answer voids what was said towards a decision before it', () => {
    const vote = { outcome: 'approved', services: ['mail'], by: DECIDER, at: NOW, revision: 2 } as never;
    const asked = having({ ...STATES['awaiting-decision'], votes: [vote] }, ORDERS.ask).ticket;
    expect(asked.votes).to.have.length(1);
    const party = { role: 'applicant', address: 'hanako@mailbox.example', token: true, seenRevision: 2 } as const;
    const answered = advance(asked, { type: 'words', text: 'ファイルです。', party }, facts());
    expect('ticket' in answered && answered.ticket.votes).to.deep.equal([]);
  });

  it('words that answer nothing are kept nowhere and change nothing', () => {
    const party = { role: 'applicant', address: 'hanako@mailbox.example', token: true, seenRevision: 2 } as const;
    const said = advance(STATES['awaiting-decision'], { type: 'words', party }, facts());
    expect(said).to.deep.equal({
      ticket: STATES['awaiting-decision'],
      events: [{ type: 'words-received', from: 'applicant' }],
    });
  });

  it('without a usable address is refused', () => {
    const nowhere = ticket({}, { values: { account: '9900000101' } });
    expect(outcome(nowhere, { ...ORDERS.ask, authority: authority() })).to.equal('contact-missing');
  });
});

describe('HOLD', () => {
  it('stops every decision until RESUME', () => {
    const held = having(STATES['awaiting-decision'], { type: 'hold', note: '照会中' }).ticket;
    const approve = { type: 'approve', services: [], authority: authority() } as const;
    const reject = { type: 'reject', reason: 'reason', words: null, authority: authority() } as const;
    expect([outcome(held, approve), outcome(held, reject)]).to.deep.equal(['on-hold', 'on-hold']);
    const resumed = having(held, ORDERS.resume).ticket;
    expect(outcome(resumed, approve)).to.equal('→ approved');
    expect(resumed.notes).to.deep.equal([{ purpose: 'hold', by: DECIDER, at: NOW, text: '照会中' }]);
  });

  it('goes on when an applicant supplies something meanwhile, and nobody approves what they have not seen', () => {
    const party = { role: 'applicant', address: 'hanako@mailbox.example', token: true, seenRevision: 2 } as const;
    const supplied = { values: {}, services: ['mail'], identityAttested: false, attestation: null, warnings: [] };
    const prose = {
      ...facts().procedure,
      fields: { services: { validator: 'services' } },
    } as unknown as Facts['procedure'];
    const result = advance(
      STATES['on-hold'],
      { type: 'supply', supplied, confirms: false, party },
      facts({ procedure: prose }),
    );
    if ('refused' in result) throw new Error(result.refused.word);
    expect(result.ticket).to.include({ state: 'on-hold', revision: 3 });
    expect(result.events.map(({ type }) => type)).to.include('content-changed');
  });

  it('does not lose the proof of an office that comes meanwhile', () => {
    const held = ticket({ state: 'on-hold', officeProven: false });
    const proven = advance(held, { type: 'prove-office' }, facts());
    if ('refused' in proven) throw new Error(proven.refused.word);
    expect(proven.ticket).to.include({ state: 'on-hold', officeProven: true });
    expect(having(proven.ticket, ORDERS.resume).ticket.state).to.equal('awaiting-decision');
  });

  it('of an office that must still be asked ends with the question', () => {
    const { ticket: resumed, events } = having(ticket({ state: 'on-hold', officeProven: false }), ORDERS.resume);
    expect(resumed.state).to.equal('awaiting-office');
    expect(events.map(({ type }) => type)).to.deep.equal(['resumed', 'office-asked']);
  });
});

describe('TAKE', () => {
  it('names the taker, changes nothing when said twice, and a colleague may take over', () => {
    const taken = having(STATES['awaiting-decision'], ORDERS.take).ticket;
    expect(taken.taker).to.equal(DECIDER);
    expect(having(taken, ORDERS.take).events).to.deep.equal([]);
    const over = advance(taken, { ...ORDERS.take, authority: authority({ by: OTHER_DECIDER }) }, facts());
    expect('ticket' in over && over.ticket.taker).to.equal(OTHER_DECIDER);
  });
});

describe('The end of access', () => {
  const END: TicketCommand = { type: 'end-access' };
  const over = facts({ now: LATER });

  it('is told once, when the window is over and not before', () => {
    expect(outcome(STATES['access-open'], END)).to.equal('nothing');
    const ended = advance(STATES['access-open'], END, over);
    if ('refused' in ended) throw new Error(ended.refused.word);
    expect(ended.ticket).to.include({ state: 'access-open', endedAt: LATER });
    expect(ended.events).to.deep.equal([{ type: 'access-ended' }]);
    expect(outcome(ended.ticket, END, over)).to.equal('nothing');
  });

  it('CLOSED before the job has looked tells the applicant all the same', () => {
    const { ticket: closed, events } = having(STATES['access-open'], ORDERS.closed, over);
    expect(closed).to.include({ state: 'access-closed', endedAt: LATER });
    expect(events.map(({ type }) => type)).to.deep.equal(['access-ended', 'access-closed']);
  });

  it('REVOKE ends it at that moment, and staff still have to close it', () => {
    const midway = facts({ now: '2026-06-05T00:00:00.000Z' });
    const { ticket: revoked, events } = having(STATES['access-open'], ORDERS.revoke, midway);
    expect(revoked.window?.closesAt).to.equal(midway.now);
    expect(revoked).to.include({ state: 'access-open', stopped: true, endedAt: midway.now });
    expect(events).to.deep.equal([{ type: 'access-revoked', by: DECIDER, wasOpen: true }]);
    expect(having(revoked, ORDERS.closed, midway).ticket.state).to.equal('access-closed');
  });

  it('REVOKE before anything was provided leaves nothing to close', () => {
    const { events } = having(STATES['awaiting-provision'], ORDERS.revoke);
    expect(events).to.deep.equal([{ type: 'access-revoked', by: DECIDER, wasOpen: false }]);
  });
});

describe('REOPEN', () => {
  it('moves the revision on, so that no letter from before decides', () => {
    const reopened = having(STATES.rejected, ORDERS.reopen).ticket;
    expect(reopened).to.include({ revision: 3, decision: null });
    const approve = { type: 'approve', services: [], authority: authority() } as const;
    expect(outcome(reopened, approve)).to.equal('outdated-revision');
  });

  it('asks again for what is missing', () => {
    expect(having(STATES.lapsed, ORDERS.reopen).events.map(({ type }) => type)).to.deep.equal([
      'reopened',
      'information-missing',
    ]);
  });

  it('knows that a right was used meanwhile', () => {
    const reopened = having(STATES.rejected, ORDERS.reopen).ticket;
    const approve = { type: 'approve', services: [], authority: authority({ seenRevision: 3 }) } as const;
    expect(outcome(reopened, approve, facts({ entitlementsUsed: ['mail'] }))).to.equal('entitlement-used');
  });
});

describe('SET of what was asked', () => {
  it('moves the revision on, and to the same changes nothing', () => {
    const set = having(STATES['awaiting-decision'], ORDERS['set services']).ticket;
    expect(set.application.services).to.deep.equal(['mail']);
    expect(set.revision).to.equal(3);
    expect(having(set, ORDERS['set services']).events).to.deep.equal([]);
  });

  it('keeps none of what was written in the history', () => {
    const { events } = having(STATES['awaiting-decision'], ORDERS['set reason']);
    expect(events).to.deep.equal([{ type: 'content-set', by: DECIDER, fields: ['reason'] }]);
  });

  it('with a code counts only for the content that its letter showed', () => {
    const round = authority({ token: false, origin: false, secondRound: true, seenRevision: 1 });
    expect(outcome(STATES['awaiting-decision'], { ...ORDERS['set services'], authority: round })).to.equal(
      'outdated-revision',
    );
  });
});
