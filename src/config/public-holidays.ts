/** The public holidays of Japan: an office does not answer on them, and staff are not reminded. */
import holidayJp from '@holiday-jp/holiday_jp';
import type { LocalDate } from '../domain/time.ts';

/** Whether `day` is a public holiday of Japan, as far ahead as the library knows; it is asked by the day, never by an instant. */
export function isJapaneseHoliday(day: LocalDate): boolean {
  return Object.hasOwn(holidayJp.holidays, day);
}
