/** Erases every night what has been kept for as long as policy says. */
import type { Job } from './job.ts';

export const erasure: Job = {
  name: 'erasure',
  when: () => '0 40 3 * * *',
  run: (desk) => desk.eraseDue(),
};
