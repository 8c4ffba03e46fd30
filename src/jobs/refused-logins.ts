/** Looks every ten minutes whether a login is refused, and tells staff when it still is. */
import { every } from './every.ts';
import type { Job } from './job.ts';

export const refusedLogins: Job = {
  name: 'refused-logins',
  when: () => every(600),
  run: (desk) => desk.tellOfRefusedLogins(),
};
