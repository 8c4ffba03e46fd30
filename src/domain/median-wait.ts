/** How long people have waited for decisions lately: measured, and told only where enough were decided to tell anything. */
import { median } from './statistics.ts';
import type { Instant } from './time.ts';

/** From the receipt of an application to the hour its applicant was told. */
export interface Wait {
  readonly receivedAt: Instant;
  readonly toldAt: Instant;
}

/** How far back, and of how many decisions at most: what is longer ago says little about today. */
export const WAITS_WITHIN_DAYS = 56;
export const WAITS_AT_MOST = 50;
const WAITS_AT_LEAST = 5;

const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;

/** The median in round figures: hours within a day, at least one, else days; one of the two is null. */
export interface MedianWait {
  readonly hours: number | null;
  readonly days: number | null;
}

/** Null when fewer than five were decided: a single case must not be told from it. */
export function medianWait(waits: readonly Wait[]): MedianWait | null {
  if (waits.length < WAITS_AT_LEAST) return null;
  const hours = median(waits.map(({ receivedAt, toldAt }) => (Date.parse(toldAt) - Date.parse(receivedAt)) / HOUR_MS));
  if (hours === null) return null;
  const whole = Math.max(1, Math.round(hours));
  return whole < HOURS_A_DAY ? { hours: whole, days: null } : { hours: null, days: Math.round(whole / HOURS_A_DAY) };
}
