/** Why something may not be done: machine words, each of which has its letter (`notifications/explanations.ts`). */
export const REFUSALS = [
  'field-missing',
  'revocation-unknown',
  'before-revocation',
  'window-passed',
  'entitlement-used',
  'not-student',
  'outdated-revision',
  /** A later word of staff was read before this one. */
  'overtaken',
  'already-decided',
  /** Somebody has decided on some of the services: which of them is meant must be said. */
  'services-decided',
  /** Their approval stands already; it takes somebody else's. */
  'same-approver',
  /** Policy asks for a NOTE beside each decision. */
  'note-missing',
  /** It takes two, and nobody else may. */
  'no-second-decider',
  /** At the release: fewer approvals count than are needed. */
  'approvals-missing',
  'not-decided',
  'already-released',
  'before-opening',
  'not-a-decider',
  /** Somebody on staff has a part in it: it is for deciders alone. */
  'deciders-only',
  'own-application',
  /** What proves the sender is not enough by itself: a code in a fresh letter is asked for. */
  'second-round',
  /** The letter that was answered shows one ticket, and the word was for two. */
  'no-pair',
  /** A code is for what its letter shows, which is one ticket. */
  'pair-unproven',
  'origin-contradicted',
  'token-missing',
  'services-differ',
  'nothing-to-provide',
  'office-pending',
  'not-awaiting-office',
  'contact-changed',
  /** The office has corrected what was approved. */
  'content-corrected',
  'contact-unconfirmed',
  /** Whoever approved would be told, and given the access. */
  'contact-is-staff',
  /** The access is to go to another address than the answered letter showed. */
  'contact-corrected',
  'not-yours-to-give',
  'closed',
  'on-hold',
  'not-on-hold',
  /** There is no usable address to write to. */
  'contact-missing',
  /** The week that the applicant was promised is not over. */
  'window-open',
  'access-not-open',
  'not-reopenable',
] as const;

export type RefusalWord = (typeof REFUSALS)[number];

export interface Refusal {
  readonly word: RefusalWord;
  /** Facts the letter needs (a date, who decided, which fields); never personal data of others. */
  readonly details: Readonly<Record<string, string | number | readonly string[] | null>>;
}

export function refusal(word: RefusalWord, details: Refusal['details'] = {}): { readonly refused: Refusal } {
  return { refused: { word, details } };
}
