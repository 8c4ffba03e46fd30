/** The demo's desk: mail servers in the process, a configuration for them, and the real daemon. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { loadConfig } from '../config/file.ts';
import { systemClock } from '../config/system-clock.ts';
import { type Daemon, startDaemon } from '../daemon.ts';
import type { Instant } from '../domain/time.ts';
import type { Log } from '../mailbox/log.ts';
import { AUTHSERV_ID, DESK_ADDRESS, type Draft, delivered } from './demo-mails.ts';
import { startImapServer } from './imap-server.ts';
import { type Behaviour, startSmtpServer } from './smtp-server.ts';

export const TARO = { address: 'taro.yamada@staff.desk.example', name: '山田 太郎' };
export const ALEX = { address: 'alex.smith@staff.desk.example', name: 'Alex Smith' };

/** Shortened so that the demo ends: 3 seconds instead of half an hour. */
export const COOLING_OFF_SECONDS = 3;

const DIRECTORY = 'accounts.csv';

export interface SentLetter {
  /** When the relay took it, by the desk's clock. */
  readonly at: Instant;
  readonly to: string;
  readonly mail: ParsedMail;
}

export interface DemoDesk {
  readonly daemon: Daemon;
  /** Puts a mail into the desk's mailbox. */
  deliver(draft: Draft): void;
  /** The first letter that fits, as soon as it has left; rejects when none has within `seconds`. */
  letter(fits: (letter: SentLetter) => boolean, what: string, seconds?: number): Promise<ParsedMail>;
  readonly sent: readonly SentLetter[];
  inFolder(folder: string): number;
  close(): Promise<void>;
}

/** Where a desk differs from that of the scripted demo. */
export interface DemoOptions {
  readonly clock?: () => Instant;
  readonly coolingOffMinutes?: number;
  /** Further people at the desk, as lines of its configuration. */
  readonly helpers?: readonly string[];
  /** The text of an account directory. */
  readonly directory?: string;
  /** How its relay fails, if it does. */
  readonly relay?: Behaviour;
}

interface Places {
  readonly imapPort: number;
  readonly smtpPort: number;
  readonly folder: string;
}

function configuration({ imapPort, smtpPort, folder }: Places, options: DemoOptions): string {
  const { coolingOffMinutes = COOLING_OFF_SECONDS / 60, helpers = [], directory } = options;
  const server = (port: number) => `{ host: 127.0.0.1, port: ${port}, tls: none, user: desk, password: sandbox`;
  return `
desk: { address: ${DESK_ADDRESS}, name: { ja: サポート窓口, en: Support Desk } }
imap: ${server(imapPort)}, pollSeconds: 5 }
smtp: ${server(smtpPort)} }
database: sqlite:${join(folder, 'desk.sqlite')}
secretKey: ${randomBytes(32).toString('hex')}
staff:
  - { name: ${TARO.name}, address: ${TARO.address}, language: ja, signers: [staff.desk.example] }
  - { name: ${ALEX.name}, address: ${ALEX.address}, language: en, signers: [staff.desk.example] }
${helpers.map((helper) => `  - ${helper}\n`).join('')}offices:
  - { id: eng, name: { ja: 工学系学務課, en: Engineering }, address: gakumu@eng.desk.example, language: ja, signers: [eng.desk.example] }
  - { id: sci, name: { ja: 理学系学務課, en: Science }, address: academic@sci.desk.example, language: en, signers: [sci.desk.example] }
forms:
  - { layout: identity-service, from: no-reply@identification.desk.example, signers: [identification.desk.example] }
trust: { authservId: ${AUTHSERV_ID} }
policy: { coolingOffMinutes: ${coolingOffMinutes} }
${directory === undefined ? '' : `directory: ${DIRECTORY}\n`}`;
}

/** Starts everything on loopback and in a temporary folder; `onLetter` is told of each letter that leaves. */
export async function startDemoDesk(
  log: Log,
  onLetter: (letter: SentLetter) => void,
  options: DemoOptions = {},
): Promise<DemoDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'salvage-desk-demo-'));
  const { clock = systemClock } = options;
  const sent: SentLetter[] = [];
  const waiting = new Set<() => void>();
  const imap = await startImapServer({ users: { desk: 'sandbox' } });
  const smtp = await startSmtpServer({
    users: { desk: 'sandbox' },
    ...(options.relay ? { behave: options.relay } : {}),
    onMail: async ({ envelope, raw }) => {
      // Reading takes a while, in which the clock may be pushed on.
      const at = clock();
      const letter = { at, to: envelope.to[0] ?? '', mail: await simpleParser(raw, { skipTextToHtml: true }) };
      sent.push(letter);
      onLetter(letter);
      for (const look of waiting) look();
    },
  });
  const file = join(folder, 'desk.yaml');
  const places = { imapPort: imap.port, smtpPort: smtp.port, folder };
  await writeFile(file, configuration(places, options), { mode: 0o600 });
  if (options.directory !== undefined) await writeFile(join(folder, DIRECTORY), options.directory, { mode: 0o600 });
  const closeServers = async () => {
    await Promise.all([imap.close(), smtp.close()]);
    await rm(folder, { recursive: true, force: true });
  };
  const daemon = await startDaemon(loadConfig(file), { log, clock }).catch(async (error: unknown) => {
    await closeServers();
    throw error;
  });
  return {
    daemon,
    sent,
    deliver: (draft) => void imap.deliver(delivered(draft), { receivedAt: draft.date.toISOString() }),
    inFolder: (name) => imap.mails(name).length,
    letter: (fits, what, seconds = 15) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = sent.find(fits);
          if (!found) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found.mail);
        };
        const timer = setTimeout(
          () => reject(new Error(`did not happen within ${seconds} s: ${what}`)),
          seconds * 1_000,
        );
        waiting.add(look);
        look();
      }),
    async close() {
      await daemon.stop();
      await closeServers();
    },
  };
}
