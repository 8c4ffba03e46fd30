/** What the clock makes due about a ticket: each limit with the day it fell due on, which is also what it is remembered by. */

import type { Facts } from '../facts.ts';
import { isBeforeDecision } from '../party.ts';
import { dayOfReceipt, lastEligibleDay } from '../rules/eligibility.ts';
import type { Ticket } from '../ticket.ts';
import { dateAfter, dateIn, type LocalDate, plusMinutes } from '../time.ts';
import { deskDay, lastDayToAnswer, provideBy, waitingFrom } from './deadlines.ts';
import { isWorkingDay, workingDayAfter } from './working-days.ts';

export const LIMITS = [
  /** Whoever was asked for missing information is reminded. */
  'information',
  /** An office is reminded to confirm. */
  'office',
  /** Staff are reminded to decide. */
  'decision',
  /** The applicant hears that the decision takes its time. */
  'still-deciding',
  /** Staff are asked once more to provide the access. */
  'provision',
  /** Staff are asked once more to close the access. */
  'closing',
  /** The last eligible day of a ticket that is not decided comes near. */
  'last-day',
  /** The applicant's access ends in two days. */
  'access-end',
] as const;
export type LimitWord = (typeof LIMITS)[number];

/** The day each limit was last kept for. */
export type Reminded = Readonly<Partial<Record<LimitWord, LocalDate>>>;

const INFORMATION_REMINDER_DAYS = 7;
const OFFICE_REMINDER_WORKING_DAYS = 3;
const DECISION_WORKING_DAYS = 3;
/** So many days before the last eligible day. */
const LAST_DAY_ALERTS = [3, 7, 14];
const ACCESS_END_MINUTES = 48 * 60;

type DueDay = (ticket: Ticket, facts: Facts, today: LocalDate) => LocalDate | null;

function reached(day: LocalDate, today: LocalDate): LocalDate | null {
  return day <= today ? day : null;
}

/** Every third working day; an open question has its own time first. */
function decisionDue(ticket: Ticket, facts: Facts, today: LocalDate): LocalDate | null {
  const from = (ticket.question && lastDayToAnswer(ticket, facts)) || waitingFrom(ticket, facts);
  let due: LocalDate | null = null;
  let next = workingDayAfter(from, DECISION_WORKING_DAYS, facts);
  while (next <= today) {
    due = next;
    next = workingDayAfter(next, DECISION_WORKING_DAYS, facts);
  }
  return due;
}

function isUndecided({ state }: Ticket): boolean {
  return state === 'awaiting-decision' || state === 'on-hold';
}

const DUE: Readonly<Record<LimitWord, DueDay>> = {
  information: (ticket, facts, today) =>
    ticket.state === 'awaiting-information'
      ? reached(dateAfter(waitingFrom(ticket, facts), INFORMATION_REMINDER_DAYS), today)
      : null,
  office: (ticket, facts, today) =>
    ticket.state === 'awaiting-office'
      ? reached(workingDayAfter(waitingFrom(ticket, facts), OFFICE_REMINDER_WORKING_DAYS, facts), today)
      : null,
  decision: (ticket, facts, today) => (isUndecided(ticket) ? decisionDue(ticket, facts, today) : null),
  'still-deciding': (ticket, facts, today) => {
    // Once: what it says does not change. Whoever has been asked something knows why it takes time.
    const waits = isUndecided(ticket) && ticket.application.missing.length === 0 && !ticket.question;
    if (!waits || ticket.reminded?.['still-deciding'] !== undefined) return null;
    const known = ticket.route === 'form' || ticket.officeProven;
    return known ? decisionDue(ticket, facts, today) : null;
  },
  provision: (ticket, facts, today) => {
    const by = ticket.state === 'awaiting-provision' ? provideBy(ticket, facts) : null;
    return by !== null && today > by && isWorkingDay(today, facts) ? today : null;
  },
  closing: (ticket, facts, today) => {
    if (ticket.state !== 'access-open' || ticket.endedAt === undefined) return null;
    return today > dateIn(facts.desk.timeZone, ticket.endedAt) ? today : null;
  },
  'last-day': (ticket, facts, today) => {
    const lastDay = isBeforeDecision(ticket) ? lastEligibleDay(ticket, facts) : null;
    if (lastDay === null || today > lastDay) return null;
    const days = LAST_DAY_ALERTS.map((count) => dateAfter(lastDay, -count));
    // What had passed when the application came is told by its first review.
    return days.find((day) => day <= today && day > dayOfReceipt(ticket, facts)) ?? null;
  },
  'access-end': ({ state, endedAt, window }, { desk, now }) => {
    if (state !== 'access-open' || endedAt !== undefined || !window) return null;
    const at = plusMinutes(window.closesAt, -ACCESS_END_MINUTES);
    return window.opensAt < at && at <= now && now < window.closesAt ? dateIn(desk.timeZone, window.closesAt) : null;
  },
};

/** The limits that are due at `facts.now` and have not been kept yet, each with the day it fell due on. */
export function dueLimits(ticket: Ticket, facts: Facts): readonly { limit: LimitWord; due: LocalDate }[] {
  const today = deskDay(facts);
  return LIMITS.flatMap((limit) => {
    const due = DUE[limit](ticket, facts, today);
    return due === null || ticket.reminded?.[limit] === due ? [] : [{ limit, due }];
  });
}
