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

/** A formatter holds some 100 KB outside the heap, which the collector is slow to notice: each is made once. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options]);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(language, options);
  formatters.set(key, known);
  return known;
}

type Parts = Readonly<Record<string, string>>;

/** The days that letters named last: those of one morning speak of the same few. */
const named = new Map<string, Parts>();
const MOST_NAMED = 500;

/** The parts of a calendar day, named in `language`. */
export function partsOfDay(day: LocalDate, language: string): Parts {
  const key = `${language} ${day}`;
  const known = named.get(key);
  if (known) return known;
  if (named.size >= MOST_NAMED) named.clear();
  const parts = nameParts(day, language);
  named.set(key, parts);
  return parts;
}

function nameParts(day: LocalDate, language: string): Parts {
  const [year = '', month = '', date = ''] = day.split('-');
  const noon = Date.parse(`${day}T12:00:00Z`);
  const called = (options: Intl.DateTimeFormatOptions) =>
    formatter(language, { timeZone: 'UTC', ...options }).format(noon);
  return {
    year,
    month: String(Number(month)),
    monthName: called({ month: 'long' }),
    day: String(Number(date)),
    weekday: called({ weekday: 'long' }),
    weekdayShort: called({ weekday: 'short' }),
  };
}

/** The calendar day and the 24-hour clock time at `instant` in `zone`. */
export function dayAndTime(instant: Instant, zone: string): { day: LocalDate; time: string } {
  const clock = formatter('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return { day: dateIn(zone, instant), time: clock.format(Date.parse(instant)) };
}
