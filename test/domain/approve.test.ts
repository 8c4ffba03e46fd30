import { expect } from 'chai';
import { advance } from '../../src/domain/advance.ts';
import type { Authority } from '../../src/domain/commands.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { application, authority, DECIDER, facts, HELPER, OFFICE, OTHER_DECIDER, ticket, withRules } from './given.ts';

function approving(given: Ticket, as: Partial<Authority> = {}, knowing: Facts = facts(), services: string[] = []) {
  return advance(given, { type: 'approve', services, authority: authority(as) }, knowing);
}

function wordOf(result: ReturnType<typeof approving>): string {
  return 'refused' in result ? result.refused.word : `allowed: ${result.ticket.state}`;
}

describe('APPROVE', () => {
  it('given a complete ticket, a token and an origin: it is approved, cools off, and nothing is released', () => {
    const result = approving(ticket());
    if ('refused' in result) throw new Error(result.refused.word);
    expect(result.events).to.deep.equal([{ type: 'approval-recorded', by: DECIDER }]);
    expect(result.ticket.state).to.equal('approved');
    expect(result.ticket.decision).to.include({ outcome: 'approved', revision: 2, releaseAt: null, releasedAt: null });
    expect(result.ticket.decision?.contact).to.equal('hanako@mailbox.example');
  });

  const stops: [string, string, Ticket, Partial<Authority>, Facts?, string[]?][] = [
    ['by somebody who is not on staff any more', 'not-a-decider', ticket(), { by: 'former@staff.desk.example' }],
    ['by a helper', 'not-a-decider', ticket(), { by: HELPER }],
    ['without proven origin', 'second-round', ticket(), { origin: false }],
    ['with our Message-ID only', 'second-round', ticket(), { token: false }],
    ['on a revision the approver has not seen', 'outdated-revision', ticket({ revision: 3 }), {}],
    ['on a revision that does not exist yet', 'outdated-revision', ticket(), { seenRevision: 3 }],
    ['while a field is missing', 'field-missing', ticket({}, { missing: ['reason'] }), {}],
    ['while the revocation date is unknown', 'revocation-unknown', ticket({ revokedOn: null }), {}],
    ['before the revocation', 'before-revocation', ticket({ revokedOn: '2026-06-04' }), {}],
    ['on day 181', 'window-passed', ticket({ revokedOn: '2025-12-04' }), {}],
    ['when a right is used', 'entitlement-used', ticket(), {}, facts({ entitlementsUsed: ['files'] })],
    ['when staff found that it was no student', 'not-student', ticket({ student: false }), {}],
    [
      'before the desk accepts applications',
      'before-opening',
      ticket({ receivedAt: '2025-09-30T14:59:59.999Z', revokedOn: '2025-09-01' }),
      {},
    ],
    ['before the office has confirmed', 'office-pending', ticket({ officeProven: false }), {}],
    ['for a service that was not asked for', 'services-differ', ticket(), {}, facts(), ['mail', 'phone']],
    ['of a denied request', 'closed', ticket({ state: 'denied' }), {}],
  ];
  for (const [when, word, given, as, knowing, services] of stops) {
    it(`${when}: is refused as ${word}`, () => {
      expect(wordOf(approving(given, as, knowing, services))).to.equal(word);
    });
  }

  it('by the applicant themself, or by the office that asked: is refused', () => {
    const own = ticket({}, { values: { ...application().values, contact: DECIDER } });
    expect(wordOf(approving(own))).to.equal('own-application');
    const officeOnStaff = facts();
    const registry = {
      ...officeOnStaff.registry,
      staff: [{ name: '教務', address: OFFICE, language: 'ja' as const, role: 'decider' as const, signers: [] }],
    };
    expect(wordOf(approving(ticket(), { by: OFFICE }, { ...officeOnStaff, registry }))).to.equal('own-application');
  });

  it('a second time: says who decided and when', () => {
    const first = approving(ticket());
    if ('refused' in first) throw new Error('the first must be allowed');
    const second = approving(first.ticket, { by: OTHER_DECIDER });
    expect(second).to.deep.equal({
      refused: { word: 'already-decided', details: { by: DECIDER, at: facts().now, outcome: 'approved' } },
    });
  });

  it('naming exactly the services asked for, in any order: is allowed', () => {
    expect(wordOf(approving(ticket(), {}, facts(), ['files', 'mail']))).to.equal('allowed: approved');
  });

  it('days are counted where the desk stands: 15:00 UTC is already the next day in Tokyo', () => {
    const lastMoment = ticket({ revokedOn: '2025-12-05', receivedAt: '2026-06-03T14:59:59.999Z' });
    expect(wordOf(approving(lastMoment))).to.equal('allowed: approved');
    expect(wordOf(approving({ ...lastMoment, receivedAt: '2026-06-03T15:00:00.000Z' }))).to.equal('window-passed');
  });

  it('day 0 and day 180 count, by dates and not by months', () => {
    expect(wordOf(approving(ticket({ revokedOn: '2026-06-03' })))).to.equal('allowed: approved');
    expect(wordOf(approving(ticket({ revokedOn: '2025-12-05' })))).to.equal('allowed: approved');
  });

  it('a procedure without a limit of days needs no revocation date', () => {
    expect(wordOf(approving(ticket({ revokedOn: null }), {}, withRules({ eligibleDays: null })))).to.equal(
      'allowed: approved',
    );
  });

  it('a procedure whose rights are not once-only ignores earlier use', () => {
    const knowing = { ...withRules({ oncePerService: false }), entitlementsUsed: ['files'] };
    expect(wordOf(approving(ticket(), {}, knowing))).to.equal('allowed: approved');
  });
});
