/** Adds one decider's vote to a ticket, and makes the decision when it leaves no service open. */
import { CONTACT, fieldValue } from '../application/application.ts';
import { type Changed, changed } from '../change.ts';
import type { Facts } from '../facts.ts';
import { OVERRULABLE } from '../rules/rules.ts';
import type { Approval, Decision, Rejection, Ticket, Vote } from '../ticket.ts';
import { asServices, isCounted, outcomeOf, unitsOf, votesOn } from './votes.ts';

/** The ticket with `vote`. What it leaves open is asked of the other deciders; else the decision cools off (design §4). */
export function castVote(before: Ticket, vote: Vote, facts: Facts): Changed {
  const ticket: Ticket = { ...before, votes: [...votesOn(before), vote] };
  const open = openUnits(ticket, facts);
  const { by, services, outcome } = vote;
  if (open.length > 0) {
    const needsAnother = outcome === 'approved' && services.some((unit) => open.includes(unit));
    return changed(ticket, { type: needsAnother ? 'first-approval-recorded' : 'part-decided', by });
  }
  const decision = decisionOf(ticket, vote, facts);
  const { outcome: state } = decision;
  return changed(
    { ...ticket, state, votes: [], decision },
    { type: state === 'approved' ? 'approval-recorded' : 'rejection-recorded', by },
  );
}

/** What nobody, or not everybody it takes, has decided yet. */
export function openUnits(ticket: Ticket, facts: Facts): readonly string[] {
  return unitsOf(ticket).filter((unit) => outcomeOf(unit, votesOn(ticket), ticket, facts) === null);
}

function decisionOf(ticket: Ticket, last: Vote, facts: Facts): Decision {
  const votes = votesOn(ticket);
  const units = unitsOf(ticket);
  const granted = units.filter((unit) => outcomeOf(unit, votes, ticket, facts) === 'approved');
  const approvals = votes.filter((vote) => isCounted(vote, ticket, facts)).flatMap((vote) => approvalOf(vote, granted));
  const rejections = votes.flatMap((vote) => rejectionOf(vote));
  const overrules = OVERRULABLE.filter((word) => approvals.every((approval) => approval.overrules?.includes(word)));
  const [only] = rejections;
  const alike = granted.length === 0 && rejections.length === 1;
  return {
    outcome: granted.length > 0 ? 'approved' : 'rejected',
    services: asServices(granted.length > 0 ? granted : units),
    by: last.by,
    at: last.at,
    ...(granted.length > 0 ? { approvals } : {}),
    ...(rejections.length > 0 && !alike ? { rejections } : {}),
    ...(granted.length > 0 && overrules.length > 0 ? { overrules } : {}),
    ...(last.together === undefined ? {} : { together: last.together }),
    revision: ticket.revision,
    contact: fieldValue(ticket.application, CONTACT),
    reason: alike ? (only?.reason ?? null) : null,
    words: alike ? (only?.words ?? null) : null,
    releaseAt: null,
    releasedAt: null,
  };
}

function approvalOf({ outcome, by, at, revision, services, overrules }: Vote, granted: readonly string[]): Approval[] {
  const counted = services.filter((unit) => granted.includes(unit));
  if (outcome !== 'approved' || counted.length === 0) return [];
  return [{ by, at, revision, services: asServices(counted), ...(overrules ? { overrules } : {}) }];
}

function rejectionOf({ outcome, by, at, services, reason, words }: Vote): Rejection[] {
  return outcome === 'rejected' ? [{ by, at, services: asServices(services), reason, words }] : [];
}
