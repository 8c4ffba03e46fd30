/** Looks every minute for letters that are due: those owed by another process, and claims of a dead one. */
import { every } from './every.ts';
import type { Job } from './job.ts';

export const outbox: Job = {
  name: 'outbox',
  onStandby: true,
  when: () => every(60),
  run: (desk) => desk.kickOutbox(),
};
