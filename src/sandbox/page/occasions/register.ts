/** OCCASIONS: every button that delivers a mail to the desk, by its name. */
import { demoMail } from '../../demo-mails.ts';
import { forgedApproval } from './forged-approval.ts';
import type { Occasion } from './occasion.ts';
import { vacationReply } from './vacation-reply.ts';

/** One of the mails of the scripted demo, as if it were written now. */
const sample =
  (name: string): Occasion =>
  ({ now }) =>
    demoMail(name, new Date(now));

export const OCCASIONS = {
  'office-ja': sample('office-ja'),
  'office-en': sample('office-en'),
  form: sample('form'),
  'forged-approval': forgedApproval,
  'vacation-reply': vacationReply,
} satisfies Record<string, Occasion>;
export type OccasionName = keyof typeof OCCASIONS;

export function isOccasion(name: string): name is OccasionName {
  return Object.hasOwn(OCCASIONS, name);
}
