/** Waiting that an abort ends at once; given to whoever waits, so that tests pass no real time. */
import { setTimeout as timer } from 'node:timers/promises';

/** Resolves after `milliseconds`, or as soon as `signal` is aborted; never rejects. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** Node turns a longer delay into 1 ms (setTimeout holds 31 bits). */
const LONGEST = 2 ** 31 - 1;

export const pause: Pause = async (milliseconds, signal) => {
  try {
    await timer(Math.min(milliseconds, LONGEST), undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};
