/** The queue through which every unit of work on a database goes: one at a time on the one SQLite connection, first come, first served. */
import { AsyncLocalStorage } from 'node:async_hooks';

/** `ahead`: before everybody who waits; for what is short and would be done twice if the process died waiting. */
export type Urgency = 'in-turn' | 'ahead';

export interface UnitTraits {
  /** Default: `in-turn`. */
  readonly urgency?: Urgency;
  /** Whether it only reads; then it may use a place that is lent. */
  readonly reads?: boolean;
  /** Whether it may share the COMMIT of the unit before it. */
  readonly joins?: boolean;
}

export interface WriterQueue {
  /** Runs `unit` when all units before it have ended; gives back what it gives, or rejects as it does. */
  run<T>(unit: () => Promise<T>, traits?: UnitTraits): Promise<T>;
  /**
   * For the unit that runs, outside any transaction: lends its place to units that only read for as long as `wait` takes.
   * Who waits to write goes on waiting behind it.
   */
  lend(wait: () => Promise<unknown>): Promise<void>;
  /** For the unit that runs: whether the next turn is that of a unit that joins it. */
  isFollowed(): boolean;
  /** Rejects all units that wait to write with `error`; those that have begun go on. */
  turnAway(error: unknown): void;
  /** Refuses further units and resolves when the last one has ended. */
  drain(): Promise<void>;
}

/** Who waits for a place; `passes`: may go while the place is lent. */
interface Waiting {
  readonly passes: boolean;
  readonly joins: boolean;
  go(): void;
  turnAway(error: unknown): void;
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
  let waiting: Waiting[] = [];
  let free = atOnce;
  let lent = 0;
  let closed = false;

  async function turn<T>(unit: () => Promise<T>): Promise<T> {
    const marker = { ended: false };
    try {
      return await inside.run(marker, unit);
    } finally {
      marker.ended = true;
    }
  }

  async function takePlace(passes: boolean, first: boolean, joins = false): Promise<void> {
    if (free > 0 && (passes || lent === 0)) {
      free -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const one = { passes, joins, go: resolve, turnAway: reject };
      if (first) waiting.unshift(one);
      else waiting.push(one);
    });
  }

  /** A place that is given on goes to whoever has waited longest. */
  function giveOn(): void {
    const at = lent > 0 ? waiting.findIndex(({ passes }) => passes) : 0;
    const [next] = at < 0 ? [] : waiting.splice(at, 1);
    if (next) next.go();
    else free += 1;
  }

  async function inPlace<T>(unit: () => Promise<T>, { urgency, reads = false, joins = false }: UnitTraits): Promise<T> {
    await takePlace(reads, urgency === 'ahead', joins);
    try {
      // better-sqlite3 is synchronous: without this breath a long run of units would starve timers and sockets.
      if (atOnce === 1) await new Promise(setImmediate);
      return await turn(unit);
    } finally {
      giveOn();
    }
  }

  return {
    run<T>(unit: () => Promise<T>, traits: UnitTraits = {}): Promise<T> {
      if (closed) return Promise.reject(new Error('The store is closed.'));
      if (inside.getStore()?.ended === false) {
        return Promise.reject(
          new Error('The store was asked for something inside a unit of work; use the transaction.'),
        );
      }
      const done = inPlace(unit, traits);
      const ended: Promise<unknown> = done.then(
        () => running.delete(ended),
        () => running.delete(ended),
      );
      running.add(ended);
      return done;
    },
    async lend(wait) {
      lent += 1;
      giveOn();
      try {
        await wait();
      } finally {
        // Whoever lent its place has it back before all others.
        const back = takePlace(true, true);
        lent -= 1;
        await back;
      }
    },
    isFollowed: () => lent === 0 && waiting[0]?.joins === true,
    turnAway(error) {
      const turnedAway = waiting.filter(({ passes }) => !passes);
      waiting = waiting.filter(({ passes }) => passes);
      for (const one of turnedAway) one.turnAway(error);
    },
    async drain() {
      closed = true;
      await Promise.all(running);
      // Node 20 visits every storage in use at each promise of the process, also those of queues that nobody has any more.
      inside.disable();
    },
  };
}
