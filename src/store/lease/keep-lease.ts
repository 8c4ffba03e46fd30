/** Takes turns at the desk: one daemon attends to it under the lease, the others stand by and take over when it dies. */
import { type Instant, plusMinutes } from '../../domain/time.ts';
import type { Store } from '../store.ts';
import type { Hold, Lease, LeaseSeen } from './lease.ts';
import { isDaemon } from './lease-holder.ts';

export interface LeaseTerms {
  readonly store: Pick<Store, 'readLease' | 'seizeLease' | 'renewLease' | 'giveBackLease'>;
  /** The name of this daemon: another one at each start. */
  readonly holder: string;
  /** How long the lease lasts without being renewed; default: LEASE_SECONDS. */
  readonly seconds?: number | undefined;
  /** Whether the bearer of a name has certainly ended, so that nobody has to wait. */
  hasEnded(holder: string): boolean;
  clock(): Instant;
  /** Milliseconds of a clock that nobody sets. */
  monotonic(): number;
  /** Resolves after so many milliseconds or when the signal is aborted. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Attends to the desk until `signal` is aborted; what is in hand is finished under the lease, unless that was lost. */
  work(signal: AbortSignal): Promise<void>;
  /** Told of each turn; never throws. */
  told(turn: Turn): void;
}

export type Turn =
  | { readonly is: 'attending' | 'standing-by' | 'lost' | 'renewed' | 'looked' }
  /** After failures something could be written again: whoever was turned away may come at once. */
  | { readonly is: 'recovered' }
  /** The lease could not be looked at or renewed, or something else could not be written under it. */
  | { readonly is: 'failed'; readonly error: unknown };

export interface LeaseKeeper extends Hold {
  /** Stands by, attends, stands by again, until `stop` is aborted; then gives the lease back. Never rejects. */
  run(stop: AbortSignal): Promise<void>;
}

export const LEASE_SECONDS = 30;
/** In the time of one lease: so that one renewal may fail, and a standby notices soon. */
const RENEWALS = 3;
const LOOKS = 6;
/** After a failure: so that everything goes on within seconds once the database can be written again. */
const ASKED_AGAIN_MS = 1_000;

export function keepLease(terms: LeaseTerms): LeaseKeeper {
  const { store, holder, seconds = LEASE_SECONDS } = terms;
  let held: Lease | null = null;
  let term = new AbortController();
  let standing: LeaseSeen | null = null;
  let sinceWhen = 0;
  let failing = new AbortController();
  let failure: unknown = null;

  const until = () => plusMinutes(terms.clock(), seconds / 60);

  /**
   * By the holder's own word, by the death of its process, or because it has not renewed the lease for as long as it lasts.
   * That is measured here with a clock that nobody sets: the wall clocks of two machines, or of one, may differ by a day.
   */
  function isFree(seen: LeaseSeen): boolean {
    if (seen.holder === null || seen.until === null || terms.hasEnded(seen.holder)) return true;
    if (!isDaemon(seen.holder)) return seen.until <= terms.clock();
    const unchanged = standing?.fence === seen.fence && standing.until === seen.until;
    if (!unchanged) sinceWhen = terms.monotonic();
    standing = seen;
    return unchanged && terms.monotonic() - sinceWhen >= seconds * 1_000;
  }

  async function take(): Promise<Lease | null> {
    const seen = await store.readLease();
    terms.told({ is: 'looked' });
    return isFree(seen) ? store.seizeLease(holder, seen, until()) : null;
  }

  function lost(): void {
    if (!held) return;
    held = null;
    terms.told({ is: 'lost' });
    term.abort();
  }

  /** What turned away several units at once is told once. */
  function failed(error: unknown): void {
    if (error === failure) return;
    failure = error;
    terms.told({ is: 'failed', error });
    failing.abort();
  }

  function wrote(): void {
    terms.told({ is: 'renewed' });
    if (!failing.signal.aborted) return;
    failing = new AbortController();
    terms.told({ is: 'recovered' });
  }

  /** Until the next renewal: a third of the lease, or a second after something could not be written. */
  async function betweenRenewals(signal: AbortSignal): Promise<void> {
    await terms.pause((seconds * 1_000) / RENEWALS, AbortSignal.any([signal, failing.signal]));
    if (failing.signal.aborted) await terms.pause(ASKED_AGAIN_MS, signal);
  }

  /** A renewal that fails is weather: the lease is ours until somebody has taken it, and the fencing number says whether. */
  async function renew(lease: Lease): Promise<void> {
    try {
      if (await store.renewLease(lease, until())) wrote();
      else lost();
    } catch (error) {
      failed(error);
    }
  }

  async function attend(lease: Lease, stop: AbortSignal): Promise<void> {
    held = lease;
    standing = null;
    failing = new AbortController();
    term = new AbortController();
    const signal = AbortSignal.any([stop, term.signal]);
    terms.told({ is: 'attending' });
    try {
      const working = terms.work(signal);
      while (!signal.aborted) {
        await betweenRenewals(signal);
        if (!signal.aborted) await renew(lease);
      }
      await working;
      if (held) await store.giveBackLease(lease);
    } finally {
      held = null;
    }
  }

  async function run(stop: AbortSignal): Promise<void> {
    let told = false;
    while (!stop.aborted) {
      try {
        const lease = await take();
        if (lease) await attend(lease, stop);
        else if (!told) terms.told({ is: 'standing-by' });
        told = lease === null;
      } catch (error) {
        terms.told({ is: 'failed', error });
      }
      if (!stop.aborted) await terms.pause((seconds * 1_000) / LOOKS, stop);
    }
  }

  return { lease: () => held, lost, failed, run };
}
