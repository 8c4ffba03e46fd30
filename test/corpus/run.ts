/** Measures the whole reader on a folder of other people's mails: `npm run corpus -- DIR`. Exits with 1 when an aim is missed. */
import { progressLine } from '../../src/cli/progress.ts';
import type { IncomingMail, UnreadableMail } from '../../src/mail/incoming-mail.ts';
import { readMail } from '../../src/mailbox/reading/read-mail.ts';
import { NO_COMMAND, ticketJudge } from './acts.ts';
import { bytesOf } from './as-mail.ts';
import type { Verdict } from './judge.ts';
import { FIRST_TEXT, LABELS, SUBJECT } from './labels.ts';
import { type Sample, samplesIn } from './manifest.ts';
import { missed, type Row, report, rowNamed, together } from './table.ts';

const GIVEN = {
  receivedAt: '2026-06-03T00:00:00.000Z',
  folder: 'inbox',
  contentKey: Buffer.alloc(32, 7),
  deskAddress: 'desk@desk.example',
  maxBytes: 25_000_000,
} as const;

const SLOW_MS = 2000;

/** The mail, or the exception that reading it must never throw. */
async function read(sample: Sample): Promise<IncomingMail | UnreadableMail | Error> {
  try {
    return await readMail(bytesOf(sample), GIVEN);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function measure(samples: readonly Sample[]): Promise<readonly Row[]> {
  const rows = new Map<string, Row>();
  const count = (name: string, aim: number | null, file: string, verdict: Verdict | null) => {
    if (verdict) rowNamed(rows, name, aim).verdicts.push({ file, verdict });
  };
  for (const { name, aim } of [...LABELS, NO_COMMAND]) rowNamed(rows, name, aim);
  const progress = progressLine();
  for (const [index, sample] of samples.entries()) {
    progress.told('reading', index + 1, samples.length);
    const begun = performance.now();
    const mail = await read(sample);
    const took = Math.round(performance.now() - begun);
    const { file } = sample;
    count('no exception', 1, file, mail instanceof Error ? { wrong: mail.message } : 'right');
    count(`under ${SLOW_MS} ms`, 1, file, took < SLOW_MS ? 'right' : { wrong: `${took} ms` });
    if (mail instanceof Error) continue;
    for (const { name, aim, judge } of [...LABELS, NO_COMMAND]) count(name, aim, file, judge(sample, mail));
  }
  for (const trusted of [false, true]) {
    const tickets = await ticketJudge(trusted);
    const name = trusted ? '0 tickets, with every sender trusted' : '0 tickets';
    for (const [index, sample] of samples.entries()) {
      progress.told(name, index + 1, samples.length);
      count(name, 1, sample.file, await tickets.judge(sample));
    }
    await tickets.close();
  }
  progress.clear();
  return [...rows.values(), together(rows, [SUBJECT, FIRST_TEXT], 'subjects and first texts', 0.98)];
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('npm run corpus -- DIR, where DIR holds a MANIFEST.tsv');
  process.exitCode = 2;
} else {
  const rows = await measure(samplesIn(folder));
  console.log(report(rows));
  if (rows.some(missed)) process.exitCode = 1;
}
