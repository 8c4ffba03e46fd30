/** What each letter is called when another letter speaks of it: a reader knows it by its purpose, not by its file's name. */
type Details = readonly string[];

/** Every template, and `other` for one that a former version or a desk of its own had. */
export const LETTER_NAMES = [
  'access-closed',
  'access-ready',
  'access-reminder',
  'acknowledgement',
  'alert',
  'answer',
  'approved',
  'awaiting-second',
  'close-access',
  'confirm-digest',
  'confirm-request',
  'confirmed',
  'deciders-only',
  'denied',
  'denied-alert',
  'digest',
  'help',
  'lapsed',
  'last-day-near',
  'missing-information',
  'no-contact',
  'one-mail-each',
  'partly-decided',
  'progress',
  'provide-access',
  'question',
  'receipt',
  'recorded',
  'refused',
  'rehearsal',
  'rehearsal-result',
  'rejected',
  'reopened',
  'request-received',
  'review',
  'review-changed',
  'review-masked',
  'revoked',
  'second-approver',
  'second-round',
  'status',
  'still-deciding',
  'transcript',
  'unavailable',
  'undeliverable',
  'unreadable',
  'weekly',
  'withdrawn',
  'words-from-applicant',
  'words-from-office',
  'other',
] as const;
export type LetterName = (typeof LETTER_NAMES)[number];

const MACHINE: Details = ['machine'];

export const letterNames: Readonly<Record<string, Details>> = Object.fromEntries(
  LETTER_NAMES.map((name) => [name, name === 'other' ? MACHINE : []]),
);

export interface NamedLetter {
  readonly word: LetterName;
  /** The machine word, where `word` is only `other`. */
  readonly machine: string;
}

/** The name of the letter that was made from `template`. */
export function letterNameOf(template: string): NamedLetter {
  return { machine: template, word: LETTER_NAMES.find((known) => known === template) ?? 'other' };
}
