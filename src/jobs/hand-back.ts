/** Looks every half minute for mails that go back to the inbox: somebody has just said that they are not the desk's. */
import { every } from './every.ts';
import type { Job } from './job.ts';

export const handBack: Job = {
  name: 'hand-back',
  when: () => every(30),
  run: (desk) => desk.handBackMails(),
};
