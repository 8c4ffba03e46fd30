/** The sample letters as a preview shows them: rendered in a language, once for each way in which a letter reads differently. */
import type { Language } from '../../domain/application/application.ts';
import type { Procedure } from '../../domain/rules/procedure.ts';
import { type DeskInLetters, renderLetter, stemOf } from '../render-letter.ts';
import { sampleLetters } from '../samples/sample-letters.ts';
import type { Templates } from '../templates.ts';

export interface ShownLetter {
  readonly language: string;
  /** The template's file name without its ending. */
  readonly stem: string;
  /** Tells letters of one template apart; '' for the usual one. */
  readonly variant: string;
  readonly role: 'staff' | 'office' | 'applicant';
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Every letter about invented people in `language`, in the order of a ticket's life. */
export function shownLetters(
  language: string,
  templates: Templates,
  procedure: Procedure,
  desk: DeskInLetters,
): readonly ShownLetter[] {
  const shown = new Map<string, ShownLetter>();
  for (const { letter, variant } of sampleLetters(procedure)) {
    if (variant === null) continue;
    const stem = stemOf(letter, language, templates);
    const id = `${stem}~${variant}`;
    if (shown.has(id)) continue;
    const rendered = renderLetter({ ...letter, language: language as Language }, templates, desk);
    shown.set(id, { language, stem, variant, role: letter.role, ...rendered });
  }
  return [...shown.values()];
}
