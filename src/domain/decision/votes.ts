/** What deciders have said about a ticket that is not decided yet, and what that comes to for each of its services. */
import type { Setting } from '../facts.ts';
import { isSamePerson } from '../rules/registry.ts';
import { overruledBy, whyNotDecider, whyOwnApplication } from '../rules/rules.ts';
import { isCalledOff, type Ticket, type Vote } from '../ticket.ts';

/** Stands for all of a request that names no services: there a decision is about the whole. */
const WHOLE = '';

export type Outcome = Vote['outcome'];

/** The votes that stand: those on the content as it is. None once the ticket is decided. */
export function votesOn({ votes = [], revision }: Pick<Ticket, 'votes' | 'revision'>): readonly Vote[] {
  return votes.filter((vote) => vote.revision === revision);
}

/** What is decided on one by one: the services, or the whole. */
export function unitsOf({ application: { services } }: Ticket): readonly string[] {
  return services.length > 0 ? services : [WHOLE];
}

/** Units as services: the whole is none. */
export function asServices(units: readonly string[]): readonly string[] {
  return units.filter((unit) => unit !== WHOLE);
}

/** How many deciders it takes: as many as policy says, and always two where a rule is overruled (design §4). */
export function approvalsNeeded(ticket: Ticket, setting: Setting): 1 | 2 {
  return overruledBy(ticket, setting).length > 0 ? 2 : setting.policy.approvals[ticket.route];
}

/** So many different people are among `addresses`: nobody counts twice under two addresses (threat A13). */
export function peopleAmong(addresses: readonly string[], setting: Setting): number {
  const { registry } = setting;
  return addresses.filter((one, at) => !addresses.slice(0, at).some((before) => isSamePerson(registry, one, before)))
    .length;
}

/** Whether an approval counts as things are now: its decider may have left, or turned out to be a party (threats A13, A15). */
export function isCounted({ by, revision }: Pick<Vote, 'by' | 'revision'>, ticket: Ticket, setting: Setting): boolean {
  return revision === ticket.revision && !whyNotDecider(by, setting) && !whyOwnApplication(ticket, by, setting);
}

/** What `votes` come to for one unit; null while that is open. A single rejection is enough. */
export function outcomeOf(unit: string, votes: readonly Vote[], ticket: Ticket, setting: Setting): Outcome | null {
  const about = votes.filter((vote) => vote.services.includes(unit) && vote.revision === ticket.revision);
  if (about.some(({ outcome }) => outcome === 'rejected')) return 'rejected';
  const approvers = about.filter((vote) => isCounted(vote, ticket, setting)).map(({ by }) => by);
  return peopleAmong(approvers, setting) >= approvalsNeeded(ticket, setting) ? 'approved' : null;
}

/** The units with this outcome, as the ticket's votes stand. */
export function unitsThatAre(outcome: Outcome | null, ticket: Ticket, setting: Setting): readonly string[] {
  return unitsOf(ticket).filter((unit) => outcomeOf(unit, votesOn(ticket), ticket, setting) === outcome);
}

/** Services that are granted as things stand: by a decision, or by votes that wait for the rest of the ticket. */
export function grantedServices(ticket: Ticket, setting: Setting): readonly string[] {
  const { decision } = ticket;
  if (isCalledOff(ticket)) return [];
  if (decision) return decision.outcome === 'approved' ? decision.services : [];
  return asServices(unitsThatAre('approved', ticket, setting));
}

/** Whose votes no longer count when the content changes; each once. */
export function voters(ticket: Pick<Ticket, 'votes' | 'revision'>): readonly string[] {
  return [...new Set(votesOn(ticket).map(({ by }) => by))];
}
