/** Warnings that reading has left on an application, as something a letter can say. */
import type { Procedure } from '../domain/rules/procedure.ts';
import type { BothLanguages } from '../domain/rules/registry.ts';

/** Every warning word but those of the procedure's `outOfScope`, which bring their own text. */
export const WARNINGS = [
  'account-malformed',
  'student-number-unusual',
  'not-student',
  'reason-only-forgot',
  'service-ambiguous',
  'contact-unreachable',
  'contact-is-office',
  'contact-typo',
  'contact-no-mail',
  'identity-document',
  'forwarded',
  'window-boundary',
  'window-passed',
  'duplicate',
  'pair',
  'entitlement-used',
  'faculty-differs',
  'other',
] as const;
export type WarningWord = (typeof WARNINGS)[number];

export interface ShownWarning {
  readonly word: WarningWord;
  /** The machine word, where `word` is only `other`. */
  readonly machine: string;
}

function adviceOf(word: string, procedure: Procedure): BothLanguages | null {
  return Object.hasOwn(procedure.outOfScope, word) ? (procedure.outOfScope[word]?.advice ?? null) : null;
}

/** The warnings that are not about the scope, in the order they stand. */
export function warningsOf(words: readonly string[], procedure: Procedure): readonly ShownWarning[] {
  return words
    .filter((word) => adviceOf(word, procedure) === null)
    .map((machine) => ({ machine, word: WARNINGS.find((known) => known === machine) ?? 'other' }));
}

/** Where to turn for what the procedure does not cover: the procedure's own words, none of the sender's. */
export function adviceFor(words: readonly string[], procedure: Procedure): readonly BothLanguages[] {
  return words.map((word) => adviceOf(word, procedure)).filter((advice) => advice !== null);
}
