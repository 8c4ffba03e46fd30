/** When members of staff are away: they get no review mails then. It takes nothing from what they may do. */
import { deciders, type Registry, sameAddress } from './registry.ts';
import { dateAfter, type LocalDate } from './time.ts';

export interface Absence {
  /** Registry address of the member. */
  readonly address: string;
  /** Both days included, where the desk stands. */
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** Longer than anybody plans; a slip of the year is no reason to look at a thousand days. */
const MOST_DAYS = 400;

/** Registry addresses of those who are away on `day`. */
export function awayOn(day: LocalDate, absences: readonly Absence[]): readonly string[] {
  return absences.filter(({ from, until }) => from <= day && day <= until).map(({ address }) => address);
}

/** The first day of `absence` on which no decider is there; null when somebody always is. */
export function firstDayWithoutDecider(
  absence: Absence,
  absences: readonly Absence[],
  registry: Registry,
): LocalDate | null {
  const all = deciders(registry);
  let day = absence.from;
  for (let count = 0; day <= absence.until && count < MOST_DAYS; count += 1) {
    const away = awayOn(day, absences);
    if (all.every(({ address }) => away.some((gone) => sameAddress(gone, address)))) return day;
    day = dateAfter(day, 1);
  }
  return null;
}
