/** The daemon: mailbox, outbox and jobs around one desk, until it is told to stop. */

import { openBoard } from './board/open-board.ts';
import type { LoadedConfig } from './config/file.ts';
import { imapSettingsOf, smtpSettingsOf } from './config/server-settings.ts';
import type { Instant } from './domain/time.ts';
import type { Clocks } from './health/clock-watch.ts';
import { type Health, openHealth } from './health/open-health.ts';
import { deskAtWork } from './jobs/desk-at-work.ts';
import { JOBS } from './jobs/register.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { type Desk, journey, type TakenMail } from './journey.ts';
import { laneOf } from './mail/lane.ts';
import { type Pause, pause as usualPause } from './mailbox/connection/pause.ts';
import { alertOfJunk } from './mailbox/junk/alert-of-junk.ts';
import type { Log } from './mailbox/log.ts';
import type { NameServers } from './mailbox/mail-hosts/name-servers.ts';
import { type Mailbox, openMailbox } from './mailbox/open-mailbox.ts';
import type { Receipt } from './mailbox/reading/taken-mail.ts';
import { giveUpLetter } from './outbox/give-up-letter.ts';
import { loginGuard } from './outbox/login-guard.ts';
import { openOutbox } from './outbox/open-outbox.ts';
import { openTransport } from './outbox/transport.ts';
import { deriveKeys } from './store/keys.ts';
import { keepLease } from './store/lease/keep-lease.ts';
import { hasEnded, nameHolder } from './store/lease/lease-holder.ts';
import { type OpenDesk, openDesk, type WiringOptions } from './wiring.ts';

export interface DaemonOptions {
  readonly log: Log;
  readonly clock?: () => Instant;
  /** In [0, 1): jitter of retries. */
  readonly random?: () => number;
  /** The wall clock and one that nobody sets, in milliseconds; default: those of this machine. */
  readonly clocks?: Clocks;
  /** Other pauses than the usual ones, for tests. */
  readonly pause?: Pause;
  /** Shorter than the usual one, for tests. */
  readonly leaseSeconds?: number;
  /** Who is asked whether applicants' addresses can get mail; default: nobody. */
  readonly nameServers?: NameServers;
  /** Other limits of the parser children than the usual ones, for tests. */
  readonly parsing?: WiringOptions['apart'];
}

export interface Daemon {
  /** The desk as an operator's commands see it: not under the lease. */
  readonly desk: Desk;
  readonly health: Pick<Health, 'isAlive' | 'status' | 'broken'>;
  /** A pass over the mailbox and every job once, as at this moment of the clock: for a clock that is pushed forward by hand. */
  workNow(): Promise<void>;
  /** Finishes the mail and the letters in hand, and ends within 10 s. */
  stop(): Promise<void>;
}

/** One line a mail, without personal data (style: house rule 10). */
async function receive(taken: TakenMail, desk: Desk, log: Log): Promise<Receipt> {
  const began = performance.now();
  const { contentKey, kind, evidence, verdict, reason, tickets, filing } = await journey(taken, desk);
  const ms = Math.round(performance.now() - began);
  log.info({ mail: contentKey, kind, evidence: evidence.origin, verdict, reason, tickets, ms }, 'mail');
  return { contentKey, filing };
}

const JOBS_FINISH_WITHIN = 2_000;
const CLOCKS: Clocks = { wall: () => Date.now(), monotonic: () => performance.now() };

/**
 * Opens everything and begins to work. Of several daemons on one database one attends to the mailbox under the lease and
 * the others stand by; all of them send letters. Throws for what only a person can mend; the network is waited for.
 */
export async function startDaemon(config: LoadedConfig, options: DaemonOptions): Promise<Daemon> {
  const { log, random = Math.random, clocks = CLOCKS, pause = usualPause } = options;
  const { monotonic } = clocks;
  let mailbox: Mailbox | null = null;
  const told = (mistake: string) =>
    log.warn(
      { mistake },
      'the account directory cannot be used; applications are taken, and staff are shown no date out of it',
    );
  const apart = { ...options.parsing, onLate: () => mailbox?.nudge() };
  const { nameServers } = options;
  const base = await openDesk(config, {
    ...{ apart, told },
    ...(nameServers ? { nameServers } : {}),
    ...(options.clock ? { clock: options.clock } : {}),
  });
  const { store, clock } = base;
  if ((await store.startAt()) === null) await store.setStartAt(config.imap.startAt ?? clock());

  const { imap } = config;
  const health = await openHealth(config, { store, clock, clocks, log }).catch(async (error: unknown) => {
    await base.close();
    throw error;
  });
  const board = await openBoard(config, base, log).catch(async (error: unknown) => {
    await health.close();
    await base.close();
    throw error;
  });
  const { signs } = health;
  const shared = { log, clock, random, pause };
  const transport = openTransport(smtpSettingsOf(config, clock));
  // A letter that is owed may leave by any daemon: its claim says whose it is, not the lease.
  const login = loginGuard({ monotonic, log, told: signs.smtpLogin, reached: signs.relayAnswered });
  const outbox = openOutbox({
    ...shared,
    store: login.guardStore(store),
    transport: login.guardTransport(transport),
    onUndeliverable: (letter, reason) => giveUpLetter(base, letter, reason),
  });
  const take = async (mail: TakenMail) => {
    const receipt = await receive(mail, desk, log);
    outbox.kick();
    return receipt;
  };
  const junkKey = deriveKeys(config.secrets.key).contentKey.secret;
  const imapSettings = imapSettingsOf(config, clock);
  const lease = keepLease({
    ...{ store, clock, monotonic, pause, hasEnded },
    holder: nameHolder(),
    seconds: options.leaseSeconds,
    told(turn) {
      health.told(turn);
      if (turn.is !== 'recovered') return;
      mailbox?.nudge();
      outbox.kick();
    },
    async work(signal) {
      mailbox = openMailbox(imapSettings, {
        ...shared,
        store: desk.store,
        observer: signs,
        receive: take,
        async junk(mail) {
          if (await alertOfJunk(desk, mail, junkKey)) outbox.kick();
        },
        laneOf: (glance) => laneOf(glance, desk.setting.registry, desk.setting.desk.address),
        giveUp: (mail, gaveUp) => take({ ...mail, gaveUp }),
      });
      await mailbox.run(signal);
      mailbox = null;
    },
  });
  const desk: OpenDesk = { ...base, store: store.under(lease) };

  const stopping = new AbortController();
  const running = [lease.run(stopping.signal), outbox.run(stopping.signal)];
  const atWork = deskAtWork({ desk, imapSettings, mailbox: () => mailbox, outbox, health, log });
  const jobs = startJobs(
    JOBS,
    { pollSeconds: imap.pollSeconds },
    atWork,
    log,
    () => lease.lease() !== null,
    signs.jobEnded,
  );
  return {
    desk: base,
    health,
    async workNow() {
      // The jobs have their time whether or not the mailbox can be reached.
      try {
        await mailbox?.pass();
      } finally {
        await jobs.runAll();
      }
    },
    async stop() {
      store.hurry();
      // What a job has in hand it may finish under the lease, but SIGTERM does not wait for it.
      const ended = jobs.stop();
      await Promise.race([ended, pause(JOBS_FINISH_WITHIN, stopping.signal)]);
      stopping.abort();
      await Promise.all([ended, ...running]);
      await board?.close();
      await health.close();
      await base.close();
    },
  };
}
