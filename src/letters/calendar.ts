/** Days and hours as a reader says them; the order and the signs between come from the language's words. */
import { dateIn, type Instant, type LocalDate } from '../domain/time.ts';

/** What a language's `calendar` sentences may speak of. */
export const CALENDAR_PARTS = [
  'year',
  'month',
  'monthName',
  'day',
  'weekday',
  'weekdayShort',
  'wholeDate',
  'time',
  'zone',
];

/** The parts of a calendar day, named in `language`. */
export function partsOfDay(day: LocalDate, language: string): Readonly<Record<string, string>> {
  const [year = '', month = '', date = ''] = day.split('-');
  const noon = Date.parse(`${day}T12:00:00Z`);
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(noon);
  return {
    year,
    month: String(Number(month)),
    monthName: named({ month: 'long' }),
    day: String(Number(date)),
    weekday: named({ weekday: 'long' }),
    weekdayShort: named({ weekday: 'short' }),
  };
}

/** The calendar day and the 24-hour clock time at `instant` in `zone`. */
export function dayAndTime(instant: Instant, zone: string): { day: LocalDate; time: string } {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return { day: dateIn(zone, instant), time: clock.format(Date.parse(instant)) };
}
