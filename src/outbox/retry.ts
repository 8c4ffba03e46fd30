/** When a letter that could not be sent is tried again, and when no more (RFC 5321 §4.5.4.1: give up after 4 to 5 days). */
import { type Instant, plusDays, plusMinutes } from '../domain/time.ts';

const SECOND = 1 / 60;
/** Minutes before the second attempt, the third, and so on; then hourly. */
const DELAYS = [10 * SECOND, 30 * SECOND, 1, 2, 5, 10, 15, 30];
const HOURLY = 60;
const GIVEN_UP_AFTER_DAYS = 5;

/**
 * The instant of the next attempt, a tenth earlier or later by `random` in [0, 1), so that letters that failed together
 * do not come back together; null when the letter is given up. `attempts` counts those made.
 */
export function nextAttempt(
  letter: { attempts: number; createdAt: Instant },
  now: Instant,
  random: number,
): Instant | null {
  if (now >= plusDays(letter.createdAt, GIVEN_UP_AFTER_DAYS)) return null;
  const delay = DELAYS[Math.max(0, letter.attempts - 1)] ?? HOURLY;
  return plusMinutes(now, delay * (0.9 + 0.2 * random));
}
