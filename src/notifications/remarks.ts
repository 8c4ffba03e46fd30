/** What whoever sent a request should know about it, though nothing waits for them: words, each with a sentence. */
import type { Application } from '../domain/application.ts';

export const REMARKS = ['identity-document', 'contact-typo', 'forwarded'] as const;
export type RemarkWord = (typeof REMARKS)[number];

/** `seen`: the letter shows what was read, so that its reader can check it. */
export function remarksFor({ warnings }: Pick<Application, 'warnings'>, seen: boolean): readonly RemarkWord[] {
  return REMARKS.filter((word) => warnings.includes(word) && (seen || word === 'identity-document'));
}
