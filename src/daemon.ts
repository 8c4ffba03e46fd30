/** The daemon: mailbox, outbox and jobs around one desk, until it is told to stop. */

import type { LoadedConfig } from './config/file.ts';
import type { Instant } from './domain/time.ts';
import { handBackWaiting } from './jobs/hand-back-mails.ts';
import { JOBS } from './jobs/register.ts';
import { releaseHeldLetters } from './jobs/release-held-letters.ts';
import { settleDecisions } from './jobs/settle-decisions.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { tellOfLateAcknowledgements } from './jobs/tell-of-late-acknowledgements.ts';
import { type Desk, journey, type TakenMail } from './journey.ts';
import { laneOf } from './mail/lane.ts';
import { alertOfJunk } from './mailbox/junk/alert-of-junk.ts';
import type { Log } from './mailbox/log.ts';
import { openMailbox } from './mailbox/open-mailbox.ts';
import { pause } from './mailbox/pause.ts';
import type { Receipt } from './mailbox/taken-mail.ts';
import { giveUpLetter } from './outbox/give-up-letter.ts';
import { openOutbox } from './outbox/open-outbox.ts';
import { openTransport } from './outbox/transport.ts';
import { deriveKeys } from './store/keys.ts';
import { certificate, imapSettingsOf, openDesk } from './wiring.ts';

export interface DaemonOptions {
  readonly log: Log;
  readonly clock?: () => Instant;
  /** In [0, 1): jitter of retries. */
  readonly random?: () => number;
}

export interface Daemon {
  readonly desk: Desk;
  /** Finishes the mail and the letters in hand, and ends within 10 s. */
  stop(): Promise<void>;
}

const SMTP_PORTS = { implicit: 465, starttls: 587, none: 587 } as const;

/** One line a mail, without personal data (style: house rule 10). */
async function receive(taken: TakenMail, desk: Desk, log: Log): Promise<Receipt> {
  const began = performance.now();
  const { contentKey, kind, evidence, verdict, reason, tickets, filing } = await journey(taken, desk);
  const ms = Math.round(performance.now() - began);
  log.info({ mail: contentKey, kind, evidence: evidence.origin, verdict, reason, tickets, ms }, 'mail');
  return { contentKey, filing };
}

/** Opens everything and begins to work. Throws for what only a person can mend; the network is waited for. */
export async function startDaemon(config: LoadedConfig, options: DaemonOptions): Promise<Daemon> {
  const { log, random = Math.random } = options;
  const desk = await openDesk(config, options.clock ? { clock: options.clock } : {});
  if ((await desk.store.startAt()) === null) await desk.store.setStartAt(config.imap.startAt ?? desk.clock());

  const { imap, smtp, secrets } = config;
  const shared = { store: desk.store, log, clock: desk.clock, random, pause };
  const transport = openTransport({
    ...smtp,
    port: smtp.port ?? SMTP_PORTS[smtp.tls],
    password: secrets.smtp ?? undefined,
    ca: certificate(config, smtp.ca),
  });
  const outbox = openOutbox({
    ...shared,
    transport,
    onUndeliverable: (letter, reason) => giveUpLetter(desk, letter, reason),
  });
  const take = async (mail: TakenMail) => {
    const receipt = await receive(mail, desk, log);
    outbox.kick();
    return receipt;
  };
  const junkKey = deriveKeys(secrets.key).contentKey.secret;
  const mailbox = openMailbox(imapSettingsOf(config), {
    ...shared,
    receive: take,
    async junk(mail) {
      if (await alertOfJunk(desk, mail, junkKey)) outbox.kick();
    },
    laneOf: (glance) => laneOf(glance, desk.setting.registry, desk.setting.desk.address),
    oversize: ({ head, receivedAt, folder }) => take({ raw: head, receivedAt, folder, oversize: true }),
  });

  const stopping = new AbortController();
  const running = [mailbox.run(stopping.signal), outbox.run(stopping.signal)];
  const atWork = {
    nudgeMailbox: () => mailbox.nudge(),
    kickOutbox: () => outbox.kick(),
    async settleDecisions() {
      const { settled, waitsForMailbox } = await settleDecisions(desk);
      if (settled > 0) outbox.kick();
      if (waitsForMailbox) mailbox.nudge();
    },
    async releaseHeldLetters() {
      await releaseHeldLetters(desk);
      outbox.kick();
    },
    async handBackMails() {
      await handBackWaiting(imapSettingsOf(config), desk);
    },
    async tellOfLateAcknowledgements() {
      if (await tellOfLateAcknowledgements(desk)) outbox.kick();
    },
  };
  const jobs = startJobs(JOBS, { pollSeconds: imap.pollSeconds }, atWork, log);
  return {
    desk,
    async stop() {
      await jobs.stop();
      stopping.abort();
      await mailbox.close();
      await Promise.all(running);
      await desk.store.close();
    },
  };
}
