/** Questions to the store on behalf of people who wait: an answer comes soon, also when the database keeps everybody waiting. */
import { setTimeout as after } from 'node:timers/promises';
import { DatabaseUnusable } from '../store/connection/database-unusable.ts';

/** Longer than a busy database takes, shorter than a person waits. */
const PATIENCE_MS = 3_000;
/** More open questions than staff have hands: the database is stuck, and another question would only lengthen its queue. */
const OPEN_AT_MOST = 20;

export type Asking = <T>(key: string, question: () => Promise<T>) => Promise<T>;

/**
 * Asks, and rejects with DatabaseUnusable when no answer comes in time. Whoever asks under the same `key` while an earlier
 * question is still open waits for the same answer: questions must not pile up before the mails that wait for the database.
 */
export function patientQuestions(patience: number = PATIENCE_MS): Asking {
  const open = new Map<string, Promise<unknown>>();
  return <T>(key: string, question: () => Promise<T>) => {
    const asked = (open.get(key) as Promise<T> | undefined) ?? begin(key, question);
    return Promise.race([asked, late()]);
  };

  function begin<T>(key: string, question: () => Promise<T>): Promise<T> {
    if (open.size >= OPEN_AT_MOST) return Promise.reject(noAnswer());
    const asked = question().finally(() => open.delete(key));
    // Whoever asked may have gone when it fails.
    asked.catch(() => undefined);
    open.set(key, asked);
    return asked;
  }

  async function late(): Promise<never> {
    await after(patience, undefined, { ref: false });
    throw noAnswer();
  }
}

function noAnswer(): DatabaseUnusable {
  return new DatabaseUnusable('unreachable', 'The database does not answer.');
}
