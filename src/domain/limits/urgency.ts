/** What is to be done about an open ticket next, by whom, and by when: what a queue is ordered by. */

import type { Setting } from '../facts.ts';
import { lastEligibleDay } from '../rules/eligibility.ts';
import { isReleased, type Ticket } from '../ticket.ts';
import { dateIn, type LocalDate } from '../time.ts';
import { deadlineInReason } from './deadline-in-reason.ts';
import { lastDayToAnswer, provideBy, waitingFrom } from './deadlines.ts';
import { workingDayAfter } from './working-days.ts';

export const NEXT_STEPS = [
  'close',
  'provide',
  'decide',
  'resume',
  'release',
  'await-answer',
  'await-information',
  'await-office',
  'await-end',
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

export interface Urgency {
  readonly step: NextStep;
  /** The day it is to be done by, or ends on. */
  readonly by: LocalDate;
  /** It waits for staff, and for nobody else. */
  readonly forStaff: boolean;
}

/** In so many working days staff decide, or are reminded. */
const DECISION_WORKING_DAYS = 3;

function decideBy(ticket: Ticket, setting: Setting): LocalDate {
  const usual = workingDayAfter(waitingFrom(ticket, setting), DECISION_WORKING_DAYS, setting);
  const others = [deadlineInReason(ticket, setting), lastEligibleDay(ticket, setting)];
  return [usual, ...others.filter((day) => day !== null)].sort()[0] ?? usual;
}

/** Null for a ticket about which nothing is left to be done. */
export function urgencyOf(ticket: Ticket, setting: Setting): Urgency | null {
  const day = (instant: string) => dateIn(setting.desk.timeZone, instant);
  const answer = lastDayToAnswer(ticket, setting);
  switch (ticket.state) {
    case 'access-open':
      if (ticket.endedAt !== undefined) return { step: 'close', by: day(ticket.endedAt), forStaff: true };
      return ticket.window ? { step: 'await-end', by: day(ticket.window.closesAt), forStaff: false } : null;
    case 'awaiting-provision':
      return { step: 'provide', by: provideBy(ticket, setting) ?? waitingFrom(ticket, setting), forStaff: true };
    case 'awaiting-decision':
      if (ticket.question && answer) return { step: 'await-answer', by: answer, forStaff: false };
      return { step: 'decide', by: decideBy(ticket, setting), forStaff: true };
    case 'on-hold':
      return { step: 'resume', by: decideBy(ticket, setting), forStaff: true };
    case 'awaiting-information':
      return answer === null ? null : { step: 'await-information', by: answer, forStaff: false };
    case 'awaiting-office':
      return answer === null ? null : { step: 'await-office', by: answer, forStaff: false };
    case 'approved':
    case 'rejected':
      if (isReleased(ticket)) return null;
      return { step: 'release', by: day(ticket.decision?.releaseAt ?? ticket.receivedAt), forStaff: false };
    default:
      return null;
  }
}

export interface Urgent {
  readonly ticket: Ticket;
  readonly urgency: Urgency;
}

/** Open tickets, what staff are to do first; then by day, and by the order they came. */
export function byUrgency(tickets: readonly Ticket[], setting: Setting): readonly Urgent[] {
  return tickets
    .flatMap((ticket) => {
      const urgency = urgencyOf(ticket, setting);
      return urgency ? [{ ticket, urgency }] : [];
    })
    .sort(
      (one, other) =>
        Number(other.urgency.forStaff) - Number(one.urgency.forStaff) ||
        one.urgency.by.localeCompare(other.urgency.by) ||
        one.ticket.receivedAt.localeCompare(other.ticket.receivedAt) ||
        one.ticket.id.localeCompare(other.ticket.id),
    );
}
