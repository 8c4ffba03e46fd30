/** What stops an approval (design §4), in the order in which a decider would want to hear it. */
import { ACCOUNT, fieldValue } from '../application/application.ts';
import { isPartyTo } from '../application/sensitive.ts';
import type { Authority } from '../commands.ts';
import { type Facts, rulesOf, type Setting } from '../facts.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { Overruled, Ticket } from '../ticket.ts';
import { dayOfReceipt, daysSinceRevocation, lastEligibleDay, standing } from './eligibility.ts';
import { staffAt } from './registry.ts';

type Stopped = { readonly refused: Refusal } | null;

/** Null when `by` is on staff as a decider now: asked when executing, not when the letter was sent. */
export function whyNotDecider(by: string, facts: Pick<Setting, 'registry'>): Stopped {
  return staffAt(facts.registry, by)?.role === 'decider' ? null : refusal('not-a-decider');
}

/** Null when the authority is enough to approve or to set what an approval rests on: a token and a proven origin, or the second round (design §6). */
export function whyNotAuthorised(authority: Authority, facts: Facts): Stopped {
  const notDecider = whyNotDecider(authority.by, facts);
  if (notDecider) return notDecider;
  return authority.secondRound || (authority.origin && authority.token) ? null : refusal('second-round');
}

/** Null when `by` has no part in the application. */
export function whyOwnApplication(ticket: Ticket, by: string, facts: Pick<Setting, 'registry'>): Stopped {
  return isPartyTo(ticket, by, facts) ? refusal('own-application') : null;
}

export interface Grant {
  /** Absent: all that are asked for. */
  readonly services?: readonly string[];
  /** Rules that need not hold. */
  readonly overrules?: readonly Overruled[];
}

/** What two deciders together may overrule: the eligible days and the opening date, and never the rest (design §4). */
export const OVERRULABLE: readonly Overruled[] = ['before-opening', 'window-passed'];

/** What would have to be overruled for granting this ticket. */
export function overruledBy(ticket: Ticket, setting: Setting): readonly Overruled[] {
  const found = { 'before-opening': isBeforeOpening(ticket, setting), 'window-passed': isLate(ticket, setting) };
  return OVERRULABLE.filter((word) => found[word]);
}

function isBeforeOpening(ticket: Ticket, setting: Setting): boolean {
  return dayOfReceipt(ticket, setting) < setting.desk.opensOn;
}

function isLate(ticket: Ticket, setting: Setting): boolean {
  return standing(ticket, setting) === 'late';
}

/** Null when every rule holds for this grant: asked at the approval and again at its release. */
export function whyNotGrantable(ticket: Ticket, facts: Facts, grant: Grant = {}): Stopped {
  const { application } = ticket;
  if (application.missing.length > 0) return refusal('field-missing', { fields: application.missing });
  if (ticket.route === 'office' && !ticket.officeProven) return refusal('office-pending');
  const { services = application.services, overrules = [] } = grant;
  if (isBeforeOpening(ticket, facts) && !overrules.includes('before-opening'))
    return refusal('before-opening', { opensOn: facts.desk.opensOn, received: dayOfReceipt(ticket, facts) });
  return whyNotEligible(ticket, facts, overrules) ?? whyUsedUp(ticket, services, facts);
}

function whyNotEligible(ticket: Ticket, facts: Facts, overrules: readonly Overruled[]): Stopped {
  const days = daysSinceRevocation(ticket, facts);
  switch (standing(ticket, facts)) {
    case 'unknown':
      if (facts.policy.requireRevokedOn && rulesOf(facts).eligibleDays !== null) return refusal('revocation-unknown');
      break;
    case 'early':
      return refusal('before-revocation', { revokedOn: ticket.revokedOn });
    case 'late':
      if (overrules.includes('window-passed')) break;
      return refusal('window-passed', { days, lastDay: lastEligibleDay(ticket, facts) });
    case 'in-time':
      break;
  }
  const studentsOnly = rulesOf(facts).studentsOnly.includes(ticket.route);
  return studentsOnly && ticket.student === false ? refusal('not-student') : null;
}

function whyUsedUp(ticket: Ticket, services: readonly string[], facts: Facts): Stopped {
  if (!rulesOf(facts).oncePerService || fieldValue(ticket.application, ACCOUNT) === null) return null;
  const used = services.filter((service) => facts.entitlementsUsed.includes(service));
  return used.length > 0 ? refusal('entitlement-used', { services: used }) : null;
}
