/** What became of one attempt to send a letter. */
import { tokenTrouble } from '../credentials/token-trouble.ts';

export type SendOutcome =
  | { readonly is: 'accepted' }
  /** Weather: the relay does not have the letter, and the same one is tried again. */
  | { readonly is: 'postponed'; readonly word: string; readonly reason: string }
  /** No answer was read: the relay may have the letter (RFC 1047), and the same bytes are sent again. */
  | { readonly is: 'unanswered'; readonly word: string; readonly reason: string }
  /** The server refuses this recipient or this letter for good. */
  | { readonly is: 'refused'; readonly word: string; readonly reason: string };

/** What nodemailer tells about a failure. */
interface SmtpFailure {
  readonly code?: string | undefined;
  /** What TLS or the socket itself called it. */
  readonly originalCode?: string | undefined;
  /** Of a socket that could not be connected at all: the call that failed. */
  readonly syscall?: string | undefined;
  /** Which of its time limits ran out. */
  readonly timeoutType?: string | undefined;
  readonly command?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  readonly message?: string | undefined;
}

const FINAL_STEPS = ['RCPT TO', 'DATA'];

/** Whether `word` tells of a step at which the letter itself is spoken of; before it the relay refuses us, or cannot be reached. */
export function isAboutLetter(word: string): boolean {
  return FINAL_STEPS.some((step) => word.endsWith(` at ${step}`));
}

/** A certificate nobody vouches for ends the handshake, before a letter is spoken of (Node's tls, "X509 certificate error codes"). */
const CERTIFICATE = /CERT|CRL|LEAF_SIGNATURE|HOSTNAME_MISMATCH/;

/**
 * Whether the dialogue broke off without an answer. The library does not say how far it had come, so a letter counts as
 * possibly taken also when the connection broke before its last line: wrong in the one direction that does no harm.
 */
function isBrokenOff({ code, originalCode, command, syscall, timeoutType, responseCode }: SmtpFailure): boolean {
  if (responseCode !== undefined || CERTIFICATE.test(originalCode ?? '')) return false;
  if (code === 'EABORT' || timeoutType === 'SOCKET_TIMEOUT') return true;
  return command === 'CONN' && syscall !== 'connect' && (code === 'ECONNECTION' || code === 'ESOCKET');
}

/**
 * Reads a failure. A 5yz answer (RFC 5321 §4.2.1) is final only where it speaks of this recipient or this letter; at the
 * greeting, AUTH or MAIL it speaks of us, and an operator can mend that. 503 says that the dialogue went wrong, not the
 * letter. An address that cannot be written into the dialogue at all will not get better either.
 * `word` is for the log; `reason` quotes the server and may hold an address.
 */
export function outcomeOf(error: unknown): SendOutcome {
  const trouble = tokenTrouble(error);
  if (trouble) return { is: 'postponed', word: `${trouble.word} at AUTH`, reason: trouble.message };
  const failure = (typeof error === 'object' && error !== null ? error : {}) as SmtpFailure;
  const step = failure.command ?? 'CONN';
  const code = failure.responseCode;
  const word = `${code ?? failure.code ?? 'unknown'} at ${step}`;
  const reason = failure.response ?? failure.message ?? word;
  const isFinal = code !== undefined && code >= 500 && code !== 503 && FINAL_STEPS.includes(step);
  const isUnspeakable = failure.code === 'EENVELOPE' && step === 'API';
  if (isFinal || isUnspeakable) return { is: 'refused', word, reason };
  return { is: isBrokenOff(failure) ? 'unanswered' : 'postponed', word, reason };
}
