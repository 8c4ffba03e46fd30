/** Working days: Monday to Friday, without the holidays the desk knows. Offices and staff are given these, not calendar days. */
import type { Setting } from '../facts.ts';
import { dateAfter, type LocalDate } from '../time.ts';

type Calendar = Pick<Setting, 'isHoliday'>;

const SUNDAY = 0;
const SATURDAY = 6;

export function isWorkingDay(day: LocalDate, { isHoliday }: Calendar): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== SUNDAY && weekday !== SATURDAY && !isHoliday?.(day);
}

/** The `count`th working day after `day`; the day itself does not count. */
export function workingDayAfter(day: LocalDate, count: number, calendar: Calendar): LocalDate {
  let found = day;
  for (let left = count; left > 0; ) {
    found = dateAfter(found, 1);
    if (isWorkingDay(found, calendar)) left -= 1;
  }
  return found;
}
