/** The desk that lives through the year: the real journey, every job of the register, and the real outbox over SMTP, by a clock of its own. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '../../../src/domain/time.ts';
import type { DeskAtWork } from '../../../src/jobs/job.ts';
import { keepTimeLimits } from '../../../src/jobs/keep-time-limits.ts';
import { JOBS } from '../../../src/jobs/register.ts';
import { releaseHeldLetters } from '../../../src/jobs/release-held-letters.ts';
import { sendDigests } from '../../../src/jobs/send-digests.ts';
import { settleDecisions } from '../../../src/jobs/settle-decisions.ts';
import { tellOfLateAcknowledgements } from '../../../src/jobs/tell-of-late-acknowledgements.ts';
import type { Outcome } from '../../../src/journey.ts';
import { deliver, type LetterStore } from '../../../src/outbox/deliver.ts';
import { giveUpLetter } from '../../../src/outbox/give-up-letter.ts';
import { openTransport } from '../../../src/outbox/transport.ts';
import { startSmtpServer } from '../../../src/sandbox/smtp-server.ts';
import type { ClaimedLetter } from '../../../src/store/store.ts';
import { type DeskInMemory, openDeskInMemory } from '../../journey/desk-in-memory.ts';
import { databaseIn } from '../../store/test-database.ts';
import { type Delivered, readLetter } from './letters-read.ts';

export interface Arrived extends Delivered {
  readonly template: string;
  readonly role: ClaimedLetter['role'];
}

export interface DeskOfTheYear {
  readonly desk: DeskInMemory;
  readonly url: string;
  setClock(to: Instant): void;
  receive(raw: string): Promise<Outcome>;
  /** Every job runs, and what is due leaves. Gives the letters that have arrived, in an order that is the same in every run. */
  work(): Promise<readonly Arrived[]>;
  close(): Promise<void>;
}

/** A disk that is none, where there is one: the year has thousands of commits. */
const MEMORY = '/dev/shm';

/** The desk has been open since before its first applicant. */
const OPENS_ON = '2025-10-01';

export async function openDeskOfTheYear(): Promise<DeskOfTheYear> {
  const folder = await mkdtemp(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'salvage-desk-year-'));
  const database = await databaseIn(folder);
  const desk = await openDeskInMemory(
    (config) => {
      (config.desk as Record<string, unknown>).opensOn = OPENS_ON;
    },
    { database: database.url },
  );
  const { store } = desk.desk;
  const smtp = await startSmtpServer();
  const { host, port } = smtp;
  const transport = openTransport({ host, port, tls: 'none' } as Parameters<typeof openTransport>[0]);
  const claimed = new Map<string, ClaimedLetter>();
  const letters: LetterStore = {
    ...store,
    async claimLetters(...which) {
      const found = await store.claimLetters(...which);
      for (const letter of found) claimed.set(letter.messageId, letter);
      return found;
    },
  };
  let read = 0;

  const sendDue = () =>
    deliver(letters, transport, desk.now, () => 0.5, {
      onUndeliverable: (letter, reason) => giveUpLetter(desk.desk, letter, reason),
    });
  const atWork: DeskAtWork = {
    nudgeMailbox: () => {},
    kickOutbox: () => {},
    async settleDecisions() {
      await settleDecisions(desk.desk);
    },
    async releaseHeldLetters() {
      await releaseHeldLetters(desk.desk);
    },
    async handBackMails() {
      // Somebody has moved them: the folders are not what is looked at here.
      for (const { contentKey } of await store.mailsToHandBack()) await store.mailHandedBack(contentKey, desk.now());
    },
    async tellOfLateAcknowledgements() {
      await tellOfLateAcknowledgements(desk.desk);
    },
    async keepTimeLimits() {
      await keepTimeLimits(desk.desk);
    },
    async sendDigests() {
      await sendDigests(desk.desk);
    },
  };

  return {
    desk,
    url: database.url,
    setClock: (to) => desk.pass((Date.parse(to) - Date.parse(desk.now())) / 60_000),
    receive: (raw) => desk.receiveRaw(raw),
    async work() {
      await sendDue();
      await store.recordPass(desk.now());
      for (const job of JOBS) await job.run(atWork);
      await sendDue();
      const fresh = smtp.accepted.slice(read);
      read += fresh.length;
      const arrived = await Promise.all(
        fresh.map(async ({ raw, envelope }): Promise<Arrived> => {
          const letter = await readLetter(
            { bytes: raw, envelopeFrom: envelope.from },
            envelope.to[0] ?? '',
            desk.now(),
          );
          const { template = '', role = 'staff' } = claimed.get(letter.messageId) ?? {};
          return { ...letter, template, role };
        }),
      );
      return arrived.sort((one, other) => (one.shown < other.shown ? -1 : 1));
    },
    async close() {
      transport.close();
      await smtp.close();
      await desk.close();
      await database.forget();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
