/**
 * npm run bench -- [--database sqlite,postgres] [--mails 1000] [--rest 50] [--storm 0] [--tickets 0,10000] [--done 0] [--profile DIR]:
 * the compiled daemon between Dovecot and an SMTP server, measured beside its floor; one member of staff, so two letters a mail.
 */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs, promisify } from 'node:util';
import { progressLine } from '../../src/cli/progress.ts';
import { applications } from '../servers/applications.ts';
import { startPostgres } from '../servers/postgres.ts';
import { rssOf } from './consumption.ts';
import { type DeskUnderLoad, deskUnderLoad } from './desk-under-load.ts';
import type { FloorJob, Measured } from './floor.ts';
import { atRest, inStorm, throughput } from './measurements.ts';
import { seedTickets } from './seed-tickets.ts';

const { values } = parseArgs({
  options: {
    /** On which databases; the floor is measured beside SQLite. */
    database: { type: 'string', default: 'sqlite,postgres' },
    mails: { type: 'string', default: '1000' },
    /** Mails that are delivered one by one to a desk at rest. */
    rest: { type: 'string', default: '50' },
    /** Mails that wait while twenty staff replies come. */
    storm: { type: 'string', default: '0' },
    /** With how many tickets in the SQLite file the memory of the daemon is measured, beginning with the fewest. */
    tickets: { type: 'string', default: '' },
    /** Mails in the folder of done mails when the daemon starts. */
    done: { type: 'string', default: '0' },
    /** Writes a CPU profile of the daemon into this folder. */
    profile: { type: 'string' },
  },
});
const [mails, rest, storm, done] = [values.mails, values.rest, values.storm, values.done].map(Number) as [
  number,
  number,
  number,
  number,
];
const tickets = values.tickets.split(',').filter(Boolean).map(Number);
const nodeOptions = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];

const progress = progressLine();
const PARTS = ['start', 'throughput', 'at rest', 'storm', 'floor', 'memory'] as const;
/** On a terminal: which part is being measured. */
const begin = (part: (typeof PARTS)[number]) =>
  progress.told(`measuring: ${part}`, PARTS.indexOf(part) + 1, PARTS.length);
const say = (line: string) => {
  progress.clear();
  process.stdout.write(`${line}\n`);
};
const row = (what: string, { mailsPerSecond, cpuMsPerMail }: Measured) =>
  say(
    `${what.padEnd(44)} ${mailsPerSecond.toFixed(0).padStart(6)} mails/s ${cpuMsPerMail.toFixed(2).padStart(7)} CPU ms/mail`,
  );

async function measureFloor(desk: DeskUnderLoad, count: number): Promise<Measured> {
  const letters = desk.sink.accepted.map(({ to, raw }) => ({ to, raw: raw.toString('base64') }));
  const job: FloorJob = { mails: count, database: desk.file, smtpPort: desk.sink.port, letters };
  const file = `${desk.file}.job.json`;
  writeFileSync(file, JSON.stringify(job));
  // Not synchronously: the letters come to a server in this process.
  const ended = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'test/bench/floor.ts', file]);
  return JSON.parse(ended.stdout);
}

/** Everything that is measured on either database. */
async function measureDaemon(desk: DeskUnderLoad, on: string) {
  if (done > 0) {
    const earlier = applications(5_000_000, done).map(({ raw }) => raw);
    desk.dovecot.fill(earlier, 'Salvage.Done');
  }
  begin('throughput');
  const whole = await throughput(desk, mails);
  row(`daemon on ${on}: mailbox to acknowledgement`, whole);
  say(
    `  of which the daemon's own process: ${whole.ownMsPerMail.toFixed(2)} CPU ms/mail, the rest its parser children`,
  );
  say(`  RSS after ${mails} mails: ${whole.rssMb} MB, and ${whole.childrenMb} MB of its parser children`);
  say(`  start with ${done} mails in the done folder: ${whole.connectedAfterMs} ms until the mailbox is connected`);
  if (rest > 0) {
    begin('at rest');
    const { p50, p99 } = await atRest(desk, mails, rest);
    say(`  delivery to acknowledgement accepted, at rest, ${rest} mails: p50 ${p50} ms, p99 ${p99} ms`);
  }
  if (storm > 0) {
    begin('storm');
    const { p50, p99, rssMb, seconds } = await inStorm(desk, whole.pid, mails + rest, storm);
    say(
      `  ${storm} mails waiting: 20 staff replies handled p50 ${p50} ms, p99 ${p99} ms; all mails after ${seconds} s; RSS at most ${rssMb} MB`,
    );
  }
  await desk.stop();
  return whole;
}

/** Each time the daemon starts anew, and has taken one mail through. */
async function measureMemory(desk: DeskUnderLoad): Promise<void> {
  let seeded = 0;
  for (const [index, count] of tickets.toSorted((one, other) => one - other).entries()) {
    begin('memory');
    seedTickets(desk.file, seeded, count - seeded);
    seeded = count;
    const { pid, connectedAfterMs } = await desk.start();
    await atRest(desk, 9_000_000 + index, 1);
    say(`  with ${count} tickets more: RSS ${rssOf(pid)} MB, connected after ${connectedAfterMs} ms`);
    await desk.stop();
  }
}

async function onSqlite(): Promise<Measured> {
  begin('start');
  const desk = await deskUnderLoad({ nodeOptions });
  try {
    const whole = await measureDaemon(desk, 'SQLite');
    begin('floor');
    const floor = await measureFloor(desk, mails + rest + storm);
    row('floor: mailparser, SQLite, SMTP', floor);
    say(`  ratio of CPU: ${(whole.cpuMsPerMail / floor.cpuMsPerMail).toFixed(2)}`);
    await measureMemory(desk);
    return floor;
  } finally {
    await desk.close();
  }
}

async function onPostgres(floor: Measured | null): Promise<void> {
  begin('start');
  const server = await startPostgres({ durable: true });
  try {
    const [fsync] = await server.sql('SHOW fsync');
    const desk = await deskUnderLoad({ nodeOptions, postgres: server.url() });
    try {
      const whole = await measureDaemon(desk, `PostgreSQL (fsync ${String(fsync?.fsync)})`);
      if (floor)
        say(`  ratio of CPU, without the server's own: ${(whole.cpuMsPerMail / floor.cpuMsPerMail).toFixed(2)}`);
    } finally {
      await desk.close();
    }
  } finally {
    await server.stop();
  }
}

const databases = values.database.split(',');
const floor = databases.includes('sqlite') ? await onSqlite() : null;
if (databases.includes('postgres')) await onPostgres(floor);
