/** The desk's mailbox: connect, pass over the folders, close. Waiting and coming back is `attend-mailbox.ts`. */
import type { ImapFlow } from 'imapflow';
import { attendMailbox } from './attend-mailbox.ts';
import { bell } from './connection/bell.ts';
import { connectImap } from './connection/imap-connection.ts';
import { beginSession, type Session } from './connection/session.ts';
import { prepareFolders } from './filing/folders.ts';
import { type RecoveredMails, recoverMails } from './filing/recover-mails.ts';
import { lookIntoJunk } from './junk/look-into-junk.ts';
import type { MailboxHooks } from './mailbox-hooks.ts';
import type { ImapSettings } from './mailbox-settings.ts';
import { type FolderPass, type FolderReport, passOverFolder } from './passes/folder-pass.ts';
import { type PassReport, sum } from './passes/pass-report.ts';
import { troubledMails } from './passes/troubled-mails.ts';

export interface Mailbox {
  /** Connects and prepares the folders; rejects when that fails. A mailbox that is connected stays so. */
  connect(): Promise<void>;
  /** One pass over the intake folder and the inbox. Rejects when the connection or the store fails. */
  pass(): Promise<PassReport>;
  /** Passes, waits for mail, reconnects, until `signal` is aborted or the mailbox is closed; then it is closed. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
  /** Asks for a pass soon, whatever the server has announced (the poll). */
  nudge(): void;
  /** Finishes the mail in hand and logs out. */
  close(): Promise<void>;
}

/** SIGTERM must end within 10 s, even when the server has stopped answering. */
const LEAVE_WITHIN = 3_000;

/** Nothing is connected yet; every wait and every random number comes from `hooks`. */
export function openMailbox(settings: ImapSettings, hooks: MailboxHooks): Mailbox {
  const news = bell();
  const closing = new AbortController();
  const troubled = troubledMails();
  const recovered: RecoveredMails = new Map();
  let session: Session | null = null;
  let connectionError: unknown = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function connect(): Promise<ImapFlow> {
    if (session?.client.usable) return session.client;
    connectionError = null;
    const client = await connectImap(settings, () => news.ring(), closing.signal, hooks.timeouts);
    client.on('error', (error) => {
      connectionError = error;
    });
    client.on('exists', (event) => {
      if (event.count > event.prevCount) news.ring();
    });
    try {
      const folders = await prepareFolders(client, settings);
      const startAt = settings.startAt ?? (await hooks.store.startAt());
      session = beginSession({ client, folders, startAt, connectedAt: hooks.clock() });
      return client;
    } catch (error) {
      client.close();
      throw error;
    }
  }

  async function passOnce(): Promise<PassReport> {
    await connect();
    if (!session) throw new Error('the mailbox is closed');
    const { client, folders, inbox, intake, junk, startAt, connectedAt } = session;
    const now = hooks.clock();
    const pass: FolderPass = {
      settings,
      store: hooks.store,
      troubled,
      limit: settings.maxMessageBytes,
      log: hooks.log,
      wentOn: () => hooks.observer?.wentOn(),
      now,
      startAt,
      connection: connectedAt,
      stop: closing.signal,
      receive: (mail) => hooks.receive(mail),
      giveUp: (mail, why) => hooks.giveUp(mail, why),
      connectionError: () => connectionError,
      listing: () => {},
      hasNews: () => false,
      laneOf: (glance) => hooks.laneOf?.(glance) ?? 'rest',
    };
    if (folders.hasJunk && settings.folders.junk !== undefined && hooks.junk) {
      const seen = hooks.junk.bind(hooks);
      const { stop, log, wentOn } = pass;
      await lookIntoJunk(client, junk, { folder: settings.folders.junk, now, startAt, log, stop, wentOn, seen });
    }
    const reports: FolderReport[] = [];
    // First, for what was ordered in the lost period came before what waits in the inbox.
    const since = await hooks.store.recoverSince();
    if (since !== null) reports.push(await recoverMails(client, since, pass, recovered));
    if (since !== null && sum(reports, closing.signal.aborted).complete) {
      await hooks.store.recovered();
      recovered.clear();
    }
    // The inbox comes last and stays selected: what arrives from now on is announced by IDLE.
    if (folders.hasIntake && settings.folders.intake !== undefined) {
      reports.push(await passOverFolder(client, { folder: settings.folders.intake, role: 'intake' }, intake, pass));
    }
    const place = { folder: settings.inbox, role: 'inbox' as const };
    reports.push(
      await passOverFolder(client, place, inbox, {
        ...pass,
        listing: () => news.hush(),
        hasNews: () => news.isRinging(),
      }),
    );
    const report = sum(reports, closing.signal.aborted);
    // A pass that left a mail out does not count: an UNDO may be in it, and decisions are released on the word of this record.
    if (report.complete) await hooks.store.recordPass(now);
    return report;
  }

  /** One pass at a time, whoever asks. */
  function pass(): Promise<PassReport> {
    const mine = turn.then(passOnce);
    turn = mine.catch(() => {});
    return mine;
  }

  async function close(): Promise<void> {
    closing.abort();
    const done = new AbortController();
    const patience = hooks.pause(LEAVE_WITHIN, done.signal);
    await Promise.race([turn, patience]);
    const client = session?.client;
    if (client?.usable) await Promise.race([client.logout().catch(() => {}), patience]);
    done.abort();
    client?.close();
    await turn;
    session = null;
  }

  function run(signal: AbortSignal): Promise<void> {
    const leave = () => void close();
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    const line = { connect, pass, news, error: () => connectionError, stop: closing.signal };
    return attendMailbox(line, hooks).finally(close);
  }

  return { connect: async () => void (await connect()), pass, run, nudge: () => news.ring(), close };
}
