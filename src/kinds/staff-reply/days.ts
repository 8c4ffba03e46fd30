/** Calendar days as people write them in commands. */
import { isLocalDate, type LocalDate } from '../../domain/time.ts';

const WESTERN = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/;
const JAPANESE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const REIWA = /^令和(元|\d{1,2})年(\d{1,2})月(\d{1,2})日$/;
// 令和 1 is 2019; it began on 1 May of that year.
const YEAR_BEFORE_REIWA = 2018;
const FIRST_DAY_OF_REIWA = '2019-05-01';

// Dashes a Japanese keyboard gives between digits, the long vowel sign among them.
const DASHES = /[‐‑‒–—−ー]/g;

/**
 * Reads a folded day: 2026-04-01, 2026/4/1, 2026年4月1日 or 令和8年4月1日.
 * Null for anything else, and for days the calendar does not have.
 */
export function readDay(folded: string): LocalDate | null {
  const text = folded.split(' ').join('').replace(DASHES, '-');
  const western = WESTERN.exec(text);
  if (western) return day(western[1], western[3], western[4]);
  const japanese = JAPANESE.exec(text);
  if (japanese) return day(japanese[1], japanese[2], japanese[3]);
  const reiwa = REIWA.exec(text);
  if (!reiwa) return null;
  const year = YEAR_BEFORE_REIWA + (reiwa[1] === '元' ? 1 : Number(reiwa[1]));
  const found = day(String(year), reiwa[2], reiwa[3]);
  return found !== null && found >= FIRST_DAY_OF_REIWA ? found : null;
}

function day(year = '', month = '', date = ''): LocalDate | null {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isLocalDate(text) ? text : null;
}
