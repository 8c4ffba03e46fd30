/** The days that letters name besides those that the clock enforces (`domain/limits`): from when it is right to ask. */
import type { Setting } from '../domain/facts.ts';
import { rulesOf } from '../domain/facts.ts';
import type { Ticket } from '../domain/ticket.ts';
import { dateAfter, dateIn, daysBetween, type LocalDate } from '../domain/time.ts';
import type { NotificationContext } from './notification.ts';

/** Days without news after which an applicant or an office should ask. */
const DAYS_WITHOUT_NEWS = 7;
const DAYS_WHILE_ACCESS_RUNS = 2;

function inDays(context: NotificationContext, days: number): LocalDate {
  return dateAfter(dateIn(context.desk.timeZone, context.now), days);
}

/** When the week of access is already running, news must come much sooner. */
export function askFrom(context: NotificationContext, isRunning = false): LocalDate {
  return inDays(context, isRunning ? DAYS_WHILE_ACCESS_RUNS : DAYS_WITHOUT_NEWS);
}

/** The last day on which mail is still forwarded, and the days left; null when unknown, past, or not a matter of this procedure. */
export function forwardingEnd(
  ticket: Ticket,
  setting: Setting & { now: string },
): { on: LocalDate; days: number } | null {
  const { forwardingDays } = rulesOf(setting);
  if (forwardingDays === null || ticket.revokedOn === null) return null;
  const on = dateAfter(ticket.revokedOn, forwardingDays);
  const days = daysBetween(dateIn(setting.desk.timeZone, setting.now), on);
  return days < 0 ? null : { on, days };
}
