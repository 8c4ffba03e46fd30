/** A throw-away PostgreSQL on a free loopback port; started and ended by whoever uses it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from './free-port.ts';

export interface Postgres {
  readonly port: number;
  /** The address of a database of this server; without a name, of the one every server has. */
  url(database?: string): string;
  /** Runs one statement as a superuser, beside the desk. */
  sql(statement: string): Promise<readonly Record<string, unknown>[]>;
  /** Ends the server at once, as a crash of its machine does, and starts it again; `meanwhile` happens in between. */
  crash(meanwhile?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';
const START_WITHIN = 30_000;

/** Nothing here need survive the power, only a crash of the server; many desks are open at once. */
const SETTINGS = [
  'fsync=off',
  'full_page_writes=off',
  'max_connections=400',
  'shared_buffers=64MB',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
];

const DURABLE = ['fsync=on', 'full_page_writes=on'];

/** Debian keeps the programs of a server out of PATH. */
function binaries(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((one, other) => Number(other) - Number(one)) : [];
  const found = versions.map((version) => join(DEBIAN, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (found === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  return found;
}

/** PostgreSQL refuses to run as root; Debian has made a user for it. */
function owner(): { readonly uid: number; readonly gid: number } {
  const me = userInfo();
  if (me.uid !== 0) return { uid: me.uid, gid: me.gid };
  const id = (which: string) => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** `durable`: what is committed survives the power, as on a desk's own server. Rejects, with what the server wrote, when it does not come up. */
export async function startPostgres({ durable = false }: { readonly durable?: boolean } = {}): Promise<Postgres> {
  const bin = binaries();
  const as = owner();
  const folder = mkdtempSync(join(tmpdir(), 'salvage-postgres-'));
  chownSync(folder, as.uid, as.gid);
  chmodSync(folder, 0o700);
  // An order of words unlike SQLite's: whatever leans on the order of texts shows itself here.
  const cluster = ['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  const words = ['--locale-provider=icu', '--icu-locale=ja-JP'];
  execFileSync(join(bin, 'initdb'), [...cluster, ...words], {
    ...as,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const port = await freePort();
  const url = (database = 'postgres') => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const settings = [...SETTINGS, ...(durable ? DURABLE : [])].flatMap((setting) => ['-c', setting]);
  const launch = () => launched(join(bin, 'postgres'), ['-D', folder, '-p', String(port), ...settings], as, url());
  let child = await launch();
  // A test that is broken off leaves no server behind.
  process.once('exit', () => child.kill('SIGQUIT'));

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
  return {
    port,
    url,
    async sql(statement) {
      const client = new Client({ connectionString: url() });
      await client.connect();
      try {
        return (await client.query(statement)).rows;
      } finally {
        await client.end();
      }
    },
    async crash(meanwhile) {
      // Immediate shutdown: connections are cut, and the next start recovers from the log.
      await end('SIGQUIT');
      await meanwhile?.();
      child = await launch();
    },
    async stop() {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launched(
  program: string,
  options: readonly string[],
  as: { readonly uid: number; readonly gid: number },
  url: string,
): Promise<ChildProcess> {
  // In a process group of its own: Ctrl-C on a long trial would otherwise shut it down before the trial is judged.
  const child = spawn(program, [...options], {
    ...{ ...as, cwd: '/', detached: true },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk) => said.push(String(chunk)));
  const deadline = Date.now() + START_WITHIN;
  while (!(await answers(url))) {
    if (child.exitCode === null && Date.now() < deadline) {
      await pause(50);
      continue;
    }
    child.kill('SIGQUIT');
    throw new Error(`PostgreSQL does not answer: ${said.join('').slice(-2_000)}`);
  }
  return child;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
