/** The outbox at work: sends what is due, sleeps until the next letter is, and wakes at once after a commit. */
import type { Instant } from '../domain/time.ts';
import { bell } from '../mailbox/connection/bell.ts';
import type { Pause } from '../mailbox/connection/pause.ts';
import { type Log, traceOf } from '../mailbox/log.ts';
import type { ClaimedLetter, Store } from '../store/store.ts';
import { deliver, type LetterStore } from './deliver.ts';
import { refusalsInARow } from './refusals.ts';
import type { LetterTransport } from './transport.ts';

export interface OutboxHooks {
  readonly store: LetterStore & Pick<Store, 'nextLetterAt'>;
  readonly transport: LetterTransport;
  readonly log: Log;
  clock(): Instant;
  /** In [0, 1), for the jitter of the retries. */
  random(): number;
  readonly pause: Pause;
  /** Called when a letter is to be given up: gives it up itself, and tells people. */
  onUndeliverable?(letter: ClaimedLetter, reason: string): Promise<void> | void;
}

export interface Outbox {
  /** Letters may be due: looks at once. Called after each commit, and by the outbox job. */
  kick(): void;
  /** Sends until `signal` is aborted; then finishes the letters under way and closes the transport. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
}

/** SIGTERM must end within 10 s; a letter that is not through by then is sent again with the same bytes. */
const LEAVE_WITHIN = 5_000;
const AFTER_TROUBLE = 5_000;
const LONGEST_SLEEP = 60_000;
const SHORTEST_SLEEP = 1_000;

export function openOutbox(hooks: OutboxHooks): Outbox {
  const work = bell();
  const refusals = refusalsInARow();
  const onUndeliverable = hooks.onUndeliverable?.bind(hooks);
  const options = { refusals, log: hooks.log, ...(onUndeliverable ? { onUndeliverable } : {}) };

  /** Milliseconds until the next letter falls due. A letter that is due but could not be claimed is another sender's. */
  async function untilNext(): Promise<number> {
    const next = await hooks.store.nextLetterAt();
    if (next === null) return LONGEST_SLEEP;
    const wait = Date.parse(next) - Date.parse(hooks.clock());
    return wait <= 0 ? SHORTEST_SLEEP : Math.min(wait, LONGEST_SLEEP);
  }

  async function sleep(milliseconds: number, stop: AbortSignal): Promise<void> {
    const woken = new AbortController();
    const either = AbortSignal.any([stop, woken.signal]);
    await Promise.race([work.rung(either), hooks.pause(milliseconds, either)]);
    woken.abort();
  }

  async function run(signal: AbortSignal): Promise<void> {
    const left = new AbortController();
    const leave = () => {
      void hooks.pause(LEAVE_WITHIN, left.signal).then(() => hooks.transport.abandon());
    };
    signal.addEventListener('abort', leave, { once: true });
    while (!signal.aborted) {
      try {
        await deliver(
          hooks.store,
          hooks.transport,
          () => hooks.clock(),
          () => hooks.random(),
          { ...options, stop: signal },
        );
        await sleep(await untilNext(), signal);
      } catch (error) {
        hooks.log.error(
          traceOf(error),
          'what is owed could not be read or written down; every letter is kept, and this is tried again in five seconds',
        );
        await hooks.pause(AFTER_TROUBLE, signal);
      }
    }
    left.abort();
    hooks.transport.close();
  }

  return { kick: () => work.ring(), run };
}
