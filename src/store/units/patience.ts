/** How long a unit of work is tried again on a database that is busy, and what the others do meanwhile. */
import { setTimeout as pause } from 'node:timers/promises';
import type { WriterQueue } from './writer-queue.ts';

/** Asked after each failure that may pass: waits, and gives whether to try again. */
export type Patience = (error: unknown, round: number) => Promise<boolean>;

/** Real time, or time by hand. */
export interface PatienceTime {
  /** Milliseconds of a clock that nobody sets. */
  monotonic(): number;
  pause(milliseconds: number): Promise<unknown>;
  /** In [0, 1). */
  random(): number;
}

export interface StorePatience {
  /** The patience of one unit, which begins now. */
  begin(): Patience;
  /** Milliseconds an attempt may wait for a lock of a PostgreSQL server; null: as long as its connection says. */
  lockWait(): number | null;
  /** From now on nobody is waited for longer than a moment: the desk is closing. */
  hurry(): void;
}

const PAUSES_MS = [5, 10, 20, 40, 80, 160] as const;
/** After so long it is weather: the mail stays in the mailbox and comes again. */
const GIVE_UP_AFTER_MS = 10_000;
/** SIGTERM must end within 10 s, and several units follow one another then. */
const IN_A_HURRY_MS = 500;

const REAL: PatienceTime = { monotonic: () => performance.now(), pause, random: Math.random };

function pauseBefore(round: number, random: number): number {
  const longest = PAUSES_MS[Math.min(round, PAUSES_MS.length - 1)] ?? 0;
  return longest * (0.5 + random / 2);
}

/** The patience of a unit that keeps nobody waiting. */
export function patienceAlone(time: PatienceTime = REAL, limit: () => number = () => GIVE_UP_AFTER_MS): Patience {
  const began = time.monotonic();
  return async (_, round) => {
    if (time.monotonic() - began > limit()) return false;
    await time.pause(pauseBefore(round, time.random()));
    return true;
  };
}

/**
 * The patience of the units in `queue`. On PostgreSQL each has a conflict of its own. A SQLite file has one lock: whom another
 * process keeps waiting asks again and again for all who wait behind it; meanwhile readers, whom the lock does not concern,
 * go past it. When it gives up, so do all who wait to write: they would only find the same, one after the other, and their order
 * among themselves would be lost (an UNDO must not overtake its approval).
 */
export function patienceIn(
  queue: Pick<WriterQueue, 'lend' | 'turnAway'>,
  kind: 'sqlite' | 'postgres',
  time: PatienceTime = REAL,
): StorePatience {
  let limit = GIVE_UP_AFTER_MS;
  const lending: PatienceTime = { ...time, pause: (milliseconds) => queue.lend(() => time.pause(milliseconds)) };
  return {
    begin() {
      if (kind === 'postgres') return patienceAlone(time, () => limit);
      const patience = patienceAlone(lending, () => limit);
      return async (error, round) => {
        const again = await patience(error, round);
        if (!again) queue.turnAway(error);
        return again;
      };
    },
    lockWait: () => (limit === IN_A_HURRY_MS ? IN_A_HURRY_MS : null),
    hurry() {
      limit = IN_A_HURRY_MS;
    },
  };
}
