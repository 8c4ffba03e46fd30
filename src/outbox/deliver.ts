/** Sends every letter that is due, a few at a time, and writes down what became of each. */
import type { Instant } from '../domain/time.ts';
import type { Log } from '../mailbox/log.ts';
import type { ClaimedLetter, Store } from '../store/store.ts';
import { type Refusals, type Refused, refusalsInARow } from './refusals.ts';
import { nextAttempt } from './retry.ts';
import { type LetterTransport, PARALLEL } from './transport.ts';

export type LetterStore = Pick<Store, 'claimLetters' | 'letterAccepted' | 'letterPostponed' | 'letterUndeliverable'>;

export interface DeliverOptions {
  /** Refusals in a row are counted over all deliveries of a process. */
  readonly refusals?: Refusals;
  readonly log?: Log;
  /** Once aborted, no further letter is begun. */
  readonly stop?: AbortSignal;
  /** Called when a letter is to be given up, so that people are told; `reason` quotes the server. */
  onUndeliverable?(letter: ClaimedLetter, reason: string): Promise<void> | void;
}

/** Longer than an attempt can take; a claim of a dead process falls back after it. */
const LEASE_SECONDS = 3 * 60;

/** Works until nothing is due; gives how many letters were accepted. Rejects when the store fails: claims then fall back by themselves. */
export async function deliver(
  store: LetterStore,
  transport: Pick<LetterTransport, 'send'>,
  clock: () => Instant,
  random: () => number,
  options: DeliverOptions = {},
): Promise<number> {
  const refusals = options.refusals ?? refusalsInARow();
  let accepted = 0;

  async function postpone(letter: ClaimedLetter, word: string, reason: string): Promise<void> {
    const now = clock();
    const next = nextAttempt(letter, now, random());
    if (next === null) return giveUp({ letter, word, reason });
    await store.letterPostponed(letter.id, next, reason);
    options.log?.warn({ ...nameOf(letter), word, next }, 'a letter is tried again later');
  }

  async function giveUp({ letter, word, reason }: Refused): Promise<void> {
    // People are told first, and the letter given up with that: dying in between must not leave them in the dark.
    await options.onUndeliverable?.(letter, reason);
    await store.letterUndeliverable(letter.id, clock(), reason);
    options.log?.error({ ...nameOf(letter), word }, 'a letter was given up');
  }

  async function settleRefusals(): Promise<void> {
    const weather = refusals.isWeather();
    for (const refusal of refusals.takeBack()) {
      if (weather) await postpone(refusal.letter, refusal.word, refusal.reason);
      else await giveUp(refusal);
    }
  }

  async function attempt(letter: ClaimedLetter): Promise<void> {
    const outcome = await transport.send(letter);
    if (outcome.is === 'postponed') return postpone(letter, outcome.word, outcome.reason);
    if (outcome.is === 'refused') {
      refusals.refused({ letter, word: outcome.word, reason: outcome.reason });
      if (refusals.isWeather()) await settleRefusals();
      return;
    }
    await store.letterAccepted(letter.id, clock());
    accepted += 1;
    options.log?.info(nameOf(letter), 'a letter was accepted');
    refusals.accepted();
    await settleRefusals();
  }

  async function work(): Promise<void> {
    while (!options.stop?.aborted) {
      const [letter] = await store.claimLetters(clock(), 1, LEASE_SECONDS);
      if (!letter) return;
      await attempt(letter);
    }
  }

  const ends = await Promise.allSettled(Array.from({ length: PARALLEL }, work));
  await settleRefusals();
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return accepted;
}

/** What the log calls a letter: its Message-ID is a keyed hash, its outbox id would show the recipient. */
function nameOf(letter: ClaimedLetter): Record<string, unknown> {
  return { letter: letter.messageId, template: letter.template, attempts: letter.attempts };
}
