/** One connection to the IMAP server, from the greeting to the login; it is never used again once it has closed. */
import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import { tokenTrouble } from '../../credentials/token-trouble.ts';
import type { ImapSettings } from '../mailbox-settings.ts';
import { tlsOptions, tlsProblem } from './transport-security.ts';
import { weatherOf } from './weather.ts';

/** A dead server is noticed after two of these: one for the keep-alive to be tried, one for it to stay unanswered. */
const SILENCE = 60_000;
const IDLE_RENEWED_AFTER = 120_000;
const CONNECT_WITHIN = 30_000;
/** Room for what stands around a mail in its FETCH response. */
const FRAMING = 1024 * 1024;

/** Shorter times than the usual ones, for tests. */
export interface Timeouts {
  readonly silence?: number;
}

function connectionOptions(settings: ImapSettings, accessToken: string | null, timeouts: Timeouts): ImapFlowOptions {
  return {
    host: settings.host,
    port: settings.port,
    secure: settings.tls === 'implicit',
    // True makes a refused STARTTLS fail: otherwise whoever strips the capability from the greeting reads the password.
    ...(settings.tls === 'implicit' ? {} : { doSTARTTLS: settings.tls === 'starttls' }),
    tls: tlsOptions(settings),
    auth: { user: settings.user, ...(accessToken === null ? { pass: settings.password ?? '' } : { accessToken }) },
    clientInfo: { name: 'salvage-desk' },
    // The library's log quotes addresses, subjects and folder names.
    logger: false,
    // We idle ourselves: the library would begin only after 15 s without a command.
    disableAutoIdle: true,
    socketTimeout: timeouts.silence ?? SILENCE,
    maxIdleTime: IDLE_RENEWED_AFTER,
    connectionTimeout: CONNECT_WITHIN,
    greetingTimeout: CONNECT_WITHIN,
    // A server that lies about a size must not fill the memory (the default is 1 GB).
    maxLiteralSize: settings.maxMessageBytes + FRAMING,
  };
}

/**
 * Connects and logs in. Rejects when that is not possible, or when `stop` is aborted meanwhile; `weatherOf` tells what the
 * rejection means. `onClosed` is called once the connection is gone, however that happened.
 */
export async function connectImap(
  settings: ImapSettings,
  onClosed: () => void,
  stop: AbortSignal,
  timeouts: Timeouts = {},
): Promise<ImapFlow> {
  const problem = tlsProblem(settings);
  if (problem) throw new Error(problem);
  try {
    return await connectOnce(settings, onClosed, stop, timeouts);
  } catch (error) {
    // A token may be taken back before its end; a new one is asked for once.
    const refused = tokenTrouble(error) === null && weatherOf(error).refused;
    if (stop.aborted || !refused || !settings.tokens?.refuse()) throw error;
    return connectOnce(settings, onClosed, stop, timeouts);
  }
}

async function connectOnce(
  settings: ImapSettings,
  onClosed: () => void,
  stop: AbortSignal,
  timeouts: Timeouts,
): Promise<ImapFlow> {
  stop.throwIfAborted();
  const token = settings.tokens ? (await settings.tokens.token()).text : null;
  const client = new ImapFlow(connectionOptions(settings, token, timeouts));
  // Without a listener an `error` ends the process. What matters of it arrives as `close` and as the failed command.
  client.on('error', () => client.close());
  client.on('close', onClosed);
  const giveUp = () => client.close();
  stop.addEventListener('abort', giveUp);
  try {
    stop.throwIfAborted();
    await client.connect();
  } catch (error) {
    client.close();
    throw error;
  } finally {
    stop.removeEventListener('abort', giveUp);
  }
  return client;
}

/**
 * Asks the server for a sign of life; rejects, and closes the connection, when none comes. The library's own timeouts miss
 * one case: a server that falls silent between IDLE and its answer is never written to again, so no timer is ever armed.
 */
export async function assureAlive(client: ImapFlow, timeouts: Timeouts = {}): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('no sign of life'), { code: 'ETIMEOUT' }));
      client.close();
    }, timeouts.silence ?? SILENCE);
  });
  try {
    await Promise.race([client.noop(), silence]);
  } finally {
    clearTimeout(timer);
  }
}
