/** The last weeks in numbers: how many applications came, what was decided, and how long people waited for it. */
import { median } from '../domain/statistics.ts';
import { dateAfter, dateIn, type Instant, type LocalDate } from '../domain/time.ts';
import type { Milestone } from '../store/figures/overview.ts';

export interface Week {
  readonly monday: LocalDate;
  readonly applications: number;
  readonly approved: number;
  readonly rejected: number;
  /** The median of those decided in this week; null when none was. */
  readonly hours: number | null;
}

export const WEEKS = 12;
const DAYS_A_WEEK = 7;
const HOUR_MS = 3_600_000;
/** Every time zone of today begins its days at a quarter of an hour of UTC. */
const QUARTER_MS = 900_000;

function mondayOf(day: LocalDate): LocalDate {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + DAYS_A_WEEK - 1) % DAYS_A_WEEK;
  return dateAfter(day, -sinceMonday);
}

/** The Monday with which the oldest of the weeks that end with today's begins. */
export function firstMonday(now: Instant, zone: string): LocalDate {
  return dateAfter(mondayOf(dateIn(zone, now)), -DAYS_A_WEEK * (WEEKS - 1));
}

/** From when on milestones are needed: a day earlier, for the day begins at another hour in each zone. */
export function milestonesFrom(now: Instant, zone: string): Instant {
  return `${dateAfter(firstMonday(now, zone), -1)}T00:00:00.000Z`;
}

/** The weeks, oldest first, the last one as far as it has come. */
export function weeksOf(milestones: readonly Milestone[], now: Instant, zone: string): readonly Week[] {
  const first = firstMonday(now, zone);
  const mondays = Array.from({ length: WEEKS }, (_, week) => dateAfter(first, week * DAYS_A_WEEK));
  // Thousands of milestones fall into few quarters; asking for the day of each would take longer than all the rest.
  const known = new Map<number, LocalDate>();
  const weekOf = ({ at }: Milestone) => {
    const quarter = Math.floor(Date.parse(at) / QUARTER_MS);
    const monday = known.get(quarter) ?? mondayOf(dateIn(zone, at));
    known.set(quarter, monday);
    return monday;
  };
  const byWeek = new Map<LocalDate, Milestone[]>(mondays.map((monday) => [monday, []]));
  for (const milestone of milestones) byWeek.get(weekOf(milestone))?.push(milestone);
  return mondays.map((monday) => {
    const all = byWeek.get(monday) ?? [];
    const count = (type: Milestone['type']) => all.filter((one) => one.type === type).length;
    const decided = all.filter(({ type }) => type !== 'opened');
    return {
      monday,
      applications: count('opened'),
      approved: count('approval-released'),
      rejected: count('rejection-released'),
      hours: median(decided.map(({ at, receivedAt }) => (Date.parse(at) - Date.parse(receivedAt)) / HOUR_MS)),
    };
  });
}
