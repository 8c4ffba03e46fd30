/** The clock of the desk to try: it goes as the real one does, and can be pushed forward. */
import { type Instant, plusMinutes } from '../../../domain/time.ts';

export interface DeskClock {
  now(): Instant;
  /** Never backwards: a desk whose past changes would have to ask what it has promised. */
  push(minutes: number): void;
}

/** `real` gives milliseconds since 1970; `startsAt`: what the clock shows at first, else the real time. */
export function openDeskClock(real: () => number, startsAt?: Instant): DeskClock {
  let ahead = startsAt === undefined ? 0 : Date.parse(startsAt) - real();
  return {
    now: () => new Date(real() + ahead).toISOString(),
    push(minutes) {
      if (minutes < 0) throw new RangeError(`the clock cannot be pushed by ${minutes} minutes`);
      ahead += Date.parse(plusMinutes('1970-01-01T00:00:00.000Z', minutes));
    },
  };
}
