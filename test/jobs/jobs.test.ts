/** The jobs: when they run, and that all of them are in the register. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse, validate } from 'node-cron';
import { every } from '../../src/jobs/every.ts';
import type { Job } from '../../src/jobs/job.ts';
import { JOBS } from '../../src/jobs/register.ts';
import { startJobs } from '../../src/jobs/start-jobs.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const idle = {
  nudgeMailbox: () => {},
  kickOutbox: () => {},
  settleDecisions: async () => {},
  releaseHeldLetters: async () => {},
  handBackMails: async () => {},
  tellOfLateAcknowledgements: async () => {},
  tellOfRefusedLogins: async () => {},
  keepTimeLimits: async () => {},
  sendDigests: async () => {},
  eraseDue: async () => {},
};

/** The longest time between two runs, in seconds, by the expression as cron reads it. */
function longestGap(expression: string): number {
  const { second, minute, hour } = parse(expression);
  const times = hour.flatMap((h) => minute.flatMap((m) => second.map((s) => h * 3600 + m * 60 + s)));
  return Math.max(...times.map((time, index) => (times[index + 1] ?? 86_400 + (times[0] ?? 0)) - time));
}

describe('the jobs', () => {
  it('are all in the register, and the register names no other', () => {
    const onDisk = readdirSync('src/jobs').filter((file) =>
      readFileSync(`src/jobs/${file}`, 'utf8').includes(': Job = {'),
    );
    expect(JOBS.map(({ name }) => `${name}.ts`).sort()).to.deep.equal(onDisk.sort());
  });

  it('run at times that cron understands, whatever pollSeconds is', () => {
    for (const pollSeconds of [1, 7, 45, 60, 90, 3600]) {
      for (const job of JOBS)
        expect(validate(job.when({ pollSeconds })), `${job.name} every ${pollSeconds} s`).to.equal(true);
    }
  });

  it('nudge the mailbox and kick the outbox', async () => {
    const done: string[] = [];
    const desk = { ...idle, nudgeMailbox: () => void done.push('mailbox'), kickOutbox: () => void done.push('outbox') };
    for (const job of JOBS.filter(({ name }) => ['poll', 'outbox'].includes(name))) await job.run(desk);
    expect(done.sort()).to.deep.equal(['mailbox', 'outbox']);
  });

  it('begin no second run while the first is under way, and are waited for at the end', async () => {
    let runs = 0;
    let finish = () => {};
    const begun = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let release = () => {};
    const slow: Job = {
      name: 'slow',
      when: () => every(1),
      run: () => {
        runs += 1;
        finish();
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      },
    };
    const jobs = startJobs([slow], { pollSeconds: 1 }, idle, quiet);
    await begun;
    let stopped = false;
    const stopping = jobs.stop().then(() => {
      stopped = true;
    });
    await new Promise(setImmediate);
    expect([runs, stopped]).to.deep.equal([1, false]);
    release();
    await stopping;
  });

  it('can all be run at once, each in its turn and never beside itself', async () => {
    const runs: string[] = [];
    const job = (name: string): Job => ({
      name,
      when: () => every(3_600),
      async run() {
        runs.push(`${name} begins`);
        await new Promise(setImmediate);
        runs.push(`${name} ends`);
      },
    });
    const jobs = startJobs([job('first'), job('second')], { pollSeconds: 60 }, idle, quiet);
    await jobs.runAll();
    expect(runs).to.deep.equal(['first begins', 'first ends', 'second begins', 'second ends']);
    runs.length = 0;
    await Promise.all([jobs.runAll(), jobs.runAll()]);
    await jobs.stop();
    const open = new Set<string>();
    for (const [name, what] of runs.map((run) => run.split(' ') as [string, string])) {
      expect(open.has(name), `${name} ${what}`).to.equal(what === 'ends');
      if (what === 'begins') open.add(name);
      else open.delete(name);
    }
    expect(runs).to.have.length(8);
  });

  it('that fail are logged without the words of the failure, and do not end the process', async () => {
    let heard = (_: unknown) => {};
    const logged = new Promise((resolve) => {
      heard = resolve;
    });
    const failing: Job = {
      name: 'failing',
      when: () => every(1),
      run: () => {
        throw new TypeError('quotes hanako@office.example');
      },
    };
    const log = { ...quiet, error: (fields: object) => heard(fields) };
    const ended: [string, boolean][] = [];
    const told = (name: string, isWell: boolean) => void ended.push([name, isWell]);
    const jobs = startJobs([failing], { pollSeconds: 1 }, idle, log, () => true, told);
    const fields = await logged;
    await jobs.stop();
    expect(fields).to.include({ job: 'failing', error: 'TypeError' });
    expect(JSON.stringify(fields)).not.to.contain('hanako');
    expect(ended[0]).to.deep.equal(['failing', false]);
  });
});

describe('a period as a cron expression', () => {
  it('is exact where cron can keep it, else the next shorter one', () => {
    const kept = [1, 5, 7, 30, 45, 60, 90, 120, 420, 900, 3600, 18_000, 86_400].map((seconds) => [
      seconds,
      longestGap(every(seconds)),
    ]);
    expect(kept).to.deep.equal([
      [1, 1],
      [5, 5],
      [7, 6],
      [30, 30],
      [45, 30],
      [60, 60],
      [90, 60],
      [120, 120],
      [420, 360],
      [900, 900],
      [3600, 3600],
      [18_000, 14_400],
      [86_400, 86_400],
    ]);
  });
});
