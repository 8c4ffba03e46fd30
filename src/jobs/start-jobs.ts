/** Starts the jobs on node-cron, and stops them. */
import { schedule } from 'node-cron';
import { type Log, traceOf } from '../mailbox/log.ts';
import { StaleLease } from '../store/lease/lease.ts';
import type { DeskAtWork, Job, JobSettings } from './job.ts';

export interface RunningJobs {
  /** Runs every job once, in their order, each after its run that is under way: for a clock that is pushed forward by hand. */
  runAll(): Promise<void>;
  /** No job is begun any more; resolves when those under way have ended. */
  stop(): Promise<void>;
}

/**
 * A job that is still under way is not begun again; one that fails is logged and runs again at its next time. `attends`
 * says whether this daemon holds the lease; `ended` is told how each run went.
 */
export function startJobs(
  jobs: readonly Job[],
  settings: JobSettings,
  desk: DeskAtWork,
  log: Log,
  attends: () => boolean = () => true,
  ended: (job: string, isWell: boolean) => void = () => {},
): RunningJobs {
  const underWay = new Map<Job, Promise<void>>();
  const perform = async (job: Job): Promise<void> => {
    if (!job.onStandby && !attends()) return;
    try {
      await job.run(desk);
      ended(job.name, true);
    } catch (error) {
      if (error instanceof StaleLease)
        return log.info({ job: job.name }, 'a job was left to who attends to the desk now');
      ended(job.name, false);
      log.error({ job: job.name, ...traceOf(error) }, 'a job failed; it runs again at its next time');
    }
  };
  const begin = async (job: Job): Promise<void> => {
    const work = perform(job);
    underWay.set(job, work);
    await work;
    underWay.delete(job);
  };
  const quiet = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };
  const tasks = jobs.map((job) =>
    schedule(
      job.when(settings),
      async () => {
        if (!underWay.has(job)) await begin(job);
      },
      { name: job.name, noOverlap: true, logger: quiet, suppressMissedWarning: true },
    ),
  );
  return {
    async runAll() {
      for (const job of jobs) {
        while (underWay.has(job)) await underWay.get(job);
        await begin(job);
      }
    },
    async stop() {
      for (const task of tasks) await task.destroy();
      await Promise.all(underWay.values());
    },
  };
}
