/** The real daemon, compiled, in a process of its own, between a throw-away Dovecot and the SMTP sink. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { STAFF } from '../servers/applications.ts';
import { type Dovecot, startDovecot } from '../servers/dovecot.ts';
import { compileDesk } from './compile.ts';
import { type SmtpSink, startSmtpSink } from './smtp-sink.ts';

/** One line of the daemon's log, and when it was read. */
export interface Logged {
  readonly at: number;
  readonly msg: string;
  readonly kind?: string;
  readonly time?: number;
}

export interface DeskUnderLoad {
  readonly dovecot: Dovecot;
  readonly sink: SmtpSink;
  /** The SQLite file; on PostgreSQL, where it would be. */
  readonly file: string;
  /** Starts the daemon; resolves when it has connected to the mailbox. */
  start(): Promise<{ readonly pid: number; readonly connectedAfterMs: number }>;
  stop(): Promise<void>;
  /** Resolves when the log has shown `count` lines that fit. */
  logged(fits: (line: Logged) => boolean, count?: number): Promise<Logged>;
  close(): Promise<void>;
}

function configuration(dovecot: Dovecot, sink: SmtpSink, database: string): string {
  return `
desk: { address: desk@desk.example, name: { ja: サポート窓口, en: Support Desk } }
imap: { host: 127.0.0.1, port: ${dovecot.imapPort}, tls: none, user: ${dovecot.user}, password: ${dovecot.password}, startAt: 2020-01-01T00:00:00Z }
smtp: { host: 127.0.0.1, port: ${sink.port}, tls: none }
database: ${database}
secretKey: ${randomBytes(32).toString('hex')}
staff: [{ name: ${STAFF.name}, address: ${STAFF.address}, language: ja, signers: [staff.desk.example] }]
forms: [{ layout: identity-service, from: no-reply@identification.desk.example, signers: [identification.desk.example] }]
trust: { authservId: mx.desk.example, receivedBy: [${hostname()}] }
`;
}

export interface UnderLoadOptions {
  /** For the daemon's process, such as --cpu-prof. */
  readonly nodeOptions?: readonly string[];
  /** Address of a PostgreSQL database; absent: a SQLite file. */
  readonly postgres?: string | undefined;
}

export async function deskUnderLoad({ nodeOptions = [], postgres }: UnderLoadOptions = {}): Promise<DeskUnderLoad> {
  const folder = mkdtempSync(join(tmpdir(), 'salvage-bench-'));
  const compiled = compileDesk();
  const dovecot = await startDovecot();
  const sink = await startSmtpSink();
  const database = join(folder, 'desk.sqlite');
  const settings = join(folder, 'desk.yaml');
  writeFileSync(settings, configuration(dovecot, sink, postgres ?? `sqlite:${database}`), { mode: 0o600 });
  const watchers = new Set<(line: Logged) => void>();
  let child: ChildProcess | null = null;

  const logged: DeskUnderLoad['logged'] = (fits, count = 1) =>
    new Promise((resolve) => {
      let seen = 0;
      const watch = (line: Logged) => {
        if (!fits(line)) return;
        seen += 1;
        if (seen < count) return;
        watchers.delete(watch);
        resolve(line);
      };
      watchers.add(watch);
    });

  async function stop(): Promise<void> {
    if (!child || child.exitCode !== null) return;
    const leaving = child;
    child = null;
    const ended = once(leaving, 'exit');
    leaving.kill('SIGTERM');
    await ended;
  }

  return {
    dovecot,
    sink,
    file: database,
    async start() {
      const began = performance.now();
      const connected = logged(({ msg }) => msg === 'connected to the mailbox');
      const args = [...nodeOptions, compiled.program, 'run', '--config', settings];
      const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      child = started;
      createInterface({ input: started.stdout }).on('line', (text) => {
        if (!text.startsWith('{')) return;
        const line = { ...(JSON.parse(text) as Omit<Logged, 'at'>), at: performance.now() };
        for (const watch of watchers) watch(line);
      });
      const died = once(started, 'exit').then(([code, signal]) => {
        if (child === started) process.stderr.write(`the daemon ended with ${code ?? signal}\n`);
        throw new Error(`the daemon ended with ${code ?? signal}`);
      });
      died.catch(() => {});
      await Promise.race([connected, died]);
      return { pid: started.pid ?? 0, connectedAfterMs: Math.round(performance.now() - began) };
    },
    stop,
    logged,
    async close() {
      await stop();
      await sink.close();
      await dovecot.stop();
      rmSync(folder, { recursive: true, force: true });
      compiled.remove();
    },
  };
}
