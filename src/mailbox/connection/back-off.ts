/** How long to wait before the next attempt to reach a server. */
const FIRST = 1_000;
const LONGEST = 60_000;
/** A refused password is not cured by asking again, and servers lock out who asks too often. */
const REFUSED = 5 * 60_000;
const REFUSALS_BORNE = 3;

/**
 * Milliseconds before attempt number `failures + 1`: 1 s doubled up to 60 s, of which the upper half is random, so that
 * several daemons do not come back at one instant. After three refusals of the password in a row: five minutes.
 * `random` is in [0, 1).
 */
export function backOff(failures: number, refusals: number, random: number): number {
  if (refusals >= REFUSALS_BORNE) return REFUSED;
  const full = Math.min(LONGEST, FIRST * 2 ** Math.max(0, failures - 1));
  return Math.round(full / 2 + (full / 2) * random);
}
