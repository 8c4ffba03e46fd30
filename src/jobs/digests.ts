/** Looks every minute whether the morning letter, or the summary of a week, is due to staff. */
import { every } from './every.ts';
import type { Job } from './job.ts';

export const digests: Job = {
  name: 'digests',
  when: () => every(60),
  run: (desk) => desk.sendDigests(),
};
