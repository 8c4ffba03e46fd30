/** The way to the SMTP relay: pooled connections, verified TLS, stored bytes, one recipient. */
import { createTransport } from 'nodemailer';
import { tlsOptions, tlsProblem } from '../mailbox/connection/transport-security.ts';
import type { ClaimedLetter } from '../store/store.ts';
import { outcomeOf, type SendOutcome } from './send-outcome.ts';
import { type SmtpSettings, USUAL_CONNECTIONS } from './smtp-settings.ts';

/** What sending needs to know of a letter. */
export type Sendable = Pick<ClaimedLetter, 'recipient' | 'envelopeFrom' | 'bytes'>;

export interface LetterTransport {
  /** Letters it takes at one time, each on a connection of its own. */
  readonly connections: number;
  /** One attempt; never rejects. */
  send(letter: Sendable): Promise<SendOutcome>;
  /** Ends the attempts under way: nobody knows then whether the relay has them. */
  abandon(): void;
  /** Lets attempts under way finish and closes the connections. */
  close(): void;
}

/** A whole attempt: a server that trickles its answers keeps the socket's own timeouts quiet. */
const ATTEMPT_WITHIN = 12 * 60_000;
const CONNECT_WITHIN = 15_000;
/**
 * A relay may take so long to answer the last line of a letter (RFC 5321 §4.5.3.2.6). Whoever hangs up earlier and comes
 * again makes a copy each time (RFC 1047).
 */
const SILENCE = 10 * 60_000;

/** In place of a renewed token; the code is what RFC 4954 §4.7.1 has for a login that is refused. */
const REFUSED_AGAIN = Object.assign(new Error('the relay refuses an access token made just now'), {
  responseCode: 535,
});

/** Shorter times than the usual ones, for tests. */
export interface SendTimeouts {
  readonly silence?: number;
  readonly attempt?: number;
}

/** Nothing is connected until the first letter. Throws when the settings would send in clear over a network. */
export function openTransport(settings: SmtpSettings, timeouts: SendTimeouts = {}): LetterTransport {
  const problem = tlsProblem(settings);
  if (problem) throw new Error(problem);
  const { connections = USUAL_CONNECTIONS } = settings;
  const abandoned = new AbortController();
  const pool = createTransport({
    pool: true,
    host: settings.host,
    port: settings.port,
    secure: settings.tls === 'implicit',
    requireTLS: settings.tls === 'starttls',
    ignoreTLS: settings.tls === 'none',
    tls: tlsOptions(settings),
    ...loginOf(settings),
    maxConnections: connections,
    // A connection lost in mid-letter is our weather: the pool would send again at once, past the schedule.
    maxRequeues: 0,
    connectionTimeout: CONNECT_WITHIN,
    greetingTimeout: CONNECT_WITHIN,
    socketTimeout: timeouts.silence ?? SILENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
  const { tokens } = settings;
  if (tokens)
    pool.set('oauth2_provision_cb', (_user, renew, done) => {
      // The relay said no to the token in its own way (XOAUTH2: 334), and the library asks for a better one.
      // One that was made just now is not better for being shown again: each time counts towards a lock-out.
      if (renew && !tokens.refuse()) return done(REFUSED_AGAIN);
      tokens.token().then(
        ({ text, until }) => done(null, text, until),
        (error: Error) => done(error),
      );
    });

  async function attempt(letter: Sendable): Promise<SendOutcome> {
    const signal = AbortSignal.any([abandoned.signal, AbortSignal.timeout(timeouts.attempt ?? ATTEMPT_WITHIN)]);
    // An address as a string is parsed, and a comma in it would add a recipient.
    const envelope = {
      from: letter.envelopeFrom === '' ? false : { address: letter.envelopeFrom },
      to: [{ address: letter.recipient }],
    } as const;
    try {
      const info = await pool.sendMail({
        envelope: { from: envelope.from, to: [...envelope.to] },
        raw: letter.bytes,
        signal,
      });
      // A rejection of some recipients resolves; with one recipient it should not, but what it says counts.
      if (info.rejected.length > 0)
        return outcomeOf(info.rejectedErrors?.[0] ?? { command: 'RCPT TO', code: 'rejected' });
      return { is: 'accepted' };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  return {
    connections,
    async send(letter) {
      const outcome = await attempt(letter);
      // A token may be taken back before its end; a new one is asked for once.
      return /^5\d\d at AUTH/.test(wordOf(outcome)) && tokens?.refuse() ? attempt(letter) : outcome;
    },
    abandon: () => abandoned.abort(),
    close: () => pool.close(),
  };
}

function wordOf(outcome: SendOutcome): string {
  return outcome.is === 'accepted' ? '' : outcome.word;
}

function loginOf({ user, password, tokens }: SmtpSettings) {
  if (user === undefined) return {};
  return tokens ? { auth: { type: 'OAuth2' as const, user } } : { auth: { user, pass: password ?? '' } };
}
