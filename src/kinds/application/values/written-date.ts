/** A day as people write it, in Japanese and English. */
import { isLocalDate, type LocalDate } from '../../../domain/time.ts';
import { narrow } from '../labels/spelling.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';

const YEAR_FIRST = /(?<![0-9])([0-9]{4})\s?[-/.年]\s?([0-9]{1,2})\s?[-/.月]\s?([0-9]{1,2})(?![0-9])/u;
/** 令和 began in 2019; 元年 is its first year. */
const REIWA = /(?:令和|(?<![a-z])r)\s?([0-9]{1,2}|元)\s?[-/.年]\s?([0-9]{1,2})\s?[-/.月]\s?([0-9]{1,2})(?![0-9])/iu;
const DAY_FIRST = new RegExp(`(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH},? ([0-9]{4})(?![0-9])`, 'iu');
const MONTH_FIRST = new RegExp(`(?<![a-z])${MONTH} ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})(?![0-9])`, 'iu');

/** The first complete date in `text`; null when there is none, or when it is no day of the calendar. A date without a year is none. */
export function writtenDate(text: string): LocalDate | null {
  const plain = narrow(text);
  const reiwa = REIWA.exec(plain);
  if (reiwa) return day(2018 + (reiwa[1] === '元' ? 1 : Number(reiwa[1])), Number(reiwa[2]), reiwa[3]);
  const yearFirst = YEAR_FIRST.exec(plain);
  if (yearFirst) return day(Number(yearFirst[1]), Number(yearFirst[2]), yearFirst[3]);
  const dayFirst = DAY_FIRST.exec(plain);
  if (dayFirst) return day(Number(dayFirst[3]), monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(plain);
  if (monthFirst) return day(Number(monthFirst[3]), monthNumber(monthFirst[1]), monthFirst[2]);
  return null;
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').toLowerCase().slice(0, 3)) + 1;
}

function day(year: number, month: number, date: string | undefined): LocalDate | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(Number(date)).padStart(2, '0')}`;
  return isLocalDate(text) ? text : null;
}
