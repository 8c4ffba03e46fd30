/** By when an answer or a deed is expected: the same day that letters name and that the clock enforces (design §4). */
import type { Setting } from '../facts.ts';
import type { Ticket } from '../ticket.ts';
import { dateAfter, dateIn, type Instant, type LocalDate, plusMinutes } from '../time.ts';
import { workingDayAfter } from './working-days.ts';

/** Days in which missing information, or the answer to a question, should come. */
const DAYS_TO_ANSWER = 14;
/** Working days in which an office should confirm. */
const WORKING_DAYS_TO_CONFIRM = 10;
/** Working days in which access should be provided. */
const WORKING_DAYS_TO_PROVIDE = 1;

/** What falls due on a day falls due in the morning: nobody is written to at midnight. */
const MORNING_MINUTES = 8 * 60;

type Clock = Setting & { readonly now: Instant };

/** The day it is at the desk, where a day begins at eight in the morning. */
export function deskDay({ desk, now }: Clock): LocalDate {
  return dateIn(desk.timeZone, plusMinutes(now, -MORNING_MINUTES));
}

/** The calendar day on which the ticket began to wait for what it waits for now. */
export function waitingFrom(ticket: Ticket, setting: Setting): LocalDate {
  return dateIn(setting.desk.timeZone, ticket.waitingSince ?? ticket.receivedAt);
}

/** The last day for what the ticket waits for from outside; null when it waits for nobody there. */
export function lastDayToAnswer(ticket: Ticket, setting: Setting): LocalDate | null {
  switch (ticket.state) {
    case 'awaiting-information':
      return dateAfter(waitingFrom(ticket, setting), DAYS_TO_ANSWER);
    case 'awaiting-office':
      return workingDayAfter(waitingFrom(ticket, setting), WORKING_DAYS_TO_CONFIRM, setting);
    default:
      return ticket.question ? dateAfter(dateIn(setting.desk.timeZone, ticket.question.at), DAYS_TO_ANSWER) : null;
  }
}

/** The last day for an answer: the ticket's own, or fourteen days from now where nothing hangs on it. */
export function answerBy(ticket: Ticket | null, clock: Clock): LocalDate {
  const own = ticket && lastDayToAnswer(ticket, clock);
  return own ?? dateAfter(dateIn(clock.desk.timeZone, clock.now), DAYS_TO_ANSWER);
}

/** By when staff provide the access that was granted; null when none was. */
export function provideBy({ decision }: Ticket, setting: Setting): LocalDate | null {
  if (!decision) return null;
  const from = dateIn(setting.desk.timeZone, decision.releasedAt ?? decision.at);
  return workingDayAfter(from, WORKING_DAYS_TO_PROVIDE, setting);
}
