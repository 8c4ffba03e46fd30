/** The queue through which every unit of work on a database goes: one at a time on the one SQLite connection, first come, first served. */
import { AsyncLocalStorage } from 'node:async_hooks';

/** `ahead`: before everybody who waits; for what is short and would be done twice if the process died waiting. */
export type Urgency = 'in-turn' | 'ahead';

export interface WriterQueue {
  /** Runs `unit` when all units before it have ended; gives back what it gives, or rejects as it does. */
  run<T>(unit: () => Promise<T>, how?: Urgency): Promise<T>;
  /** Refuses further units and resolves when the last one has ended. */
  drain(): Promise<void>;
}

/**
 * `atOnce`: so many units run side by side. PostgreSQL keeps them apart itself; but whoever waits for a connection of the pool
 * is turned away after a while, and whoever waits here is not.
 *
 * A unit that waits for another unit of the same store would wait for ever, so that is refused at once.
 */
export function writerQueue({ atOnce }: { readonly atOnce: number }): WriterQueue {
  const inside = new AsyncLocalStorage<{ ended: boolean }>();
  const running = new Set<Promise<unknown>>();
  const waiting: (() => void)[] = [];
  let free = atOnce;
  let closed = false;

  async function turn<T>(unit: () => Promise<T>): Promise<T> {
    const marker = { ended: false };
    try {
      return await inside.run(marker, unit);
    } finally {
      marker.ended = true;
    }
  }

  /** A place that is given on goes to whoever has waited longest. */
  async function inPlace<T>(unit: () => Promise<T>, how: Urgency): Promise<T> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => (how === 'ahead' ? waiting.unshift(resolve) : waiting.push(resolve)));
    try {
      // better-sqlite3 is synchronous: without this breath a long run of units would starve timers and sockets.
      if (atOnce === 1) await new Promise(setImmediate);
      return await turn(unit);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  }

  return {
    run<T>(unit: () => Promise<T>, how: Urgency = 'in-turn'): Promise<T> {
      if (closed) return Promise.reject(new Error('The store is closed.'));
      if (inside.getStore()?.ended === false) {
        return Promise.reject(
          new Error('The store was asked for something inside a unit of work; use the transaction.'),
        );
      }
      const done = inPlace(unit, how);
      const ended: Promise<unknown> = done.then(
        () => running.delete(ended),
        () => running.delete(ended),
      );
      running.add(ended);
      return done;
    },
    async drain() {
      closed = true;
      await Promise.all(running);
    },
  };
}
