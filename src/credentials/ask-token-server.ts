/** One question to the token server, and what its answer means (RFC 6749 §5). */
import type { Instant } from '../domain/time.ts';
import type { Credential } from './credential.ts';
import { tokenRequest } from './token-request.ts';
import { CREDENTIAL_REFUSED, TOKENS_UNAVAILABLE, TokenTrouble } from './token-trouble.ts';

const ANSWERED_WITHIN = 15_000;
/** RFC 6749 §5.1 recommends that the life of a token be told; where it is not, it is asked for again soon. */
const UNTOLD_SECONDS = 5 * 60;

export interface AccessToken {
  readonly text: string;
  readonly seconds: number;
}

/** The words of RFC 6749 §5.2; anything else a server writes there might quote a secret. */
const REFUSALS = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'access_denied',
] as const;

function unavailable(what: string, cause?: unknown): TokenTrouble {
  return new TokenTrouble(TOKENS_UNAVAILABLE, `the token server ${what}; it is asked again`, cause);
}

function fieldOf(answer: unknown, name: string): unknown {
  return typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
}

/**
 * Posts the credential, and gives the token. Rejects with TokenTrouble, whose message is for the operator and holds no
 * secret. A redirect is not followed: it would take the secret elsewhere.
 */
export async function askTokenServer(credential: Credential, now: Instant): Promise<AccessToken> {
  let status: number;
  let answer: unknown;
  try {
    const response = await fetch(credential.tokenUrl, {
      method: 'POST',
      body: tokenRequest(credential, now),
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWERED_WITHIN),
    });
    status = response.status;
    answer = await response.json().catch(() => null);
  } catch (error) {
    throw unavailable('cannot be reached', error);
  }
  if (status >= 500 || status === 429 || status === 408) throw unavailable(`answers ${status}`);
  if (status !== 200) throw refusedWith(fieldOf(answer, 'error'), status);
  const text = fieldOf(answer, 'access_token');
  // What goes into a SASL line must not hold its separators (RFC 6750 §2.1 has the alphabet).
  if (typeof text !== 'string' || !/^[\w.~+/-]+=*$/.test(text)) throw unavailable('answers without a token');
  const seconds = Number(fieldOf(answer, 'expires_in'));
  return { text, seconds: seconds > 0 ? seconds : UNTOLD_SECONDS };
}

function refusedWith(error: unknown, status: number): TokenTrouble {
  const word = REFUSALS.find((known) => known === error) ?? `status ${status}`;
  const message = `the token server refuses the OAuth2 credential (${word}): it has expired, was revoked, or may not do this; make a new one and restart`;
  return new TokenTrouble(CREDENTIAL_REFUSED, message);
}
