/** Whether the desk is well: its vital signs, its database, its disk and its clock, and what is wrong with them. */
import type { Instant } from '../domain/time.ts';
import type { Tally } from '../store/figures/tally.ts';
import type { ClockWatch } from './clock-watch.ts';
import { ENOUGH_BYTES, freeBytes, inMegabytes } from './free-disk.ts';
import type { Counted } from './patient-tally.ts';
import { type Trouble, trouble } from './trouble.ts';
import type { Signs, VitalSigns } from './vital-signs.ts';

export interface Examined {
  tally(): Promise<Counted>;
  readonly signs: VitalSigns;
  readonly clockWatch: ClockWatch;
  clock(): Instant;
  readonly pollSeconds: number;
  /** Where the database lies; null when it is on no disk of this machine. */
  readonly folder: string | null;
}

export interface Examination {
  readonly signs: Signs;
  readonly troubles: readonly Trouble[];
  /** Null when the database did not answer. */
  readonly tally: Tally | null;
  readonly freeBytes: number | null;
}

const POLLS_MISSED = 3;
const SHORTEST_PATIENCE = 3 * 60;
const ACKNOWLEDGED_WITHIN_MINUTES = 30;
/** Seconds: a sender's name servers may be down for a while, a relay be restarted, a job meet a locked database. */
const UNTAKEN_BORNE = 30 * 60;
const RELAY_BORNE = 10 * 60;
const JOB_BORNE = 10 * 60;
/** How long a jump of the clock is reported, in seconds. */
const JUMP_REMEMBERED = 30 * 60;

/** Looks once; never rejects. */
export async function examine(desk: Examined): Promise<Examination> {
  const signs = desk.signs.now();
  const [counted, free] = await Promise.all([desk.tally(), desk.folder === null ? null : freeBytes(desk.folder)]);
  const tally = 'failed' in counted ? null : counted;
  const failure = signs.databaseFailure ?? ('failed' in counted ? counted.failed : null);
  const troubles = [
    signs.imapRefused ? trouble('imap-login-refused', 'The IMAP server refuses our login.') : null,
    ofMailbox(signs, desk.pollSeconds),
    ofUntaken(signs),
    signs.smtpRefused ? trouble('smtp-login-refused', 'The SMTP relay refuses our login.') : null,
    signs.credentialsRefused.length > 0
      ? trouble(
          'credential-refused',
          `The token server refuses the credential for ${signs.credentialsRefused.join(' and ')}.`,
        )
      : null,
    ofRelay(signs, tally),
    ofJobs(signs),
    tally && ofAcknowledgements(tally, desk.clock()),
    failure === null ? null : trouble('database-unusable', `The database cannot be used (${failure}).`),
    free !== null && free < ENOUGH_BYTES
      ? trouble('disk-nearly-full', `The disk of the database has ${inMegabytes(free)} left.`)
      : null,
    ofClock(desk.clockWatch),
  ];
  return { signs, troubles: troubles.filter((one) => one !== null), tally, freeBytes: free };
}

function ofMailbox({ role, sinceProgress, mailboxFailure }: Signs, pollSeconds: number): Trouble | null {
  if (role !== 'attending' || sinceProgress <= Math.max(SHORTEST_PATIENCE, POLLS_MISSED * pollSeconds)) return null;
  const why = mailboxFailure === null ? '' : `: ${mailboxFailure}`;
  return trouble(
    'mailbox-not-read',
    `The mailbox has not been read for ${Math.round(sinceProgress / 60)} minutes${why}.`,
  );
}

function ofUntaken({ untaken }: Signs): Trouble | null {
  if (!untaken || untaken.seconds <= UNTAKEN_BORNE) return null;
  const { mails, seconds } = untaken;
  const which = mails === 1 ? 'A mail' : `${mails} mails`;
  return trouble(
    'mails-not-taken',
    `${which} could not be taken; this has been so for ${Math.round(seconds / 60)} minutes.`,
  );
}

/** Another daemon may have sent meanwhile what this one could not: then nothing is owed. */
function ofRelay({ relayFailure, smtpRefused, credentialsRefused }: Signs, tally: Tally | null): Trouble | null {
  if (!relayFailure || relayFailure.seconds <= RELAY_BORNE || tally?.oldestUnsent === null) return null;
  // The login has a word of its own.
  if (smtpRefused || credentialsRefused.includes('smtp')) return null;
  const { word, seconds } = relayFailure;
  return trouble(
    'relay-not-reached',
    `The SMTP relay has taken no letter for ${Math.round(seconds / 60)} minutes (${word}).`,
  );
}

function ofJobs({ failingJobs }: Signs): Trouble | null {
  const lasting = failingJobs.filter(({ seconds }) => seconds > JOB_BORNE);
  if (lasting.length === 0) return null;
  return trouble('job-failing', `The work of ${lasting.map(({ job }) => job).join(', ')} fails each time.`);
}

function ofAcknowledgements({ oldestAcknowledgement }: Tally, now: Instant): Trouble | null {
  if (oldestAcknowledgement === null) return null;
  const minutes = (Date.parse(now) - Date.parse(oldestAcknowledgement)) / 60_000;
  if (minutes <= ACKNOWLEDGED_WITHIN_MINUTES) return null;
  return trouble('acknowledgement-late', `An acknowledgement has not left for ${Math.round(minutes)} minutes.`);
}

function ofClock(watch: ClockWatch): Trouble | null {
  watch.look();
  const seconds = watch.jumped(JUMP_REMEMBERED);
  if (seconds === null) return null;
  const way = seconds > 0 ? 'forwards' : 'backwards';
  return trouble('clock-jumped', `The clock of this machine jumped ${way} by ${Math.abs(seconds)} s.`);
}
