/** What the rooms of the daemon tell of themselves while they work; measured with a clock that nobody sets. */
import { CREDENTIAL_REFUSED } from '../credentials/token-trouble.ts';
import type { Instant } from '../domain/time.ts';
import { databaseUnusable } from '../store/connection/database-unusable.ts';
import type { Turn } from '../store/lease/keep-lease.ts';
import { type LastingTrouble, lastingTrouble } from './lasting-trouble.ts';

export type Role = 'starting' | 'attending' | 'standing-by';

export interface Signs {
  readonly role: Role;
  readonly startedAt: Instant;
  /** When a pass over the mailbox last ended well; null when none has yet. */
  readonly polledAt: Instant | null;
  /** Seconds since the mailbox was read or a mail taken from it, or since this daemon began to attend to it. */
  readonly sinceProgress: number;
  /** Seconds since the loops that keep the lease and the mailbox last gave a sign, also one of trouble. */
  readonly sinceSign: number;
  /** What the last failure to read the mailbox means, in words; null when the mailbox was read since. */
  readonly mailboxFailure: string | null;
  /** Mails that passes over the mailbox leave untaken, though they end. */
  readonly untaken: { readonly mails: number; readonly seconds: number } | null;
  /** The relay has taken no letter for so long, and what came of the last attempt. */
  readonly relayFailure: { readonly word: string; readonly seconds: number } | null;
  /** Jobs whose runs all failed for so long. */
  readonly failingJobs: readonly { readonly job: string; readonly seconds: number }[];
  readonly imapRefused: boolean;
  readonly smtpRefused: boolean;
  /** Of which logins the token server refuses the OAuth2 credential. */
  readonly credentialsRefused: readonly ('imap' | 'smtp')[];
  /** The driver's word for why the last attempt to write failed; null when it did not. */
  readonly databaseFailure: string | null;
}

export interface VitalSigns {
  turn(turn: Turn): void;
  /** A pass over the mailbox has ended, and has left so many mails untaken. */
  passed(untaken?: number): void;
  /** A pass goes on, though it may take no mail for long. */
  wentOn(): void;
  mailboxFailed(weather: { readonly refused: boolean; readonly code?: string; readonly message?: string }): void;
  /** An attempt to send was made: with what word the relay could not be spoken to, or null when it could. */
  relayAnswered(trouble: string | null): void;
  jobEnded(job: string, isWell: boolean): void;
  smtpLogin(refused: boolean, why?: 'login' | 'credential'): void;
  now(): Signs;
}

export function vitalSigns({ clock, monotonic }: { clock(): Instant; monotonic(): number }): VitalSigns {
  const startedAt = clock();
  let role: Role = 'starting';
  let polledAt: Instant | null = null;
  let progress = monotonic();
  let sign = { lease: monotonic(), mailbox: monotonic() };
  let imapRefused = false;
  let smtpRefused = false;
  const credentials = { imap: false, smtp: false };
  let databaseFailure: string | null = null;
  let mailboxFailure: string | null = null;
  const untaken = lastingTrouble<number>(monotonic);
  const relay = lastingTrouble<string>(monotonic);
  const jobs = new Map<string, LastingTrouble<string>>();

  const begin = (as: Role) => {
    role = as;
    progress = monotonic();
    sign = { lease: monotonic(), mailbox: monotonic() };
    imapRefused = false;
    credentials.imap = false;
    mailboxFailure = null;
    untaken.isOver();
    jobs.clear();
  };

  return {
    turn(turn) {
      sign.lease = monotonic();
      if (turn.is === 'attending') begin('attending');
      if (turn.is === 'standing-by' || turn.is === 'lost') begin('standing-by');
      if (turn.is === 'failed') databaseFailure = failureWord(turn.error);
      if (turn.is === 'renewed' || turn.is === 'looked') databaseFailure = null;
    },
    passed(left = 0) {
      if (left > 0) untaken.isThere(left);
      else untaken.isOver();
      mailboxFailure = null;
      polledAt = clock();
      progress = monotonic();
      sign.mailbox = progress;
      imapRefused = false;
      credentials.imap = false;
    },
    wentOn() {
      progress = monotonic();
      sign.mailbox = progress;
    },
    mailboxFailed({ refused, code, message }) {
      sign.mailbox = monotonic();
      mailboxFailure = message ?? null;
      credentials.imap = code === CREDENTIAL_REFUSED;
      imapRefused = refused && !credentials.imap;
    },
    smtpLogin(refused, why = 'login') {
      credentials.smtp = refused && why === 'credential';
      smtpRefused = refused && !credentials.smtp;
    },
    relayAnswered(trouble) {
      if (trouble === null) relay.isOver();
      else relay.isThere(trouble);
    },
    jobEnded(job, isWell) {
      const known = jobs.get(job) ?? lastingTrouble<string>(monotonic);
      jobs.set(job, known);
      if (isWell) known.isOver();
      else known.isThere(job);
    },
    now() {
      const left = untaken.now();
      const unspoken = relay.now();
      const oldest = role === 'attending' ? Math.min(sign.lease, sign.mailbox) : sign.lease;
      return {
        ...{ role, startedAt, polledAt, imapRefused, smtpRefused, databaseFailure, mailboxFailure },
        untaken: left && { mails: left.detail, seconds: left.seconds },
        relayFailure: unspoken && { word: unspoken.detail, seconds: unspoken.seconds },
        failingJobs: [...jobs].flatMap(([job, lasting]) => {
          const failing = lasting.now();
          return failing ? [{ job, seconds: failing.seconds }] : [];
        }),
        credentialsRefused: (['imap', 'smtp'] as const).filter((login) => credentials[login]),
        sinceProgress: (monotonic() - progress) / 1_000,
        sinceSign: (monotonic() - oldest) / 1_000,
      };
    },
  };
}

/** A word for the failure that quotes no statement and no parameter. */
function failureWord(error: unknown): string {
  return databaseUnusable(error, '')?.word ?? 'failed';
}
