/** The letters as they are: our templates, the real procedure, and every sample rendered. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../src/config/package-root.ts';
import { type Procedure, procedureSchema } from '../../src/domain/rules/procedure.ts';
import { renderLetter } from '../../src/letters/render-letter.ts';
import type { SampleLetter } from '../../src/letters/samples/sample-cases.ts';
import { sampleLetters } from '../../src/letters/samples/sample-letters.ts';
import { sampleSetting } from '../../src/letters/samples/sample-tickets.ts';
import { loadTemplates, type Templates } from '../../src/letters/templates.ts';
import type { Letter } from '../../src/notifications/letter.ts';

export const TEMPLATES = join(packageRoot(), 'templates');
export const LANGUAGES = ['ja', 'en'] as const;

export const procedure: Procedure = procedureSchema.parse(
  parse(readFileSync(join(TEMPLATES, 'procedure/cloud-data-salvage.yaml'), 'utf8')),
);
export const desk = sampleSetting(procedure).desk;

let loaded: Templates | undefined;

/** Our own templates; fails with their mistakes. */
export function ourTemplates(): Templates {
  if (loaded) return loaded;
  const templates = loadTemplates([TEMPLATES], procedure);
  if ('mistakes' in templates) throw new Error(JSON.stringify(templates.mistakes, null, 2));
  loaded = templates;
  return loaded;
}

export interface Shown {
  readonly sample: SampleLetter;
  readonly language: (typeof LANGUAGES)[number];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

let shown: readonly Shown[] | undefined;

/** Every sample in every language. */
export function everyLetter(): readonly Shown[] {
  shown ??= LANGUAGES.flatMap((language) =>
    sampleLetters(procedure).map((sample) => {
      const letter: Letter = { ...sample.letter, language };
      return { sample, language, ...renderLetter(letter, ourTemplates(), desk) };
    }),
  );
  return shown;
}

/** What an applicant gets before having written: every letter to them, with both languages in one. */
export function inBothLanguages(): readonly Pick<Shown, 'sample' | 'subject' | 'text' | 'html'>[] {
  return sampleLetters(procedure)
    .filter(({ letter: { role }, variant }) => role === 'applicant' && variant === '')
    .map((sample) => ({
      sample,
      ...renderLetter({ ...sample.letter, language: 'both' }, ourTemplates(), desk),
    }));
}
