/** The clock of this machine, for whoever is given no other; nothing else in the program asks for the time. */
import type { Instant } from '../domain/time.ts';

export function systemClock(): Instant {
  return new Date().toISOString();
}
