/** The desk that lives through the year: the real journey, every job of the register, and the real outbox over SMTP, by a clock of its own. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dateIn, type Instant } from '../../../src/domain/time.ts';
import { vitalSigns } from '../../../src/health/vital-signs.ts';
import { deskAtWork } from '../../../src/jobs/desk-at-work.ts';
import type { Job } from '../../../src/jobs/job.ts';
import { JOBS } from '../../../src/jobs/register.ts';
import type { Outcome } from '../../../src/journey.ts';
import { deliver, type LetterStore } from '../../../src/outbox/deliver.ts';
import { giveUpLetter } from '../../../src/outbox/give-up-letter.ts';
import { openTransport } from '../../../src/outbox/transport.ts';
import { startImapServer } from '../../../src/sandbox/imap-server.ts';
import { startSmtpServer } from '../../../src/sandbox/smtp-server.ts';
import type { ClaimedLetter } from '../../../src/store/store.ts';
import { ITO, needing } from '../../journey/deciding.ts';
import { type DeskInMemory, LEE, openDeskInMemory } from '../../journey/desk-in-memory.ts';
import { imapSettings } from '../../mailbox/desk-mailbox.ts';
import { databaseIn } from '../../store/test-database.ts';
import { type Delivered, readLetter } from './letters-read.ts';

export interface Arrived extends Delivered {
  readonly template: string;
  readonly role: ClaimedLetter['role'];
}

export interface DeskOfTheYear {
  readonly desk: DeskInMemory;
  readonly url: string;
  /** Where the files of the database lie, if it has any. */
  readonly folder: string;
  setClock(to: Instant): void;
  receive(raw: string): Promise<Outcome>;
  /** Every job that is due runs, and what is due leaves. Gives the letters that have arrived, in an order that is the same in every run. */
  work(): Promise<readonly Arrived[]>;
  close(): Promise<void>;
}

/** A disk that is none, where there is one: the year has thousands of commits. */
const MEMORY = '/dev/shm';

const TIME_ZONE = 'Asia/Tokyo';
/** The desk has been open since before its first applicant. */
const OPENS_ON = '2025-10-01';

/** All deciders but the first may send for it. */
export const COLLEAGUES_OFFICE = 'kyomu@sci.office.example';

/** A desk where two must approve has a third decider, too. */
function withTwoApprovers(config: Record<string, unknown>): void {
  needing(2)(config);
  const office = { id: 'sci', name: { ja: '理学系教務', en: 'Science' }, language: 'ja' };
  const colleagues = { address: COLLEAGUES_OFFICE, senders: [LEE, ITO], signers: ['sci.office.example'] };
  (config.offices as unknown[]).push({ ...office, ...colleagues });
}

export async function openDeskOfTheYear(approvals: 1 | 2): Promise<DeskOfTheYear> {
  const folder = await mkdtemp(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'salvage-desk-year-'));
  const database = await databaseIn(folder);
  const desk = await openDeskInMemory(
    (config) => {
      (config.desk as Record<string, unknown>).opensOn = OPENS_ON;
      if (approvals === 2) withTwoApprovers(config);
    },
    { database: database.url },
  );
  const { store } = desk.desk;
  const imap = await startImapServer({ users: { desk: 'secret' } });
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
  const atWork = deskAtWork({
    desk: desk.desk,
    imapSettings: imapSettings(imap),
    mailbox: () => null,
    outbox: { kick: () => {} },
    health: { clockJumpedWithin: () => false, signs: vitalSigns({ clock: desk.now, monotonic: () => 0 }) },
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  /** Mails come from nowhere here, so that nobody can move them back: somebody has done so. */
  async function handBack(): Promise<void> {
    for (const { contentKey } of await store.mailsToHandBack()) await store.mailHandedBack(contentKey, desk.now());
  }

  /** On which day each job of the night has last run. */
  const nights = new Map<string, string>();
  /** What runs every minute or so is due at every look; what runs at night has run by the first look of the day. */
  function isDue({ name, when }: Job): boolean {
    const [, , hour = ''] = when({ pollSeconds: 60 }).split(' ');
    if (!/^\d+$/.test(hour)) return true;
    const day = dateIn(TIME_ZONE, desk.now());
    if (nights.get(name) === day) return false;
    nights.set(name, day);
    return true;
  }

  return {
    desk,
    url: database.url,
    folder,
    setClock: (to) => desk.pass((Date.parse(to) - Date.parse(desk.now())) / 60_000),
    receive: (raw) => desk.receiveRaw(raw),
    async work() {
      await sendDue();
      await store.recordPass(desk.now());
      await handBack();
      for (const job of JOBS) if (isDue(job)) await job.run(atWork);
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
      await imap.close();
      await desk.close();
      await database.forget();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
