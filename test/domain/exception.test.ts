import { expect } from 'chai';
import { DECIDER, OTHER_DECIDER, ticket } from './given.ts';
import { approve, except, having, one, refusalOf, released, two, typesOf } from './voting.ts';

const LATE = () => ticket({ revokedOn: '2025-12-04' });
const EARLY = () => ticket({ receivedAt: '2025-09-30T14:59:59.999Z', revokedOn: '2025-09-01' });

describe('EXCEPTION', () => {
  const overruled: [string, () => ReturnType<typeof ticket>, string][] = [
    ['the 180 days', LATE, 'window-passed'],
    ['the opening date', EARLY, 'before-opening'],
  ];
  for (const [what, given, word] of overruled) {
    it(`of two different deciders overrules ${what}, also where one approval is enough otherwise`, () => {
      const first = having(given(), one(), except());
      expect(typesOf(first)).to.deep.equal(['first-approval-recorded']);
      const second = having(first.ticket, one(), except(OTHER_DECIDER));
      expect(second.ticket.decision).to.deep.include({ outcome: 'approved', overrules: [word] });
      expect(typesOf(released(second.ticket, one()))).to.deep.equal(['approval-released']);
    });

    it(`must be said by both: ${what}`, () => {
      expect(refusalOf(given(), one(), approve())?.word).to.equal(word);
      expect(refusalOf(given(), one(), except(), approve(OTHER_DECIDER))?.word).to.equal(word);
      expect(refusalOf(given(), one(), except(), except())?.word).to.equal('same-approver');
    });
  }

  const rest: [string, string, ReturnType<typeof ticket>][] = [
    ['a missing field', 'field-missing', { ...LATE(), application: { ...LATE().application, missing: ['reason'] } }],
    ['an unproven office', 'office-pending', { ...LATE(), officeProven: false }],
    ['an unknown revocation date', 'revocation-unknown', ticket({ revokedOn: null })],
    ['an account that still works', 'before-revocation', ticket({ revokedOn: '2026-06-04' })],
    ['somebody who was no student', 'not-student', { ...LATE(), student: false }],
  ];
  for (const [what, word, given] of rest) {
    it(`never overrules ${what}`, () => {
      expect(refusalOf(given, one(), except())?.word).to.equal(word);
    });
  }

  it('never overrules a right that is used', () => {
    expect(refusalOf(LATE(), one({ entitlementsUsed: ['mail'] }), except())?.word).to.equal('entitlement-used');
  });

  it('where nothing is to be overruled is an ordinary approval', () => {
    const approved = having(ticket(), one(), except());
    expect(approved.ticket.state).to.equal('approved');
    expect(approved.ticket.decision).to.not.have.property('overrules');
    const joined = having(ticket(), two(), except(), approve(OTHER_DECIDER)).ticket;
    expect(joined.decision).to.not.have.property('overrules');
  });

  it('is void at the release when more would have to be overruled than both have said', () => {
    const decided = having(LATE(), one(), except(), except(OTHER_DECIDER)).ticket;
    const later = one({ desk: { ...one().desk, opensOn: '2027-01-01' } });
    expect(released(decided, later).events).to.deep.equal([{ type: 'release-refused', word: 'before-opening' }]);
  });

  it('is void at the release when one of the two has left (A15)', () => {
    const decided = having(LATE(), one(), except(), except(OTHER_DECIDER)).ticket;
    const staff = one().registry.staff.filter(({ address }) => address !== DECIDER);
    const result = released(decided, one({ registry: { ...one().registry, staff } }));
    expect(result.events).to.deep.equal([{ type: 'release-refused', word: 'not-a-decider' }]);
  });
});
