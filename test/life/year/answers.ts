/** What people answer in the plots: words after some hours, and the usual ones that grant and close an access. */
import { type Instant, plusDays } from '../../../src/domain/time.ts';
import type { Applicant } from './applicants.ts';
import type { Answering } from './plot.ts';

/** To the letter that comes for the first time, or for the `atTime`th. */
export const says =
  (text: string | ((applicant: Applicant) => string), afterHours = 4, atTime = 1): Answering =>
  (time, applicant) =>
    time === atTime ? { text: typeof text === 'string' ? text : text(applicant), afterHours } : null;
/** Whenever it comes. */
export const always =
  (text: string, afterHours = 4): Answering =>
  () => ({ text, afterHours });

export const dayAfter = (at: Instant, days: number) => plusDays(at, days).slice(0, 'YYYY-MM-DD'.length);
export const approval = ({ revokedOn }: Applicant) => `お疲れ様です。\n訂正 失効日 ${revokedOn}\n承認`;
export const APPROVED = { 'first review': says(approval) };
export const WEEK = { 'second provide-access': says('PROVIDED', 3), 'first close-access': says('終了しました', 2) };
export const COMPLETES = says(({ reason }) => `理由：${reason}`, 30);
