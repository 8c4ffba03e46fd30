/** Given a decision, when the office corrects the contact: in which states, and for whom it is refused. */
import { expect } from 'chai';
import { advance } from '../../src/domain/advance.ts';
import { NOTHING_SUPPLIED } from '../../src/domain/application/supplied.ts';
import type { Party } from '../../src/domain/commands.ts';
import { type Found, STATES } from './every-state.ts';
import { authority, DECIDER, facts, OFFICE } from './given.ts';

const party: Party = { role: 'office', address: OFFICE, token: true, seenRevision: 2 };

function correct(state: Found, values: Readonly<Record<string, string>>, by: Partial<Party> = {}, confirms = true) {
  const supplied = { ...NOTHING_SUPPLIED, values };
  return advance(STATES[state], { type: 'supply', supplied, confirms, party: { ...party, ...by } }, facts());
}

function outcomeOf(...given: Parameters<typeof correct>): string {
  const result = correct(...given);
  return 'refused' in result ? result.refused.word : result.events.map(({ type }) => type).join(' ') || 'nothing';
}

const NEW = { contact: 'hanako@elsewhere.example' };

describe('The office corrects the contact after the decision', () => {
  const EXPECTED: Partial<Record<Found, string>> = {
    'approval cooling off': 'release-refused information-supplied content-changed',
    'rejection cooling off': 'contact-corrected',
    'awaiting-provision': 'contact-corrected',
    'access-open': 'contact-corrected',
    'access-open, over': 'closed',
    'access-closed': 'closed',
    rejected: 'contact-corrected',
    unavailable: 'closed',
  };
  for (const [state, expected] of Object.entries(EXPECTED)) {
    it(`${state}: ${expected}`, () => {
      expect(outcomeOf(state as Found, NEW)).to.equal(expected);
    });
  }

  it('takes its own address, its token, its CONFIRM, and nothing but the contact', () => {
    const state = 'awaiting-provision';
    expect(outcomeOf(state, NEW, { address: 'other@eng.office.example' })).to.equal('not-awaiting-office');
    expect(outcomeOf(state, NEW, { token: false })).to.equal('token-missing');
    expect(outcomeOf(state, NEW, {}, false)).to.equal('contact-unconfirmed');
    expect(outcomeOf(state, { ...NEW, name: '別 人' })).to.equal('closed');
    expect(outcomeOf(state, NEW, { role: 'applicant', address: 'hanako@mailbox.example' })).to.equal('closed');
    expect(outcomeOf(state, { contact: 'hanako@mailbox.example' })).to.equal('nothing');
  });

  it('is refused where whoever approved would be told, under whatever plus-address', () => {
    const own = { contact: DECIDER.replace('@', '+x@') };
    expect(outcomeOf('awaiting-provision', own)).to.equal('contact-is-staff');
    expect(outcomeOf('rejection cooling off', own)).to.equal('contact-corrected');
  });

  it('moves the revision on, so that PROVIDED to an older work item is refused', () => {
    const result = correct('awaiting-provision', NEW);
    if ('refused' in result) throw new Error(result.refused.word);
    expect(result.ticket.decision?.contact).to.equal(NEW.contact);
    const provided = (seenRevision: number) =>
      advance(result.ticket, { type: 'provided', authority: authority({ seenRevision }) }, facts());
    expect(provided(2)).to.have.nested.property('refused.word', 'contact-corrected');
    expect(provided(3)).to.have.nested.property('ticket.state', 'access-open');
  });
});
