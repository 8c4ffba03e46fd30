/** Instants and calendar days as text: sortable, storable, and the same on every database and in every process time zone. */

/** ISO 8601 in UTC with milliseconds, e.g. `2026-04-01T00:00:00.000Z`. */
export type Instant = string;

/** A calendar day `YYYY-MM-DD`, without a time or zone of its own. */
export type LocalDate = string;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The instant `minutes` after `instant` (negative: before). */
export function plusMinutes(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * MINUTE).toISOString();
}

/** The instant `days` times 24 hours after `instant`: a week of access is 7×24 h, whatever the calendar does. */
export function plusDays(instant: Instant, days: number): Instant {
  return plusMinutes(instant, days * 24 * 60);
}

/** The calendar day `days` after `date`. */
export function dateAfter(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. Leap days count, because they are days. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function dayFormatter(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(zone, formatter);
  }
  return formatter;
}

/** The last answer in each zone: all that one mail sets off asks for the day of the same instant. */
const lastDays = new Map<string, { readonly instant: Instant; readonly day: LocalDate }>();

/** The calendar day it is at `instant` in `zone` (an IANA name such as Asia/Tokyo). */
export function dateIn(zone: string, instant: Instant): LocalDate {
  const last = lastDays.get(zone);
  if (last?.instant === instant) return last.day;
  const parts = new Map(
    dayFormatter(zone)
      .formatToParts(Date.parse(instant))
      .map((part) => [part.type, part.value]),
  );
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  lastDays.set(zone, { instant, day });
  return day;
}

/** Whether `text` is a day of the calendar: 2026-02-30 is not. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().slice(0, 10) === text;
}
