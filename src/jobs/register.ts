/** Every job, in the order in which they are started. */
import { decisions } from './decisions.ts';
import { digests } from './digests.ts';
import { erasure } from './erasure.ts';
import { handBack } from './hand-back.ts';
import { heldLetters } from './held-letters.ts';
import type { Job } from './job.ts';
import { lateAcknowledgements } from './late-acknowledgements.ts';
import { outbox } from './outbox.ts';
import { poll } from './poll.ts';
import { refusedLogins } from './refused-logins.ts';
import { timeLimits } from './time-limits.ts';

export const JOBS: readonly Job[] = [
  poll,
  outbox,
  decisions,
  heldLetters,
  handBack,
  lateAcknowledgements,
  refusedLogins,
  timeLimits,
  digests,
  erasure,
];
