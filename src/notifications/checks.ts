/** What the desk has checked about a ticket, as words for deciders. None of it decides anything. */

import { isSensitive } from '../domain/application/sensitive.ts';
import { rulesOf, type Setting } from '../domain/facts.ts';
import { deadlineInReason } from '../domain/limits/deadline-in-reason.ts';
import {
  dayOfReceipt,
  daysSinceRevocation,
  isNearLimit,
  lastEligibleDay,
  standing,
  weekEndsLate,
} from '../domain/rules/eligibility.ts';
import type { Ticket } from '../domain/ticket.ts';
import { dateIn, daysBetween, type Instant, type LocalDate } from '../domain/time.ts';

type Clock = Setting & { readonly now: Instant };

export const CHECKS = [
  'complete',
  'incomplete',
  'revocation-unknown',
  'too-early',
  'in-time',
  'near-limit',
  'late',
  'student',
  'not-student',
  'student-unknown',
  'before-opening',
  'deadline',
  'week-late',
  'sensitive',
] as const;
export type CheckWord = (typeof CHECKS)[number];

/** `look`: a person should look at it. `stop`: an approval would be refused as things are. */
export type Mark = 'fine' | 'look' | 'stop';

export interface Check {
  readonly word: CheckWord;
  readonly mark: Mark;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

function completeness(ticket: Ticket): Check {
  const complete = ticket.application.missing.length === 0;
  return complete ? { word: 'complete', mark: 'fine', details: {} } : { word: 'incomplete', mark: 'stop', details: {} };
}

function eligibility(ticket: Ticket, setting: Clock): Check[] {
  // A procedure without a limit of days has nothing to look up.
  if (rulesOf(setting).eligibleDays === null) return [];
  const lastDay = lastEligibleDay(ticket, setting);
  const left = lastDay === null ? null : daysBetween(dateIn(setting.desk.timeZone, setting.now), lastDay);
  const details: Check['details'] = {
    listed: ticket.listed?.includes('revokedOn') === true,
    left: left !== null && left >= 0 ? left : null,
    revokedOn: ticket.revokedOn,
    days: daysSinceRevocation(ticket, setting),
    limit: rulesOf(setting).eligibleDays,
    lastDay,
    received: dayOfReceipt(ticket, setting),
  };
  switch (standing(ticket, setting)) {
    case 'unknown':
      return [{ word: 'revocation-unknown', mark: setting.policy.requireRevokedOn ? 'stop' : 'look', details }];
    case 'early':
      return [{ word: 'too-early', mark: 'stop', details }];
    case 'late':
      return [{ word: 'late', mark: 'stop', details }];
    case 'in-time':
      return isNearLimit(ticket, setting)
        ? [{ word: 'near-limit', mark: 'look', details }]
        : [{ word: 'in-time', mark: 'fine', details }];
  }
}

function studentStanding(ticket: Ticket, setting: Setting): Check[] {
  if (!rulesOf(setting).studentsOnly.includes(ticket.route)) return [];
  const details = { listed: ticket.listed?.includes('student') === true };
  if (ticket.student === null) return [{ word: 'student-unknown', mark: 'look', details: {} }];
  return ticket.student
    ? [{ word: 'student', mark: 'fine', details }]
    : [{ word: 'not-student', mark: 'stop', details }];
}

function opening(ticket: Ticket, setting: Setting): Check[] {
  const opensOn: LocalDate = setting.desk.opensOn;
  const received = dayOfReceipt(ticket, setting);
  return received < opensOn ? [{ word: 'before-opening', mark: 'stop', details: { opensOn, received } }] : [];
}

function timeLeft(ticket: Ticket, clock: Clock): Check[] {
  const needed = deadlineInReason(ticket, clock);
  // What came too late is told so already.
  const late = standing(ticket, clock) === 'in-time' ? weekEndsLate(ticket, clock) : null;
  return [
    ...(needed === null ? [] : [{ word: 'deadline', mark: 'look', details: { day: needed } } as const]),
    ...(late === null ? [] : [{ word: 'week-late', mark: 'look', details: { lastDay: late } } as const]),
  ];
}

function sensitivity(ticket: Ticket, setting: Setting): Check[] {
  return isSensitive(ticket, setting) ? [{ word: 'sensitive', mark: 'look', details: {} }] : [];
}

/** The checks of `ticket`, in the order a decider reads them. */
export function checksOf(ticket: Ticket, setting: Clock): readonly Check[] {
  return [
    completeness(ticket),
    ...eligibility(ticket, setting),
    ...studentStanding(ticket, setting),
    ...opening(ticket, setting),
    ...timeLeft(ticket, setting),
    ...sensitivity(ticket, setting),
  ];
}
