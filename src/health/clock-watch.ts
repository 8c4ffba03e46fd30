/** Notices when somebody sets the wall clock: time as data comes from it, and a jump makes hours out of seconds. */
export interface ClockWatch {
  /** Compares the two clocks; to be called every few seconds. */
  look(): void;
  /** The jump that is not yet so long ago that it may be forgotten, in seconds (negative: backwards); null when there is none. */
  jumped(forgetAfterSeconds: number): number | null;
}

export interface Clocks {
  /** Milliseconds since 1970, as somebody set them. */
  wall(): number;
  /** Milliseconds of a clock that nobody sets. */
  monotonic(): number;
}

/** NTP slews by much less between two looks; a leap second is one. */
const JUMP_MS = 30_000;

/** A machine that was suspended looks like a jump forwards, and means the same: time has passed unseen. */
export function clockWatch({ wall, monotonic }: Clocks): ClockWatch {
  let offset = wall() - monotonic();
  let last: { readonly seconds: number; readonly at: number } | null = null;
  return {
    look() {
      const now = wall() - monotonic();
      if (Math.abs(now - offset) >= JUMP_MS) last = { seconds: Math.round((now - offset) / 1_000), at: monotonic() };
      // Slow drift is followed, so that a week of slewing does not add up to a jump.
      offset = now;
    },
    jumped(forgetAfterSeconds) {
      if (!last || monotonic() - last.at > forgetAfterSeconds * 1_000) return null;
      return last.seconds;
    },
  };
}
