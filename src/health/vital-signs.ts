/** What the rooms of the daemon tell of themselves while they work; measured with a clock that nobody sets. */
import { CREDENTIAL_REFUSED } from '../credentials/token-trouble.ts';
import type { Instant } from '../domain/time.ts';
import { databaseUnusable } from '../store/database-unusable.ts';
import type { Turn } from '../store/keep-lease.ts';

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
  readonly imapRefused: boolean;
  readonly smtpRefused: boolean;
  /** Of which logins the token server refuses the OAuth2 credential. */
  readonly credentialsRefused: readonly ('imap' | 'smtp')[];
  /** The driver's word for why the last attempt to write failed; null when it did not. */
  readonly databaseFailure: string | null;
}

export interface VitalSigns {
  turn(turn: Turn): void;
  /** A pass over the mailbox has ended well. */
  passed(): void;
  /** A pass goes on, though it may take no mail for long. */
  wentOn(): void;
  mailboxFailed(weather: { readonly refused: boolean; readonly code?: string }): void;
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

  const begin = (as: Role) => {
    role = as;
    progress = monotonic();
    sign = { lease: monotonic(), mailbox: monotonic() };
    imapRefused = false;
    credentials.imap = false;
  };

  return {
    turn(turn) {
      sign.lease = monotonic();
      if (turn.is === 'attending') begin('attending');
      if (turn.is === 'standing-by' || turn.is === 'lost') begin('standing-by');
      if (turn.is === 'failed') databaseFailure = failureWord(turn.error);
      if (turn.is === 'renewed' || turn.is === 'looked') databaseFailure = null;
    },
    passed() {
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
    mailboxFailed({ refused, code }) {
      sign.mailbox = monotonic();
      credentials.imap = code === CREDENTIAL_REFUSED;
      imapRefused = refused && !credentials.imap;
    },
    smtpLogin(refused, why = 'login') {
      credentials.smtp = refused && why === 'credential';
      smtpRefused = refused && !credentials.smtp;
    },
    now() {
      const oldest = role === 'attending' ? Math.min(sign.lease, sign.mailbox) : sign.lease;
      return {
        ...{ role, startedAt, polledAt, imapRefused, smtpRefused, databaseFailure },
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
