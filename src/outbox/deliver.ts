/** Sends every letter that is due, a few at a time, and writes down what became of each. */
import type { Instant } from '../domain/time.ts';
import { isPassing } from '../mailbox/connection/passing-trouble.ts';
import { type Pause, pause as pauseFor } from '../mailbox/connection/pause.ts';
import type { Log } from '../mailbox/log.ts';
import type { ClaimedLetter, Store } from '../store/store.ts';
import { claimKeeper, LEASE_SECONDS } from './keep-claims.ts';
import { type Refusals, type Refused, refusalsInARow } from './refusals.ts';
import { nextAttempt } from './retry.ts';
import { isAboutLetter } from './send-outcome.ts';
import type { LetterTransport } from './transport.ts';

export type LetterStore = Pick<
  Store,
  'claimLetters' | 'keepClaim' | 'letterAccepted' | 'letterPostponed' | 'letterUnanswered' | 'letterUndeliverable'
>;

export interface DeliverOptions {
  /** Refusals in a row are counted over all deliveries of a process. */
  readonly refusals?: Refusals;
  readonly log?: Log;
  /** Default: real time. */
  readonly pause?: Pause;
  /** Once aborted, no further letter is begun. */
  readonly stop?: AbortSignal;
  /** Called when a letter is to be given up, so that people are told; `reason` quotes the server. */
  onUndeliverable?(letter: ClaimedLetter, reason: string): Promise<void> | void;
}

/** Below a third of the claim (keep-claims.ts), for each of these attempts may itself wait for a while. */
const RECORDED_WITHIN = 45_000;
const RECORD_AGAIN = 5_000;

/** Works until nothing is due; gives how many letters were accepted. Rejects when the store fails: claims then fall back by themselves. */
export async function deliver(
  store: LetterStore,
  transport: Pick<LetterTransport, 'send' | 'connections'>,
  clock: () => Instant,
  random: () => number,
  options: DeliverOptions = {},
): Promise<number> {
  const refusals = options.refusals ?? refusalsInARow();
  const claims = claimKeeper(store, clock, options.pause ?? pauseFor, options.log);
  let accepted = 0;

  async function postpone({ letter, word, reason }: Refused, isUnknown = false): Promise<void> {
    const now = clock();
    const about = isUnknown || isAboutLetter(word) ? 'letter' : 'relay';
    const next = nextAttempt(letter, now, random(), about);
    if (next === null) return giveUp({ letter, word, reason });
    await (isUnknown ? store.letterUnanswered(letter, next, reason) : store.letterPostponed(letter, next, reason));
    options.log?.warn({ ...nameOf(letter), word, next }, isUnknown ? MAY_HAVE_IT : 'a letter is tried again later');
  }

  async function giveUp({ letter, word, reason }: Refused): Promise<void> {
    // People are told first, and the letter given up with that: dying in between must not leave them in the dark.
    await options.onUndeliverable?.(letter, reason);
    await store.letterUndeliverable(letter, clock(), reason);
    options.log?.error({ ...nameOf(letter), word }, GIVEN_UP);
  }

  async function settleRefusals(): Promise<void> {
    const weather = refusals.isWeather();
    for (const refusal of refusals.takeBack()) {
      if (weather) await postpone(refusal);
      else await giveUp(refusal);
    }
  }

  /** Until it is written down, the letter would be sent again: so a database that is busy is asked for as long as the claim holds. */
  async function recordAccepted(letter: ClaimedLetter): Promise<void> {
    const at = clock();
    for (let waits = RECORDED_WITHIN / RECORD_AGAIN; ; waits -= 1) {
      try {
        return await store.letterAccepted(letter.id, at);
      } catch (error) {
        if (waits <= 0 || options.stop?.aborted || !isPassing(error)) throw error;
        await (options.pause ?? pauseFor)(RECORD_AGAIN, options.stop ?? new AbortController().signal);
      }
    }
  }

  async function attempt(letter: ClaimedLetter): Promise<void> {
    const outcome = await claims.during(letter, () => transport.send(letter));
    if (outcome.is === 'postponed' || outcome.is === 'unanswered')
      return postpone({ letter, word: outcome.word, reason: outcome.reason }, outcome.is === 'unanswered');
    if (outcome.is === 'refused') {
      refusals.refused({ letter, word: outcome.word, reason: outcome.reason });
      if (refusals.isWeather()) await settleRefusals();
      return;
    }
    await recordAccepted(letter);
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

  const ends = await Promise.allSettled(Array.from({ length: transport.connections }, work));
  await claims.end();
  await settleRefusals();
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return accepted;
}

const GIVEN_UP =
  'a letter was given up: the relay refuses it for good, or five days are over; staff are told, and `outbox list --state undeliverable` shows it';
const MAY_HAVE_IT = 'the relay did not answer and may have the letter; the same bytes are sent again later';

/** What the log calls a letter: its Message-ID is a keyed hash, its outbox id would show the recipient. */
function nameOf(letter: ClaimedLetter): Record<string, unknown> {
  return { letter: letter.messageId, template: letter.template, attempts: letter.attempts };
}
