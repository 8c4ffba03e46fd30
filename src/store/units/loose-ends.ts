/** Keeps a transaction closed behind its work: what was started in it ends in it, and nothing starts in it afterwards. */

type Operations = Readonly<Record<string, (...input: never[]) => Promise<unknown>>>;

export interface Guarded<T> {
  readonly operations: T;
  /** Refuses further operations and resolves when those that had begun have ended; rejects when one of them failed. */
  tieUp(): Promise<void>;
}

/**
 * Watches every operation of `operations`. Without this an operation nobody waited for (a forgotten await, a sibling of
 * one that failed in Promise.all) would run after the COMMIT or ROLLBACK, on the next unit's transaction.
 */
export function guarded<T extends object>(operations: T): Guarded<T> {
  const begun = new Set<Promise<unknown>>();
  let closed = false;

  function watch(name: string, operation: (...input: never[]) => Promise<unknown>) {
    return (...input: never[]) => {
      if (closed) return Promise.reject(new Error(`${name} was asked of a transaction that has ended.`));
      const running = operation(...input);
      const watched = running.finally(() => begun.delete(watched));
      watched.catch(() => undefined);
      begun.add(watched);
      return running;
    };
  }

  const watched = Object.entries(operations as Operations).map(([name, operation]) => [name, watch(name, operation)]);
  return {
    operations: Object.fromEntries(watched),
    async tieUp() {
      const failures: unknown[] = [];
      while (begun.size > 0) {
        const ends = await Promise.allSettled(begun);
        failures.push(...ends.flatMap((ended) => (ended.status === 'rejected' ? [ended.reason] : [])));
      }
      closed = true;
      if (failures.length > 0) throw failures[0];
    },
  };
}
