/** Looks into the mailbox at least every `imap.pollSeconds`: a server may forget to say that mail has come. */
import { every } from './every.ts';
import type { Job } from './job.ts';

export const poll: Job = {
  name: 'poll',
  when: (settings) => every(settings.pollSeconds),
  run: (desk) => desk.nudgeMailbox(),
};
