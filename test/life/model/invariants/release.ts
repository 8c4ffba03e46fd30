/** An approval that leaves the desk: every rule of design §4 holds at that moment, worked out here without the rules' own code. */
import { expect } from 'chai';
import { ACCOUNT, CONTACT } from '../../../../src/domain/application/application.ts';
import type { Setting } from '../../../../src/domain/facts.ts';
import type { Ticket } from '../../../../src/domain/ticket.ts';
import { OFFICE, OPENS_ON, personOf } from '../people.ts';
import type { Post } from '../post.ts';

/** `account service` of every right that was granted so far. */
export type Grants = Set<string>;

const DAY = 24 * 60 * 60_000;
const TOKYO = 9 * 60 * 60_000;

/** The number of the day in Japan, where the clocks are never changed. */
function dayNumber(instant: string): number {
  return Math.floor((Date.parse(instant) + TOKYO) / DAY);
}

function dateNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

export function checkRelease(
  ticket: Ticket,
  { registry, policy, now }: Setting & { now: string },
  post: Post,
  grants: Grants,
): void {
  const { decision, application, revision, route, revokedOn } = ticket;
  if (!decision) throw new Error('released without a decision');
  const { values, missing } = application;
  expect(missing, 'missing at release').to.deep.equal([]);
  if (route === 'office') {
    expect(ticket.officeProven, 'the office is not proven').to.equal(true);
    expect(application.identityAttested, 'identity is not attested').to.equal(true);
    expect(ticket.student, 'no student').to.not.equal(false);
  }
  if (revokedOn === null) throw new Error('released without a date of revocation');
  const days = dayNumber(ticket.receivedAt) - dateNumber(revokedOn);
  const early = dayNumber(ticket.receivedAt) < dateNumber(OPENS_ON);
  expect(days, 'before revocation').to.be.at.least(0);
  const overruled = days > 180 || early;

  expect(decision.revision, 'decided on another revision').to.equal(revision);
  expect(decision.contact, 'decided for another contact').to.equal(values[CONTACT]);
  expect(decision.releaseAt !== null && decision.releaseAt <= now, 'before the end of the cooling-off').to.equal(true);
  expect(Date.parse(now) - Date.parse(decision.at), 'cooled off').to.be.at.least(policy.coolingOffMinutes * 60_000);

  expect(decision.services, 'granted nothing').to.not.deep.equal([]);
  const needed = overruled ? 2 : policy.approvals[route];
  for (const service of decision.services) {
    expect(application.services, 'granted what nobody asked for').to.include(service);
    const behind = (decision.approvals ?? []).filter(({ services }) => services.includes(service));
    for (const { by, revision: seen, overrules = [] } of behind) {
      expect(registry.staff.find(({ address }) => address === by)?.role, 'an approver who may not decide').to.equal(
        'decider',
      );
      expect(
        [values[CONTACT], OFFICE.address].map((party) => personOf(party ?? '')),
        'an approver who is a party',
      ).to.not.include(personOf(by));
      expect(seen, 'an approval of another revision').to.equal(revision);
      expect(post.hasSeen(ticket.id, by, revision), 'an approver who never saw it').to.equal(true);
      expect(post.hasApproved(ticket.id, by, revision), 'an approver who answered another revision').to.equal(true);
      if (days > 180) expect(overrules).to.include('window-passed');
      if (early) expect(overrules).to.include('before-opening');
    }
    expect(new Set(behind.map(({ by }) => personOf(by))).size, 'people behind the approval').to.be.at.least(needed);
    const right = `${values[ACCOUNT]} ${service}`;
    expect(grants.has(right), 'granted twice').to.equal(false);
    grants.add(right);
  }
}
