/** The mail servers of a desk under trial: a mailbox, and a relay that takes letters, refuses, falls silent and hangs up. */

import { startImapServer } from '../../src/sandbox/imap-server.ts';
import { type AcceptedMail, type Failure, startSmtpServer } from '../../src/sandbox/smtp-server.ts';
import type { Chance } from '../forge/chance.ts';
import { startDovecot } from '../servers/dovecot.ts';
import type { Fault } from './crash-points.ts';
import { messageIdOf } from './repeats.ts';

export interface MailServer {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  deliver(raw: string, receivedAt: string): Promise<void>;
  /** The mails of a folder, as they are there now. */
  mails(folder: string): Promise<readonly Buffer[]>;
  close(): Promise<void>;
}

export async function inMemoryMailServer(): Promise<MailServer> {
  const server = await startImapServer({ users: { desk: 'sandbox' } });
  return {
    port: server.port,
    user: 'desk',
    password: 'sandbox',
    deliver: async (raw, receivedAt) => void server.deliver(raw, { receivedAt }),
    mails: async (folder) => server.mails(folder).map(({ raw }) => raw),
    close: () => server.close(),
  };
}

/** Dovecot writes its own lines on top of what it delivers; what was posted is what stands below them. */
export async function dovecotMailServer(): Promise<MailServer> {
  const server = await startDovecot();
  return {
    port: server.imapPort,
    user: server.user,
    password: server.password,
    deliver: (raw) => server.deliver(raw),
    mails: (folder) =>
      server.asPerson(async (client) => {
        const names = (await client.list()).map(({ path }) => path);
        const path = names.find((name) => name.replace(/[./]/g, '/').endsWith(folder));
        if (path === undefined) return [];
        const { exists } = await client.mailboxOpen(path, { readOnly: true });
        // An empty folder has no first mail to count from, and says BAD.
        if (exists === 0) return [];
        const found = await client.fetchAll('1:*', { source: true });
        return found.map(({ source }) => source ?? Buffer.alloc(0));
      }),
    close: () => server.stop(),
  };
}

export interface Relay {
  readonly port: number;
  readonly accepted: readonly AcceptedMail[];
  /** How often it accepted a letter and the sender never heard, by its own fault. */
  answersLost(): number;
  /** Letters it refused for good. */
  readonly refused: ReadonlySet<string>;
  /** What it does to letters from now on; null: what relays do on ordinary days. */
  behave(fault: Fault | null): void;
  /** How many letters have met that fault. */
  metFault(): number;
  /** From now on it takes everything at once. */
  calmDown(): void;
  close(): Promise<void>;
}

/** What the trial wants to happen at a moment that only the relay can see. */
export interface AtRelay {
  /** A whole letter is there and not accepted; what is returned is done instead. */
  taking(): Failure | undefined;
  /** It has been accepted and is not answered yet. */
  accepted(mail: AcceptedMail): 'silence' | 'cut' | undefined;
}

export async function startRelay(chance: Chance, at: AtRelay): Promise<Relay> {
  let calm = false;
  let fault: Fault | null = null;
  let met = 0;
  const meets = (wanted: Fault) => {
    if (fault === wanted) met += 1;
    return fault === wanted;
  };
  const refused = new Set<string>();
  let lost = 0;
  const sometimes = (probability: number) => !calm && chance.maybe(probability);
  const loses = (how: 'silence' | 'cut') => {
    lost += 1;
    return how;
  };
  const server = await startSmtpServer({
    behave: {
      greeting: () => (sometimes(0.01) ? { code: 421, text: 'too busy' } : undefined),
      mail: () => (sometimes(0.01) ? { code: 451, text: 'later' } : undefined),
      recipient: () => (meets('4xx') || sometimes(0.02) ? { code: 450, text: 'greylisted' } : undefined),
      data: (mail) => {
        if (meets('cut')) return 'cut';
        if (mail.envelope.to[0]?.startsWith('applicant') && chance.maybe(0.3) && meets('5xx')) {
          refused.add(messageIdOf(mail.raw));
          return { code: 554, text: 'not wanted' };
        }
        if (sometimes(0.01)) return { code: 452, text: 'no room' };
        return sometimes(0.005) ? 'cut' : at.taking();
      },
      accepted: (mail) => {
        if (meets('nothing')) return loses('silence');
        if (meets('250-cut')) return loses('cut');
        const wanted = at.accepted(mail);
        if (wanted) return wanted;
        if (sometimes(0.001)) return loses('silence');
        return sometimes(0.001) ? loses('cut') : undefined;
      },
    },
  });
  return {
    port: server.port,
    accepted: server.accepted,
    answersLost: () => lost,
    refused,
    metFault: () => met,
    behave: (next) => {
      fault = next;
      met = 0;
    },
    calmDown: () => {
      calm = true;
      fault = null;
    },
    close: () => server.close(),
  };
}
