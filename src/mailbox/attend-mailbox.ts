/** Attends to the mailbox: passes, waits for news, and comes back after trouble, with longer and longer pauses. */
import type { ImapFlow } from 'imapflow';
import { backOff } from './connection/back-off.ts';
import type { Bell } from './connection/bell.ts';
import { assureAlive, type Timeouts } from './connection/imap-connection.ts';
import type { Pause } from './connection/pause.ts';
import { weatherOf } from './connection/weather.ts';
import { type Log, traceOf } from './log.ts';
import type { PassReport } from './passes/pass-report.ts';

/** The mailbox as who attends to it sees it. */
export interface Line {
  connect(): Promise<ImapFlow>;
  pass(): Promise<PassReport>;
  readonly news: Bell;
  /** What closed the connection, if an error did. */
  error(): unknown;
  readonly stop: AbortSignal;
}

/** Who wants to know how the mailbox fares; never throws. */
export interface Observer {
  /** A pass over the mailbox has ended; so many mails could not be taken. */
  passed(untaken: number): void;
  /** A pass goes on: the server has answered, or a mail is through. */
  wentOn(): void;
  /** The mailbox could not be reached or read; what passes by itself is tried again. */
  mailboxFailed(weather: { readonly refused: boolean; readonly code: string; readonly message: string }): void;
}

export interface Attention {
  readonly observer?: Observer | undefined;
  readonly log: Log;
  random(): number;
  readonly pause: Pause;
  readonly timeouts?: Timeouts;
}

/** What is not the server's doing (a locked database, a full disk) may be over at any moment. */
const LONGEST_FOR_OURS = 5_000;

/** Ends when `line.stop` is aborted; all trouble is weather and is waited out. */
export async function attendMailbox(line: Line, attention: Attention): Promise<void> {
  let failures = 0;
  let refusals = 0;
  const well = (untaken: number) => {
    attention.observer?.passed(untaken);
    failures = 0;
    refusals = 0;
  };
  while (!line.stop.aborted) {
    let client: ImapFlow | null = null;
    try {
      client = await line.connect();
      attention.log.info({}, 'connected to the mailbox');
      await keepLooking(client, line, attention, well);
    } catch (error) {
      if (line.stop.aborted) return;
      failures += 1;
      refusals = tell(error, client, line, attention) ? refusals + 1 : 0;
      const longest = client?.usable ? LONGEST_FOR_OURS : Number.POSITIVE_INFINITY;
      client?.close();
      const wait = Math.min(longest, backOff(failures, refusals, attention.random()));
      await attention.pause(wait, line.stop);
    }
  }
}

/** Passes and waits until the connection is lost, which rejects, or until it is time to leave. */
async function keepLooking(
  client: ImapFlow,
  line: Line,
  { log, timeouts }: Attention,
  well: (untaken: number) => void,
): Promise<void> {
  while (!line.stop.aborted) {
    await assureAlive(client, timeouts);
    const report = await line.pass();
    well(report.untaken);
    if (report.placed > 0 || report.untaken > 0) log.info({ ...report }, 'passed over the mailbox');
    if (line.stop.aborted) return;
    // Whether IDLE lasts, ends or is refused: what wakes us is the bell, rung by news, by the poll or by the end of the connection.
    void client.idle().catch(() => {});
    await line.news.rung(line.stop);
    if (!client.usable && !line.stop.aborted)
      throw line.error() ?? Object.assign(new Error('closed'), { code: 'NoConnection' });
  }
}

/** Says what happened; gives whether the server refused the password. */
function tell(error: unknown, client: ImapFlow | null, line: Line, { log, observer }: Attention): boolean {
  if (client?.usable) {
    observer?.mailboxFailed({
      refused: false,
      code: 'pass',
      message: 'each pass fails before its end, as the log says',
    });
    log.error(
      traceOf(error),
      'a pass over the mailbox failed; mails that are not yet taken wait there, and it is begun again',
    );
    return false;
  }
  const weather = weatherOf(line.error() ?? error);
  observer?.mailboxFailed(weather);
  log[weather.refused ? 'error' : 'warn'](
    { code: weather.code },
    `${weather.message} (new mails wait in the mailbox; this is tried again)`,
  );
  return weather.refused;
}
