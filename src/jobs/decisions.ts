/** Looks every other second for decisions whose cooling-off begins or ends. */
import { every } from './every.ts';
import type { Job } from './job.ts';

export const decisions: Job = {
  name: 'decisions',
  when: () => every(2),
  run: (desk) => desk.settleDecisions(),
};
