/** What whoever sent a request should know about it, though nothing waits for them: words, each with a sentence. */
import type { Application } from '../domain/application/application.ts';

export const REMARKS = ['identity-document', 'contact-typo', 'reason-only-forgot', 'forwarded'] as const;
export type RemarkWord = (typeof REMARKS)[number];

/** For an applicant, who need not be the one who wrote the request: what says nothing of what was read. */
const UNSEEN: readonly RemarkWord[] = ['identity-document', 'reason-only-forgot'];
/** The reason is the applicant's own: it is asked for once, of nobody else (domain §6 row 14). */
const OF_APPLICANT: readonly RemarkWord[] = ['reason-only-forgot'];

type Warned = Pick<Application, 'warnings'>;

/** For whoever sent the request. `seen`: the letter shows what was read, so that its reader can check it. */
export function remarksFor({ warnings }: Warned, seen: boolean): readonly RemarkWord[] {
  return REMARKS.filter(
    (word) => warnings.includes(word) && (seen ? !OF_APPLICANT.includes(word) : UNSEEN.includes(word)),
  );
}

/** For an applicant in whose name an office has asked: what it did in its mail is told to it alone. */
export function remarksForApplicant({ warnings }: Warned): readonly RemarkWord[] {
  return OF_APPLICANT.filter((word) => warnings.includes(word));
}
