/** Looks every minute whether letters that are held may leave, and tells staff and offices of those that may not. */
import { every } from './every.ts';
import type { Job } from './job.ts';

export const heldLetters: Job = {
  name: 'held-letters',
  when: () => every(60),
  run: (desk) => desk.releaseHeldLetters(),
};
