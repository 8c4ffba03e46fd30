/** One at a time: the queue through which every unit of work on the one SQLite connection goes, first come, first served. */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface WriterQueue {
  /** Runs `unit` when all units before it have ended; gives back what it gives, or rejects as it does. */
  run<T>(unit: () => Promise<T>): Promise<T>;
  /** Refuses further units and resolves when the last one has ended. */
  drain(): Promise<void>;
}

/**
 * `parallel`: units run side by side (PostgreSQL keeps them apart itself); the queue then only counts them.
 *
 * A unit that waits for another unit of the same store would wait for ever, so that is refused at once.
 */
export function writerQueue({ parallel }: { readonly parallel: boolean }): WriterQueue {
  const inside = new AsyncLocalStorage<{ ended: boolean }>();
  const running = new Set<Promise<unknown>>();
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  async function turn<T>(unit: () => Promise<T>): Promise<T> {
    const marker = { ended: false };
    try {
      return await inside.run(marker, unit);
    } finally {
      marker.ended = true;
    }
  }

  async function afterLast<T>(before: Promise<unknown>, unit: () => Promise<T>): Promise<T> {
    await before;
    // better-sqlite3 is synchronous: without this breath a long run of units would starve timers and sockets.
    await new Promise(setImmediate);
    return turn(unit);
  }

  return {
    run<T>(unit: () => Promise<T>): Promise<T> {
      if (closed) return Promise.reject(new Error('The store is closed.'));
      if (inside.getStore()?.ended === false) {
        return Promise.reject(
          new Error('The store was asked for something inside a unit of work; use the transaction.'),
        );
      }
      const done = parallel ? turn(unit) : afterLast(last, unit);
      const ended: Promise<unknown> = done.then(
        () => running.delete(ended),
        () => running.delete(ended),
      );
      running.add(ended);
      last = ended;
      return done;
    },
    async drain() {
      closed = true;
      await Promise.all(running);
    },
  };
}
