/** What stops a vote, besides the rules of the procedure: it was decided, said before, or nobody could join it. */
import type { Authority } from '../commands.ts';
import type { Facts } from '../facts.ts';
import { type Refusal, refusal } from '../refusals.ts';
import { deciders, isSamePerson } from '../rules/registry.ts';
import { whyOwnApplication } from '../rules/rules.ts';
import { isCalledOff, type Ticket } from '../ticket.ts';
import { approvalsNeeded, asServices, outcomeOf, unitsThatAre, votesOn } from './votes.ts';

type Stopped = { readonly refused: Refusal } | null;

/** Null while the ticket waits for a decision or for what a decision needs. */
export function whyNotDecidable(ticket: Ticket): Stopped {
  const { decision } = ticket;
  if (decision) return refusal('already-decided', { by: decision.by, at: decision.at, outcome: decision.outcome });
  return isCalledOff(ticket) ? refusal('closed') : null;
}

/** Null when every service named is one of the ticket's; none named means all that are open. */
export function whyServicesDiffer(ticket: Ticket, named: readonly string[]): Stopped {
  const { services } = ticket.application;
  return named.every((service) => services.includes(service)) ? null : refusal('services-differ', { asked: services });
}

/** Whether this person's approval of the unit stands already, also under another address. */
export function isOwnVote(ticket: Ticket, unit: string, by: string, facts: Facts): boolean {
  return votesOn(ticket).some(
    ({ outcome, services, by: voter, revision }) =>
      outcome === 'approved' &&
      revision === ticket.revision &&
      services.includes(unit) &&
      isSamePerson(facts.registry, voter, by),
  );
}

/**
 * Null unless this person has said so before: another decider has to agree, not the same one twice. Where nothing is open
 * any more, because policy asks for fewer than it did, whoever says it again completes the decision.
 */
export function whySaidBefore(ticket: Ticket, units: readonly string[], by: string, facts: Facts): Stopped {
  const again =
    units.length === 0
      ? unitsThatAre(null, ticket, facts).length > 0
      : units.some((unit) => isOwnVote(ticket, unit, by, facts));
  if (!again) return null;
  const own = votesOn(ticket).findLast((vote) => isSamePerson(facts.registry, vote.by, by));
  return own ? refusal('same-approver', { at: own.at }) : null;
}

/** Null while all of these units are open; else who decided the first of them, and how. */
export function whyNotOpen(ticket: Ticket, units: readonly string[], facts: Facts): Stopped {
  const votes = votesOn(ticket);
  const closed = units.find((unit) => outcomeOf(unit, votes, ticket, facts) !== null);
  if (closed === undefined) return null;
  const outcome = outcomeOf(closed, votes, ticket, facts);
  const last = votes.findLast((vote) => vote.services.includes(closed) && vote.outcome === outcome);
  return refusal('already-decided', { by: last?.by ?? null, at: last?.at ?? null, outcome });
}

/** Null unless something is granted already: whoever rejects "the application" may not know, and must name what they mean. */
export function whyPartlyGranted(ticket: Ticket, facts: Facts): Stopped {
  const granted = unitsThatAre('approved', ticket, facts);
  if (granted.length === 0) return null;
  const asked = asServices(unitsThatAre(null, ticket, facts));
  return refusal('services-decided', { services: asServices(granted), asked });
}

/** Null unless policy asks for a note beside each decision and the same mail left none. */
export function whyNoteMissing({ notes = [] }: Ticket, { by: author }: Pick<Authority, 'by'>, facts: Facts): Stopped {
  if (facts.policy.approvalNote === 'optional') return null;
  const said = notes.some(({ purpose, by, at }) => purpose === 'note' && by === author && at === facts.now);
  return said ? null : refusal('note-missing');
}

/** Null when one approval is enough, or somebody else is there who could join this one. */
export function whyNoSecond(ticket: Ticket, by: string, facts: Facts): Stopped {
  if (approvalsNeeded(ticket, facts) === 1) return null;
  const others = deciders(facts.registry).filter(
    ({ address }) => !isSamePerson(facts.registry, address, by) && !whyOwnApplication(ticket, address, facts),
  );
  return others.length > 0 ? null : refusal('no-second-decider');
}
