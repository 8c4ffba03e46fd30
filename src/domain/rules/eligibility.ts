/** Whether an application was received in time: days are counted in the desk's time zone from the day of receipt. */
import type { Setting } from '../facts.ts';
import { rulesOf } from '../facts.ts';
import type { Ticket } from '../ticket.ts';
import { dateAfter, dateIn, daysBetween, type Instant, type LocalDate, plusDays } from '../time.ts';

/** The calendar day on which the application was received, where the desk stands. */
export function dayOfReceipt(ticket: Ticket, setting: Setting): LocalDate {
  return dateIn(setting.desk.timeZone, ticket.receivedAt);
}

/** Days from revocation to receipt: 0 on the first day without access; null while the date is unknown. */
export function daysSinceRevocation(ticket: Ticket, setting: Setting): number | null {
  return ticket.revokedOn === null ? null : daysBetween(ticket.revokedOn, dayOfReceipt(ticket, setting));
}

/** The last day on which an application counts as in time; null when unknown or when the procedure has no such limit. */
export function lastEligibleDay(ticket: Ticket, setting: Setting): LocalDate | null {
  const { eligibleDays } = rulesOf(setting);
  return ticket.revokedOn === null || eligibleDays === null ? null : dateAfter(ticket.revokedOn, eligibleDays);
}

/** Where the day of receipt stands to the limit; `boundary` is in time or just late, and marked for people (domain §1.2). */
export function standing(ticket: Ticket, setting: Setting): 'unknown' | 'early' | 'in-time' | 'late' {
  const days = daysSinceRevocation(ticket, setting);
  const { eligibleDays } = rulesOf(setting);
  if (days === null) return 'unknown';
  if (days < 0) return 'early';
  return eligibleDays !== null && days > eligibleDays ? 'late' : 'in-time';
}

/** Whether the day of receipt is so near to the limit that a person should look twice. */
export function isNearLimit(ticket: Ticket, setting: Setting): boolean {
  const days = daysSinceRevocation(ticket, setting);
  const { eligibleDays, boundaryDays } = rulesOf(setting);
  return days !== null && eligibleDays !== null && Math.abs(days - eligibleDays) <= boundaryDays;
}

/** The last eligible day, where a week of access that began now would end after it: staff look at that (domain §6 row 32). Else null. */
export function weekEndsLate(ticket: Ticket, clock: Setting & { readonly now: Instant }): LocalDate | null {
  const { windowDays } = rulesOf(clock);
  const lastDay = lastEligibleDay(ticket, clock);
  if (windowDays === null || lastDay === null || ticket.endedAt !== undefined) return null;
  const endsAt = ticket.window?.closesAt ?? plusDays(clock.now, windowDays);
  return dateIn(clock.desk.timeZone, endsAt) > lastDay ? lastDay : null;
}
