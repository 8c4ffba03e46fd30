/** The tally for people who wait: an answer comes soon, also when the database keeps everybody waiting. */
import { setTimeout as after } from 'node:timers/promises';
import { databaseUnusable } from '../store/connection/database-unusable.ts';
import type { Tally } from '../store/figures/tally.ts';

/** Longer than a busy database takes, shorter than monitoring waits. */
const PATIENCE_MS = 3_000;

export type Counted = Tally | { readonly failed: string };

/**
 * Gives the tally, or why there is none. Whoever asks while an earlier question is still open waits for the same answer:
 * questions must not pile up before a database that is locked.
 */
export function patientTally(tally: () => Promise<Tally>, patience: number = PATIENCE_MS): () => Promise<Counted> {
  let open: Promise<Counted> | null = null;
  const ask = (): Promise<Counted> =>
    tally()
      .catch((error: unknown) => ({ failed: databaseUnusable(error, '')?.word ?? 'failed' }))
      .finally(() => {
        open = null;
      });
  return () => {
    open ??= ask();
    return Promise.race([open, after(patience, { failed: 'no answer' }, { ref: false })]);
  };
}
