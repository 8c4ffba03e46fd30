/** Looks every minute for acknowledgements that do not leave, and tells staff. */
import { every } from './every.ts';
import type { Job } from './job.ts';

export const lateAcknowledgements: Job = {
  name: 'late-acknowledgements',
  when: () => every(60),
  run: (desk) => desk.tellOfLateAcknowledgements(),
};
