/** Looks every minute for tickets about which something is due by the clock: reminders, the end of access, what has lapsed. */
import { every } from './every.ts';
import type { Job } from './job.ts';

export const timeLimits: Job = {
  name: 'time-limits',
  when: () => every(60),
  run: (desk) => desk.keepTimeLimits(),
};
