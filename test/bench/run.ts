/** npm run bench -- [--mails 1000] [--rest 50] [--storm 0] [--done 0] [--profile DIR]: the daemon measured beside its floor, on Dovecot and SQLite. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs, promisify } from 'node:util';
import { progressLine } from '../../src/cli/progress.ts';
import { applications } from '../servers/applications.ts';
import { type DeskUnderLoad, deskUnderLoad } from './desk-under-load.ts';
import type { FloorJob, Measured } from './floor.ts';
import { atRest, inStorm, throughput } from './measurements.ts';

const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '1000' },
    /** Mails that are delivered one by one to a desk at rest. */
    rest: { type: 'string', default: '50' },
    /** Mails that wait while twenty staff replies come. */
    storm: { type: 'string', default: '0' },
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

const progress = progressLine();
const PARTS = ['start', 'throughput', 'at rest', 'storm', 'floor'] as const;
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
  const job: FloorJob = { mails: count, database: desk.database, smtpPort: desk.sink.port, letters };
  const file = `${desk.database}.job.json`;
  writeFileSync(file, JSON.stringify(job));
  // Not synchronously: the letters come to a server in this process.
  const ended = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'test/bench/floor.ts', file]);
  return JSON.parse(ended.stdout);
}

const options = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
begin('start');
const desk = await deskUnderLoad(options);
try {
  if (done > 0)
    desk.dovecot.fill(
      applications(5_000_000, done).map(({ raw }) => raw),
      'Salvage.Done',
    );
  begin('throughput');
  const whole = await throughput(desk, mails);
  row('daemon: mailbox to acknowledgement', whole);
  say(`start with ${done} mails in the done folder: ${whole.connectedAfterMs} ms until the mailbox is connected`);
  if (rest > 0) {
    begin('at rest');
    const { p50, p99 } = await atRest(desk, mails, rest);
    say(`delivery to acknowledgement accepted, at rest, ${rest} mails: p50 ${p50} ms, p99 ${p99} ms`);
  }
  if (storm > 0) {
    begin('storm');
    const { p50, p99, rssMb, seconds } = await inStorm(desk, whole.pid, mails + rest, storm);
    say(
      `${storm} mails waiting: 20 staff replies handled p50 ${p50} ms, p99 ${p99} ms; all mails after ${seconds} s; RSS at most ${rssMb} MB`,
    );
  }
  await desk.stop();
  begin('floor');
  const floor = await measureFloor(desk, mails + rest + storm);
  row('floor: mailparser, SQLite, SMTP', floor);
  say(
    `ratio of CPU: ${(whole.cpuMsPerMail / floor.cpuMsPerMail).toFixed(2)}; RSS after ${mails} mails: ${whole.rssMb} MB`,
  );
} finally {
  await desk.close();
}
