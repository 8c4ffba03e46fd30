/** Days and hours as the board shows them: short, in the desk's time zone, with the exact instant beside for programs. */
import { html } from 'hono/html';
import { dateIn, daysBetween, type Instant, type LocalDate } from '../domain/time.ts';
import type { PageContext } from './page-context.ts';

const LOCALES = { ja: 'ja-JP', en: 'en-GB' } as const;

/** A formatter is dear to make (calendar.ts). */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, known);
  return known;
}

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** The year is said when it is not this one. */
function dayParts(isThisYear: boolean): Intl.DateTimeFormatOptions {
  return { month: 'short', day: 'numeric', weekday: 'short', ...(isThisYear ? {} : { year: 'numeric' }) };
}

export function todayOf({ setting, now }: PageContext): LocalDate {
  return dateIn(setting.desk.timeZone, now);
}

/** Whole days since `instant`, by the calendar of the desk. */
export function daysSince(instant: Instant, context: PageContext): number {
  return daysBetween(dateIn(context.setting.desk.timeZone, instant), todayOf(context));
}

export function shortDay(day: LocalDate, context: PageContext): string {
  const isThisYear = day.slice(0, 4) === todayOf(context).slice(0, 4);
  const options = { ...dayParts(isThisYear), timeZone: 'UTC' };
  return formatter(LOCALES[context.language], options).format(Date.parse(`${day}T12:00:00Z`));
}

export function shortTime(instant: Instant, context: PageContext): string {
  const { timeZone } = context.setting.desk;
  const isThisYear = dateIn(timeZone, instant).slice(0, 4) === todayOf(context).slice(0, 4);
  const options = { ...dayParts(isThisYear), ...CLOCK, timeZone };
  return formatter(LOCALES[context.language], options).format(Date.parse(instant));
}

export function dayMark(day: LocalDate, context: PageContext) {
  return html`<time datetime="${day}">${shortDay(day, context)}</time>`;
}

export function timeMark(instant: Instant, context: PageContext) {
  return html`<time datetime="${instant}">${shortTime(instant, context)}</time>`;
}
