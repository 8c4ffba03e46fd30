/** The access token of one login: fetched when it is needed, kept until shortly before its end, and renewed when it is refused. */
import type { Instant } from '../domain/time.ts';
import { type AccessToken, askTokenServer } from './ask-token-server.ts';
import type { Credential } from './credential.ts';

export interface AccessTokens {
  /** A token that is alive, with its end in milliseconds; several who ask at once share one question. Rejects with TokenTrouble. */
  token(): Promise<{ readonly text: string; readonly until: number }>;
  /**
   * The mail server refuses the token. True when another one is worth a try: false for one that was made just now, so that a
   * mailbox that is not open to us never becomes a stream of questions.
   */
  refuse(): boolean;
}

interface Held {
  readonly text: string;
  /** Milliseconds, like `madeAt`. */
  readonly until: number;
  readonly madeAt: number;
}

/** Renewed this long before its end, for it must live through a login. */
const BEFORE_END = 2 * 60_000;
const JUST_MADE = 60_000;

/** Asks for nothing yet. `ask` stands for the token server in tests. */
export function accessTokens(
  credential: Credential,
  clock: () => Instant,
  ask: (credential: Credential, now: Instant) => Promise<AccessToken> = askTokenServer,
): AccessTokens {
  let held: Held | null = null;
  let asking: Promise<Held> | null = null;
  /** That the one held was refused though it had just been made: shown once more later, it would only be refused once more. */
  let isRefused = false;

  async function fetched(): Promise<Held> {
    const now = clock();
    const { text, seconds } = await ask(credential, now);
    const madeAt = Date.parse(now);
    const made = { text, madeAt, until: madeAt + seconds * 1000 };
    held = made;
    isRefused = false;
    return made;
  }

  return {
    token() {
      const now = Date.parse(clock());
      if (held && isRefused && now - held.madeAt >= JUST_MADE) held = null;
      // A token made in what is now the future was made before the clock was set back: nobody knows its end.
      if (held && held.madeAt <= now && now < held.until - Math.min(BEFORE_END, (held.until - held.madeAt) / 2))
        return Promise.resolve(held);
      asking ??= fetched().finally(() => {
        asking = null;
      });
      return asking;
    },
    refuse() {
      if (held && Math.abs(Date.parse(clock()) - held.madeAt) < JUST_MADE) {
        isRefused = true;
        return false;
      }
      held = null;
      return true;
    },
  };
}
