/** When a letter that could not be sent is tried again, and when no more (RFC 5321 §4.5.4.1: give up after 4 to 5 days). */
import { type Instant, plusDays, plusMinutes } from '../domain/time.ts';

const SECOND = 1 / 60;
/** Minutes before the second attempt, the third, and so on; then hourly. */
const DELAYS = [10 * SECOND, 30 * SECOND, 1, 2, 5, 10, 15, 30];
const HOURLY = 60;
/** What the relay says of us and not of a letter is over for all of them at once, and then none should wait for an hour. */
const QUARTER_HOURLY = 15;
const GIVEN_UP_AFTER_DAYS = 5;

/**
 * The instant of the next attempt, a tenth earlier or later by `random` in [0, 1), so that letters that failed together
 * do not come back together; null when the letter is given up. `attempts` counts those made; `about`: whether the relay could not be
 * spoken to, or would not hear of this letter.
 */
export function nextAttempt(
  letter: { attempts: number; createdAt: Instant },
  now: Instant,
  random: number,
  about: 'relay' | 'letter' = 'letter',
): Instant | null {
  if (now >= plusDays(letter.createdAt, GIVEN_UP_AFTER_DAYS)) return null;
  const usual = DELAYS[Math.max(0, letter.attempts - 1)] ?? HOURLY;
  const delay = about === 'relay' ? Math.min(usual, QUARTER_HOURLY) : usual;
  return plusMinutes(now, delay * (0.9 + 0.2 * random));
}
