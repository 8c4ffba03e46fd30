/** A date by which the applicant needs the data, where the reason names one: people see it, and it orders their work. */
import { fieldValue, REASON } from '../application/application.ts';
import type { Setting } from '../facts.ts';
import { dayOfReceipt } from '../rules/eligibility.ts';
import type { Ticket } from '../ticket.ts';
import { dateAfter, isLocalDate, type LocalDate } from '../time.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';

/** How a day is written: the pattern, and which of its groups are year, month and day. */
const WRITTEN: readonly { readonly pattern: RegExp; readonly order: readonly [number | null, number, number] }[] = [
  { pattern: /(?<!\d)(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)/g, order: [1, 2, 3] },
  { pattern: /(?<![\d年])(\d{1,2})月(\d{1,2})日/g, order: [null, 1, 2] },
  { pattern: new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)? ${MONTH},? (\\d{4})`, 'g'), order: [3, 2, 1] },
  { pattern: new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})`, 'g'), order: [3, 1, 2] },
  { pattern: new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)? ${MONTH}\\b(?!-|,? \\d{4})`, 'g'), order: [null, 2, 1] },
  { pattern: new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?!\\d|,? \\d{4})`, 'g'), order: [null, 1, 2] },
];
const REIWA = /令和(元|\d{1,2})年(\d{1,2})月(\d{1,2})日/g;
const YEAR_BEFORE_REIWA = 2018;
const DAYS_AHEAD = 366;

function monthOf(text: string): string {
  const named = MONTHS.indexOf(text.slice(0, 3));
  return String(named < 0 ? Number(text) : named + 1).padStart(2, '0');
}

/** The day, of the year that is named or else of the first year in which it is not before `from`. */
function dayOf(year: string | null, month: string, day: string, from: LocalDate): LocalDate[] {
  const first = Number(from.slice(0, 4));
  const years = year === null ? [first, first + 1] : [Number(year)];
  return years.map((one) => `${one}-${monthOf(month)}-${day.padStart(2, '0')}`).filter(isLocalDate);
}

/** The first day on or after `from`, and within a year of it, that `text` names; null when it names none. */
export function firstDayIn(text: string, from: LocalDate): LocalDate | null {
  const plain = text.normalize('NFKC').toLowerCase();
  const reiwa = [...plain.matchAll(REIWA)].flatMap(([, year = '', month = '', day = '']) =>
    dayOf(String(YEAR_BEFORE_REIWA + (year === '元' ? 1 : Number(year))), month, day, from),
  );
  const others = WRITTEN.flatMap(({ pattern, order: [year, month, day] }) =>
    [...plain.matchAll(pattern)].flatMap((found) =>
      dayOf(year === null ? null : (found[year] ?? ''), found[month] ?? '', found[day] ?? '', from),
    ),
  );
  const until = dateAfter(from, DAYS_AHEAD);
  const ahead = [...reiwa, ...others].filter((day) => day >= from && day <= until);
  return ahead.sort()[0] ?? null;
}

/** The first day to come, as seen when the application came, that its reason names; null when it names none. It decides nothing. */
export function deadlineInReason(ticket: Ticket, setting: Setting): LocalDate | null {
  const reason = fieldValue(ticket.application, REASON);
  return reason === null ? null : firstDayIn(reason, dayOfReceipt(ticket, setting));
}
