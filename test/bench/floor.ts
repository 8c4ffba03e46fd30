/** The floor: what the same work costs at least. Each mail parsed once, its rows written in one transaction, its letters sent. */
import { readFileSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { USUAL_CONNECTIONS } from '../../src/outbox/smtp-settings.ts';
import { applications } from '../servers/applications.ts';

/** What a process of its own is given, so that the CPU time of the server it sends to is not counted. */
export interface FloorJob {
  readonly mails: number;
  /** The daemon's database after the same work. */
  readonly database: string;
  readonly smtpPort: number;
  readonly letters: readonly Letter[];
}

export interface Letter {
  readonly to: string;
  /** In base64. */
  readonly raw: string;
}

export interface Measured {
  readonly mailsPerSecond: number;
  readonly cpuMsPerMail: number;
}

interface Table {
  readonly insert: (row: readonly unknown[]) => void;
  readonly rows: readonly (readonly unknown[])[];
}

/** As many as the daemon opens. */
const CONNECTIONS = USUAL_CONNECTIONS;

/** Writes the rows of the daemon's own database again, in an empty copy of it, and sends its own letters again. */
async function floor({ mails: count, database, smtpPort, letters: given }: FloorJob): Promise<Measured> {
  const path = `${database}.floor`;
  const mails = applications(0, count).map(({ raw }) => raw);
  const letters = given.map(({ to, raw }) => ({ to, raw: Buffer.from(raw, 'base64') }));
  const { target, tables } = emptyCopy(database, path, letters);
  const pool = createTransport({
    pool: true,
    host: '127.0.0.1',
    port: smtpPort,
    ignoreTLS: true,
    maxConnections: CONNECTIONS,
    maxMessages: Number.POSITIVE_INFINITY,
  });
  const portion = <T>(all: readonly T[], index: number) =>
    all.slice(Math.floor((index * all.length) / mails.length), Math.floor(((index + 1) * all.length) / mails.length));
  const write = target.transaction((index: number) => {
    for (const { insert, rows } of tables) for (const row of portion(rows, index)) insert(row);
  });
  const cpu = process.cpuUsage();
  const began = performance.now();
  const sending = new Set<Promise<unknown>>();
  for (const [index, raw] of mails.entries()) {
    await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true });
    write(index);
    for (const letter of portion(letters, index)) {
      if (sending.size >= CONNECTIONS) await Promise.race(sending);
      const sent = pool
        .sendMail({ envelope: { from: 'desk@desk.example', to: [letter.to] }, raw: letter.raw })
        .finally(() => sending.delete(sent));
      sending.add(sent);
    }
  }
  await Promise.all(sending);
  const seconds = (performance.now() - began) / 1_000;
  const used = process.cpuUsage(cpu);
  pool.close();
  target.close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  return {
    mailsPerSecond: mails.length / seconds,
    cpuMsPerMail: (used.user + used.system) / 1_000 / mails.length,
  };
}

/** The same tables and indexes, with what the daemon wrote into them set aside. */
function emptyCopy(database: string, path: string, letters: readonly { readonly raw: Buffer }[]) {
  const source = new Database(database, { readonly: true });
  const target = new Database(path);
  target.pragma('journal_mode = WAL');
  target.pragma('synchronous = FULL');
  const made = source.prepare(
    `SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'`,
  );
  const tables: Table[] = [];
  for (const { type, name, sql } of made.all() as { type: string; name: string; sql: string }[]) {
    target.exec(sql);
    if (type !== 'table') continue;
    const all = source.prepare(`SELECT * FROM "${name}"`);
    const rows = all.raw().all() as unknown[][];
    const marks = (rows[0] ?? []).map(() => '?').join();
    if (rows.length === 0) continue;
    const insert = target.prepare(`INSERT INTO "${name}" VALUES (${marks})`);
    if (name === 'outbox')
      fillWiped(
        rows,
        all.columns().findIndex((column) => column.name === 'bytes'),
        letters,
      );
    tables.push({ rows, insert: (row) => void insert.run(...row) });
  }
  source.close();
  return { target, tables };
}

/** Bytes are wiped once they are accepted; they were written first, so the floor writes some as well. */
function fillWiped(rows: unknown[][], at: number, letters: readonly { readonly raw: Buffer }[]): void {
  for (const [index, row] of rows.entries()) row[at] ??= letters[index % letters.length]?.raw ?? null;
}

const job = process.argv[2];
if (job === undefined) throw new Error('usage: floor.ts JOB.json');
process.stdout.write(JSON.stringify(await floor(JSON.parse(readFileSync(job, 'utf8')) as FloorJob)));
