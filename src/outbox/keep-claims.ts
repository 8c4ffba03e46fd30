/** Keeps up the claims of the letters in hand: an attempt may wait ten minutes for its answer, and all that time nobody else may take the letter. */
import { type Instant, plusMinutes } from '../domain/time.ts';
import type { Pause } from '../mailbox/connection/pause.ts';
import { type Log, traceOf } from '../mailbox/log.ts';
import type { ClaimedLetter, Store } from '../store/store.ts';

/** A claim of a dead process falls back after it; one of a living process is kept up while its attempt lasts. */
export const LEASE_SECONDS = 3 * 60;
const KEPT_UP_EVERY = 60_000;

export interface ClaimKeeper {
  /** Keeps the claim up for as long as `attempt` takes; gives what it gives. */
  during<T>(letter: ClaimedLetter, attempt: () => Promise<T>): Promise<T>;
  /** No letter is in hand any more. */
  end(): Promise<void>;
}

/** One for all senders: it sleeps from the first letter to the last, and looks after whatever is in hand then. */
export function claimKeeper(
  store: Pick<Store, 'keepClaim'>,
  clock: () => Instant,
  pause: Pause,
  log: Log | undefined,
): ClaimKeeper {
  const inHand = new Set<ClaimedLetter>();
  const ended = new AbortController();
  let keeping: Promise<void> | null = null;

  const keep = (letter: ClaimedLetter) =>
    store
      .keepClaim(letter, plusMinutes(clock(), LEASE_SECONDS / 60))
      .catch((error: unknown) => log?.warn(traceOf(error), 'a claim could not be kept up; it is tried again'));

  async function keepUp(): Promise<void> {
    for (;;) {
      await pause(KEPT_UP_EVERY, ended.signal);
      if (ended.signal.aborted) return;
      await Promise.all([...inHand].map(keep));
    }
  }

  return {
    async during(letter, attempt) {
      inHand.add(letter);
      keeping ??= keepUp();
      try {
        return await attempt();
      } finally {
        inHand.delete(letter);
      }
    },
    async end() {
      ended.abort();
      await keeping;
    },
  };
}
