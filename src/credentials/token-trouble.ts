/** Why no access token came: the credential is refused, or the token server cannot be asked just now. */

/** The token server says no to the credential itself: it has expired, was revoked, or may not do this (RFC 6749 §5.2). */
export const CREDENTIAL_REFUSED = 'CREDENTIAL_REFUSED';
/** Weather between us and the token server. */
export const TOKENS_UNAVAILABLE = 'TOKENS_UNAVAILABLE';

/** `code` is lost where a library puts its own in its place; `word` is not. */
export class TokenTrouble extends Error {
  override readonly name = 'TokenTrouble';
  readonly word: typeof CREDENTIAL_REFUSED | typeof TOKENS_UNAVAILABLE;

  constructor(word: TokenTrouble['word'], message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.word = word;
  }
}

/** The trouble over tokens that `error` is or was caused by; null when it is something else. */
export function tokenTrouble(error: unknown): TokenTrouble | null {
  if (error instanceof TokenTrouble) return error;
  return error instanceof Error && error.cause instanceof TokenTrouble ? error.cause : null;
}
