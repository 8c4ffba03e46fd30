/** Instants as commands print them: where the desk stands, as people there know the day. */
import type { Instant } from '../domain/time.ts';
import { dayAndTime } from '../letters/calendar.ts';

/** `2026-06-03 10:00` in `timeZone`. */
export type Shown = (instant: Instant) => string;

export function shownIn(timeZone: string): Shown {
  return (instant) => {
    const { day, time } = dayAndTime(instant, timeZone);
    return `${day} ${time}`;
  };
}
