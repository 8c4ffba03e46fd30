/** Time that passes when the test says so: a wall clock, a clock that nobody sets, and pauses that end by them. */
import type { Instant } from '../../src/domain/time.ts';
import type { Pause } from '../../src/mailbox/connection/pause.ts';

export interface TimeByHand {
  clock(): Instant;
  wall(): number;
  monotonic(): number;
  readonly pause: Pause;
  /** Milliseconds go by; whoever paused for no longer goes on. */
  pass(milliseconds: number): void;
  /** Somebody sets the wall clock. */
  set(milliseconds: number): void;
  /** How many pause now. */
  pausing(): number;
}

export function timeByHand(start: Instant): TimeByHand {
  let wall = Date.parse(start);
  let monotonic = 0;
  const waiting = new Set<{ readonly until: number; wake(): void }>();
  return {
    clock: () => new Date(wall).toISOString(),
    wall: () => wall,
    monotonic: () => monotonic,
    pause: (milliseconds, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          waiting.delete(pause);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const pause = { until: monotonic + milliseconds, wake };
        if (signal.aborted) return resolve();
        waiting.add(pause);
        signal.addEventListener('abort', wake);
      }),
    pass(milliseconds) {
      wall += milliseconds;
      monotonic += milliseconds;
      for (const pause of [...waiting]) if (pause.until <= monotonic) pause.wake();
    },
    set(milliseconds) {
      wall += milliseconds;
    },
    pausing: () => waiting.size,
  };
}
