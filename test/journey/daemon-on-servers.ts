/** The real daemon between an IMAP and an SMTP server in this process: what it logs, what it sends, and how it is stopped. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { loadConfig } from '../../src/config/file.ts';
import { type Daemon, type DaemonOptions, startDaemon } from '../../src/daemon.ts';
import type { Pause } from '../../src/mailbox/connection/pause.ts';
import type { Log } from '../../src/mailbox/log.ts';
import { type SandboxImapServer, startImapServer } from '../../src/sandbox/imap-server.ts';
import { type Behaviour, type SandboxSmtpServer, startSmtpServer } from '../../src/sandbox/smtp-server.ts';
import type { TokenServer } from '../credentials/token-server.ts';
import { type LogLine, watch } from '../mailbox/desk-mailbox.ts';
import { databaseIn } from '../store/test-database.ts';
import type { TimeByHand } from '../store/time-by-hand.ts';
import { FORM, HELPER, LEE, type MailDraft, MORI, OFFICE, rawMail } from './desk-in-memory.ts';

export interface SentLetter {
  readonly to: string;
  readonly mail: ParsedMail;
}

export interface DeskOnServers {
  readonly imap: SandboxImapServer;
  readonly smtp: SandboxSmtpServer;
  /** The configuration file, for a program of its own. */
  readonly configFile: string;
  readonly lines: readonly LogLine[];
  readonly sent: readonly SentLetter[];
  /** `parsing`: other limits of the parser children than the usual ones. */
  start(parsing?: DaemonOptions['parsing']): Promise<Daemon>;
  /** Without `receivedAt`, the mailbox dates the mail by the clock on the wall, in whole seconds. */
  deliver(draft: MailDraft, receivedAt?: string): void;
  /** Resolves once `condition` holds; looked at after every log line and every letter. */
  until(condition: () => boolean): Promise<void>;
  /** The clock of the daemons goes on by so many seconds at once. */
  pass(seconds: number): void;
  close(): Promise<void>;
}

export interface ServersAtFault {
  readonly behave?: Behaviour;
  readonly imapPassword?: string;
  /** Another database than the one of this run of the tests. */
  readonly database?: string;
  /** Default: 60. */
  readonly pollSeconds?: number;
  /** How long the lease of a daemon lasts that could not give it back. */
  readonly leaseSeconds?: number;
  /** Logins with OAuth2, at a token server: as the client `desk-imap` and the client `desk-smtp`. */
  readonly tokens?: Pick<TokenServer, 'url' | 'latest'>;
  /** Other pauses than the usual ones. */
  readonly pause?: Pause;
  /** Both clocks and every pause of the daemons, in the place of real ones; then mails are dated by it too. */
  readonly time?: TimeByHand;
  /** Further lines of the configuration. */
  readonly more?: string;
  /** What the IMAP server says a mail's size is. */
  announce?(size: number): number;
}

interface Places {
  readonly imapPort: number;
  readonly smtpPort: number;
  readonly database: string;
  /** How the desk logs in as the client of this name. */
  login(client: string): string;
  readonly pollSeconds: number;
}

function configuration({ imapPort, smtpPort, database, login, pollSeconds }: Places): string {
  return `
desk: { address: desk@desk.example, name: { ja: 窓口, en: Support Desk }, opensOn: 2025-10-01 }
imap: { host: 127.0.0.1, port: ${imapPort}, tls: none, user: desk, ${login('desk-imap')}, pollSeconds: ${pollSeconds} }
smtp: { host: 127.0.0.1, port: ${smtpPort}, tls: none, user: desk, ${login('desk-smtp')} }
database: ${database}
secretKey: 0123456789abcdef0123456789abcdef
staff:
  - { name: 森 一郎, address: ${MORI}, language: ja, signers: [staff.desk.example] }
  - { name: Kim Lee, address: ${LEE}, language: en, signers: [staff.desk.example] }
  - { name: 補佐 花, address: ${HELPER}, language: ja, role: helper, signers: [staff.desk.example] }
offices:
  - { id: eng, name: { ja: 工学系教務, en: Engineering }, address: ${OFFICE}, language: ja, signers: [eng.office.example] }
forms:
  - { layout: identity-service, from: ${FORM}, signers: [form.desk.example] }
trust: { authservId: mx.desk.example }
`;
}

function loginWithTokens(tokenUrl: string, clientId: string): string {
  const credential = `grant: client-credentials, tenant: desk.example, clientId: ${clientId}, clientSecret: hush-CANARY`;
  return `auth: { oauth2: { ${credential}, tokenUrl: "${tokenUrl}" } }`;
}

/** Servers on loopback and a configuration in a temporary folder; nothing is started yet. */
export async function openDeskOnServers({
  behave,
  imapPassword = 'sandbox',
  more = '',
  announce,
  database: named,
  pollSeconds = 60,
  leaseSeconds,
  tokens,
  time,
  pause = time?.pause,
}: ServersAtFault = {}): Promise<DeskOnServers> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-daemon-'));
  const events = watch();
  const lines: LogLine[] = [];
  const sent: SentLetter[] = [];
  const tokenOf = (client: string) => (tokens ? { accessToken: () => tokens.latest(client) } : {});
  const imap = await startImapServer({
    users: { desk: 'sandbox' },
    ...tokenOf('desk-imap'),
    ...(announce ? { announce } : {}),
  });
  const smtp = await startSmtpServer({
    users: { desk: 'sandbox' },
    ...tokenOf('desk-smtp'),
    ...(behave ? { behave } : {}),
    onMail: async ({ envelope, raw }) => {
      sent.push({ to: envelope.to[0] ?? '', mail: await simpleParser(raw, { skipTextToHtml: true }) });
      events.changed();
    },
  });
  const database = named === undefined ? await databaseIn(folder) : null;
  const configFile = join(folder, 'desk.yaml');
  const ports = { imapPort: imap.port, smtpPort: smtp.port };
  const yaml = configuration({
    ...ports,
    database: database?.url ?? named ?? '',
    login: (client) =>
      tokens ? loginWithTokens(tokens.url, client) : `password: ${client === 'desk-imap' ? imapPassword : 'sandbox'}`,
    pollSeconds,
  });
  writeFileSync(configFile, yaml + more, { mode: 0o600 });
  const say = (level: LogLine['level']) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    lines.push({ level, fields, message });
    events.changed();
  };
  const log: Log = { info: say('info'), warn: say('warn'), error: say('error') };
  let ahead = 0;
  const clock = time?.clock ?? (() => new Date(Date.now() + ahead * 1_000).toISOString());
  const term = leaseSeconds === undefined ? {} : { leaseSeconds };
  const running: Daemon[] = [];
  return {
    imap,
    smtp,
    configFile,
    lines,
    sent,
    until: events.until,
    async start(parsing) {
      const given = {
        log,
        clock,
        random: () => 0.5,
        ...term,
        ...(pause ? { pause } : {}),
        ...(time ? { clocks: time } : {}),
        ...(parsing ? { parsing } : {}),
      };
      const daemon = await startDaemon(loadConfig(configFile), given);
      running.push(daemon);
      return {
        ...daemon,
        stop() {
          running.splice(running.indexOf(daemon), 1);
          return daemon.stop();
        },
      };
    },
    deliver: (draft, receivedAt = time?.clock()) =>
      void imap.deliver(rawMail(draft, clock()), receivedAt === undefined ? {} : { receivedAt }),
    pass: (seconds) => {
      ahead += seconds;
      time?.pass(seconds * 1_000);
    },
    async close() {
      await Promise.all(running.map((daemon) => daemon.stop()));
      await Promise.all([imap.close(), smtp.close(), database?.forget()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
