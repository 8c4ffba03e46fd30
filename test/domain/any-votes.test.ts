/** Whatever deciders do in whatever order: an approval that leaves the desk has every rule and enough people behind it. */
import { expect } from 'chai';
import fc from 'fast-check';
import { advance } from '../../src/domain/advance.ts';
import type { TicketCommand } from '../../src/domain/commands.ts';
import { grantedServices } from '../../src/domain/decision/votes.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { plusMinutes } from '../../src/domain/time.ts';
import { application, authority, DECIDER, HELPER, OTHER_DECIDER, ticket } from './given.ts';
import { member, THIRD, two } from './voting.ts';

const ALIAS = 'mori+again@staff.desk.example';
/** Who is who: an alias is the person it belongs to, and the applicant of the second ticket sits on staff. */
const PERSON: Readonly<Record<string, string>> = { [ALIAS]: DECIDER };
const EVERYBODY = [DECIDER, OTHER_DECIDER, THIRD, ALIAS, HELPER];
const SERVICES = ['mail', 'files'];
const IN_TIME = '2026-04-01';
const LATE = '2025-01-01';
const APPLICANTS: readonly (string | null)[] = [null, THIRD];

type Step =
  | { do: 'approve'; who: string; of: 0 | 1; services: string[]; exception: boolean; stale: boolean; proven: boolean }
  | { do: 'reject'; who: string; of: 0 | 1; services: string[] }
  | { do: 'undo'; who: string; of: 0 | 1 }
  | { do: 'set'; who: string; of: 0 | 1; value: string }
  | { do: 'pass'; of: 0 | 1 }
  | { do: 'leave' | 'join'; who: string }
  | { do: 'policy'; needed: 1 | 2 };

const who = fc.constantFrom(...EVERYBODY);
const of = fc.constantFrom(0 as const, 1 as const);
const services = fc.subarray(SERVICES);
const mostly = fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0);
const approval = fc.record({
  do: fc.constant('approve' as const),
  who,
  of,
  services,
  exception: fc.boolean(),
  stale: mostly.map((yes) => !yes),
  proven: mostly,
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: approval },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reject' as const), who, of, services }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), who, of }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('set' as const), who, of, value: fc.constantFrom(IN_TIME, LATE) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), of }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('leave' as const, 'join' as const, 'join' as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('policy' as const), needed: fc.constantFrom(1 as const, 2 as const) }),
  },
);

interface Said {
  readonly person: string;
  readonly address: string;
  readonly services: readonly string[];
  readonly revision: number;
  readonly exception: boolean;
}

/** Two tickets of one account, and what the test itself has seen people say about each. */
class Desk {
  readonly tickets: Ticket[] = APPLICANTS.map((contact, at) =>
    ticket({ id: `T${at}` }, contact ? { values: { ...application().values, contact } } : {}),
  );
  readonly said: Said[][] = [[], []];
  readonly granted: string[][] = [[], []];
  released = 0;
  private staff = new Set(EVERYBODY);
  private needed: 1 | 2 = 2;
  private now = two().now;

  private facts(at: 0 | 1): Facts {
    const base = two();
    const everybody = [...base.registry.staff, member(ALIAS, '森 一郎')];
    const approvals = { form: this.needed, office: this.needed };
    const setting = {
      registry: { ...base.registry, staff: everybody.filter(({ address }) => this.staff.has(address)) },
      policy: { ...base.policy, approvals },
      now: this.now,
    };
    const other = this.tickets[1 - at] as Ticket;
    return two({ ...setting, entitlementsUsed: grantedServices(other, two(setting)) });
  }

  take(next: Step): void {
    if (next.do === 'leave') this.staff.delete(next.who);
    else if (next.do === 'join') this.staff.add(next.who);
    else if (next.do === 'policy') this.needed = next.needed;
    else if (next.do === 'pass') this.release(next.of);
    else if ('of' in next) this.command(next);
  }

  private command(next: Exclude<Step, { do: 'leave' | 'join' | 'policy' | 'pass' }>): void {
    const { of: at, who: by } = next;
    const before = this.tickets[at] as Ticket;
    const stale = next.do === 'approve' && next.stale;
    const proven = next.do !== 'approve' || next.proven;
    const as = authority({ by, seenRevision: before.revision - (stale ? 1 : 0), token: proven, origin: proven });
    const after = this.advance(at, commandOf(next, as));
    if (!after) return;
    if (next.do === 'approve') {
      expect([stale, proven, by === HELPER], 'an approval of who may not').to.deep.equal([false, true, false]);
      const meant = next.services.length > 0 ? next.services : SERVICES;
      const { exception } = next;
      const person = PERSON[by] ?? by;
      this.said[at]?.push({ person, address: by, services: meant, revision: before.revision, exception });
    }
    if (next.do === 'undo') this.said[at] = [];
  }

  private advance(at: 0 | 1, command: TicketCommand): Ticket | null {
    const result = advance(this.tickets[at] as Ticket, command, this.facts(at));
    if ('refused' in result) return null;
    this.tickets[at] = result.ticket;
    for (const { type } of result.events) {
      if (type === 'release-refused') this.said[at] = [];
      if (type === 'approval-released') this.check(at, result.ticket);
    }
    return result.ticket;
  }

  private release(at: 0 | 1): void {
    this.advance(at, { type: 'colleagues-told', at: this.now });
    this.now = plusMinutes(this.now, 31);
    this.advance(at, { type: 'release' });
  }

  private check(at: 0 | 1, { decision, revision, revokedOn, application: { missing } }: Ticket): void {
    const late = revokedOn === LATE;
    const needed = late ? 2 : this.needed;
    expect(missing).to.deep.equal([]);
    expect(decision?.services).to.not.deep.equal([]);
    for (const service of decision?.services ?? []) {
      const behind = (this.said[at] ?? []).filter(
        (said) =>
          said.services.includes(service) &&
          said.revision === revision &&
          said.address !== APPLICANTS[at] &&
          this.staff.has(said.address) &&
          (!late || said.exception),
      );
      expect(new Set(behind.map(({ person }) => person)).size, `people behind ${service}`).to.be.at.least(needed);
      expect(this.granted.flat(), 'granted before').to.not.include(service);
      this.granted[at]?.push(service);
    }
    this.released += 1;
  }
}

function commandOf(
  next: Exclude<Step, { do: 'leave' | 'join' | 'policy' | 'pass' }>,
  as: ReturnType<typeof authority>,
): TicketCommand {
  switch (next.do) {
    case 'approve':
      return {
        type: 'approve',
        services: next.services,
        ...(next.exception ? { exception: true } : {}),
        authority: as,
      };
    case 'reject':
      return { type: 'reject', services: next.services, reason: 'window', words: null, authority: as };
    case 'undo':
      return { type: 'undo', authority: as };
    case 'set':
      return { type: 'set', field: 'revokedOn', value: next.value, authority: as };
  }
}

describe('Whatever deciders do', () => {
  it('what is released has every rule and enough people behind it, and nothing is granted twice', () => {
    let released = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        const desk = new Desk();
        for (const next of steps) desk.take(next);
        released += desk.released;
      }),
      { numRuns: 3_000 },
    );
    // The property would hold of a desk that never grants anything.
    expect(released).to.be.greaterThan(100);
  });
});
