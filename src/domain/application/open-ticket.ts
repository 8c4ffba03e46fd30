/** The beginning of a ticket: what it waits for first, and what people should notice about it. */

import { type Changed, changed } from '../change.ts';
import type { TicketEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { rulesOf } from '../facts.ts';
import { warningsFromRecord, withRecord } from '../rules/account-record.ts';
import type { Ticket, TicketState } from '../ticket.ts';
import type { Instant } from '../time.ts';
import type { Application } from './application.ts';
import { relatedTo } from './related.ts';

export interface Opening {
  readonly id: string;
  readonly application: Application;
  readonly officeId: string | null;
  readonly officeProven: boolean;
  readonly receivedAt: Instant;
  /** Live tickets of the same account. */
  readonly others: readonly Ticket[];
}

const OPEN: readonly TicketState[] = [
  'awaiting-information',
  'awaiting-office',
  'awaiting-decision',
  'approved',
  'awaiting-provision',
  'access-open',
  'on-hold',
];

/** Whether the desk still has something to do for the ticket. */
export function isOpen(ticket: Ticket): boolean {
  return OPEN.includes(ticket.state);
}

/** Warnings that only the desk's own records can give: an open ticket of the same person, a right already used. */
export function warningsFromRecords(
  wanted: readonly string[],
  others: readonly Ticket[],
  facts: Facts,
): readonly string[] {
  const open = others.filter(isOpen);
  const overlaps =
    Object.keys(facts.procedure.services).length === 0
      ? open.length > 0
      : open.some((other) => other.application.services.some((service) => wanted.includes(service)));
  const warnings: string[] = [];
  if (overlaps) warnings.push('duplicate');
  else if (open.length > 0) warnings.push('pair');
  if (rulesOf(facts).oncePerService && wanted.some((service) => facts.entitlementsUsed.includes(service))) {
    warnings.push('entitlement-used');
  }
  return warnings;
}

function firstWait(opening: Opening): { state: TicketState; event: TicketEvent } {
  const { application } = opening;
  if (application.missing.length > 0) {
    return { state: 'awaiting-information', event: { type: 'information-missing', fields: application.missing } };
  }
  if (application.route === 'office' && !opening.officeProven) {
    return { state: 'awaiting-office', event: { type: 'office-asked' } };
  }
  return { state: 'awaiting-decision', event: { type: 'decision-asked' } };
}

/** A new ticket of revision 1, and what has happened with its opening. */
export function openTicket(opening: Opening, facts: Facts): Changed {
  const { state, event } = firstWait(opening);
  const { route, language, warnings } = opening.application;
  const ticket: Ticket = {
    id: opening.id,
    route,
    state,
    revision: 1,
    receivedAt: opening.receivedAt,
    application: {
      ...opening.application,
      warnings: [
        ...new Set([
          ...warnings,
          ...warningsFromRecords(opening.application.services, opening.others, facts),
          ...warningsFromRecord(opening.application, facts.record),
        ]),
      ],
    },
    officeId: opening.officeId,
    officeProven: opening.officeProven,
    // On the office route nobody knows yet which language the applicant reads (design §8).
    applicantLanguage: route === 'form' ? language : 'both',
    ...withRecord({ revokedOn: null, student: null }, facts.record),
    related: relatedTo(opening.application, opening.others, facts),
    decision: null,
    window: null,
    waitingSince: facts.now,
  };
  return changed(ticket, { type: 'opened' }, event);
}
