/** A configured desk as an operator has it: a file, a database, and an IMAP server in the process. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config/file.ts';
import { type SandboxImapServer, startImapServer } from '../../src/sandbox/imap-server.ts';
import { type SandboxSmtpServer, startSmtpServer } from '../../src/sandbox/smtp-server.ts';
import { type OpenDesk, openDesk } from '../../src/wiring.ts';
import { handOn } from '../store/fresh-database.ts';
import { databaseIn } from '../store/test-database.ts';

export interface DeskOnDisk {
  readonly config: string;
  /** The address of its database. */
  readonly database: string;
  readonly imap: SandboxImapServer;
  /** Delivers what it accepts into the inbox, as the mail system of a desk that writes to itself. */
  readonly smtp: SandboxSmtpServer;
  /** Looks into the database, as another program would. */
  sql(statement: string): Promise<readonly Record<string, unknown>[]>;
  /** Opens the same desk beside the command, as the daemon does. */
  withDesk<T>(work: (desk: OpenDesk) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** What a relay does to a mail on its way to the mailbox; null loses it. */
export type OnTheWay = (raw: Buffer) => Buffer | string | null;

/** `more`: further lines of the configuration. */
export async function deskOnDisk(more = '', onTheWay: OnTheWay = (raw) => raw): Promise<DeskOnDisk> {
  const imap = await startImapServer({ users: { desk: 'secret' } });
  const smtp = await startSmtpServer({
    users: { desk: 'secret' },
    onMail: ({ raw }) => {
      const arriving = onTheWay(raw);
      if (arriving !== null) imap.deliver(arriving);
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'desk-on-disk-'));
  const config = join(folder, 'desk.yaml');
  const database = await databaseIn(folder);
  writeFileSync(
    config,
    `desk: { address: desk@desk.example, name: { ja: 窓口, en: Support Desk }, opensOn: 2025-10-01 }
imap: { host: 127.0.0.1, port: ${imap.port}, tls: none, user: desk, password: secret }
smtp: { host: 127.0.0.1, port: ${smtp.port}, tls: none, user: desk, password: secret }
database: ${database.url}
secretKey: 0123456789abcdef0123456789abcdef
staff:
  - { name: 森 一郎, address: mori@staff.desk.example, language: ja, signers: [staff.desk.example] }
offices:
  - { id: eng, name: { ja: 工学系教務, en: Engineering }, address: kyomu@eng.office.example, language: ja, signers: [eng.office.example] }
forms:
  - { layout: identity-service, from: no-reply@form.desk.example, signers: [form.desk.example] }
${more}`,
    { mode: 0o600 },
  );
  return {
    config,
    database: database.url,
    imap,
    smtp,
    async sql(statement) {
      const hand = await handOn(database.url);
      try {
        return await hand.sql(statement);
      } finally {
        await hand.end();
      }
    },
    async withDesk(work) {
      const desk = await openDesk(loadConfig(config));
      try {
        return await work(desk);
      } finally {
        await desk.close();
      }
    },
    async close() {
      await Promise.all([imap.close(), smtp.close()]);
      await database.forget();
      rmSync(folder, { recursive: true });
    },
  };
}

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What a command prints, and the code it ends with. */
export async function said(command: () => Promise<number>): Promise<Said> {
  const texts = { stdout: '', stderr: '' };
  const streams = ['stdout', 'stderr'] as const;
  const written = streams.map((name) => process[name].write);
  for (const name of streams) {
    process[name].write = ((text: string) => {
      texts[name] += text;
      return true;
    }) as typeof process.stdout.write;
  }
  try {
    return { code: await command(), out: texts.stdout, err: texts.stderr };
  } finally {
    streams.forEach((name, index) => {
      const write = written[index];
      if (write) process[name].write = write;
    });
  }
}
