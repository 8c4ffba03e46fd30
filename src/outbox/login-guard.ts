/** Spares the relay logins that it keeps refusing: servers lock an account out whose password is tried too often (threat R25). */
import { CREDENTIAL_REFUSED } from '../credentials/token-trouble.ts';
import type { Log } from '../mailbox/log.ts';
import type { ClaimedLetter } from '../store/store.ts';
import type { LetterStore } from './deliver.ts';
import { isAboutLetter, type SendOutcome } from './send-outcome.ts';
import type { LetterTransport } from './transport.ts';

const REFUSALS_BORNE = 3;
const PAUSE_MS = 5 * 60_000;

export interface LoginGuard {
  /** The store as the outbox sees it: nothing is due while the login is not to be tried. */
  guardStore<S extends Pick<LetterStore, 'claimLetters'>>(store: S): S;
  /** The same transport, watched. */
  guardTransport(transport: LetterTransport): LetterTransport;
}

export interface LoginGuardOptions {
  /** Milliseconds of a clock that nobody sets. */
  monotonic(): number;
  readonly log?: Log;
  /** Told after each attempt with what word the relay could not be spoken to, or null when it could. */
  reached?(trouble: string | null): void;
  /** Told whether the relay took our user and password, each time that this is known. */
  told?(refused: boolean, why?: 'login' | 'credential'): void;
}

const KEPT =
  'no letter leaves, and all are kept; one is tried every five minutes, and the others follow once it is taken';
const MEANINGS = {
  refused: `the SMTP relay refuses smtp.user or smtp.password (with smtp.auth: what the token may do); ${KEPT}; correct them and restart if this goes on`,
  credential: `the token server refuses the OAuth2 credential under smtp.auth; ${KEPT}; make a new one and restart`,
} as const;

/** AUTH was answered with a refusal; what comes after it shows that the login was taken (RFC 4954). */
function loginIn(outcome: SendOutcome): 'refused' | 'credential' | 'taken' | 'unknown' {
  if (outcome.is === 'accepted') return 'taken';
  if (outcome.word.startsWith(CREDENTIAL_REFUSED)) return 'credential';
  const step = outcome.word.split(' at ')[1] ?? '';
  if (step.startsWith('AUTH')) return outcome.word.startsWith('5') ? 'refused' : 'unknown';
  return /^(?:MAIL|RCPT|DATA)/.test(step) ? 'taken' : 'unknown';
}

/**
 * After three refusals of the login in a row, one letter in five minutes is tried. The others are not claimed at all: an
 * attempt that is not made must not count, or letters would wait for an hour after the password has been put right.
 */
export function loginGuard({ monotonic, told, reached, log }: LoginGuardOptions): LoginGuard {
  let refusals = 0;
  let nextAt = 0;
  let isTaken = false;
  let underWay = 0;

  function mayTry(): boolean {
    if (refusals === 0) return true;
    if (monotonic() < nextAt) return false;
    // Senders work side by side; who is let through now keeps the others waiting.
    nextAt = monotonic() + PAUSE_MS;
    return true;
  }

  function learn(outcome: SendOutcome): void {
    const login = loginIn(outcome);
    if (login === 'unknown') {
      if (refusals < REFUSALS_BORNE) nextAt = 0;
      return;
    }
    const refused = login !== 'taken';
    isTaken = !refused;
    if (refused) log?.error({ word: outcome.is === 'accepted' ? '' : outcome.word }, MEANINGS[login]);
    told?.(refused, login === 'credential' ? 'credential' : 'login');
    refusals = refused ? refusals + 1 : 0;
    nextAt = refusals >= REFUSALS_BORNE ? monotonic() + PAUSE_MS : 0;
  }

  return {
    guardStore: (store) => ({
      ...store,
      claimLetters: async (now, limit, leaseSeconds): Promise<readonly ClaimedLetter[]> => {
        // Until the relay has let us in, each attempt under way may be one more refusal, however many connections it allows.
        if (!isTaken && refusals < REFUSALS_BORNE && refusals + underWay >= REFUSALS_BORNE) return [];
        const before = nextAt;
        if (!mayTry()) return [];
        underWay += 1;
        let letters: readonly ClaimedLetter[] = [];
        try {
          letters = await store.claimLetters(now, limit, leaseSeconds);
        } finally {
          underWay += letters.length - 1;
          if (letters.length === 0 && refusals > 0) nextAt = before;
        }
        return letters;
      },
    }),
    guardTransport: (transport) => ({
      ...transport,
      async send(letter) {
        const outcome = await transport.send(letter);
        underWay -= 1;
        const spoken = outcome.is === 'accepted' || outcome.is === 'refused' || isAboutLetter(outcome.word);
        reached?.(spoken ? null : outcome.word);
        learn(outcome);
        return outcome;
      },
    }),
  };
}
