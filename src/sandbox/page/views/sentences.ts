/** The sentences that letters use, for the page: so that what was checked reads on it as deciders read it. */
import { join } from 'node:path';
import { ownTemplates } from '../../../config/package-root.ts';
import type { Language } from '../../../domain/application/application.ts';
import type { Desk } from '../../../journey.ts';
import { learnWords } from '../../../letters/language-words.ts';
import { readTemplateFiles } from '../../../letters/template-files.ts';
import type { TemplateMistake } from '../../../letters/template-mistake.ts';
import { voiceFor } from '../../../letters/voice.ts';

/** The sentence for `section.word` in a language; throws for a word that letters do not have. */
export type Sentences = (language: Language, section: string, word: string, details: object) => string;

export function openSentences({ procedure, desk }: Desk['setting']): Sentences {
  const folder = join(ownTemplates(), 'letters');
  const files = readTemplateFiles([folder]);
  const mistakes: TemplateMistake[] = [];
  const voices = new Map(
    [...files].map(([language, { words }]) => {
      const voice = voiceFor(language, procedure);
      learnWords(words, join(folder, language), voice, mistakes);
      return [language, voice] as const;
    }),
  );
  return (language, section, word, details) => {
    const sentence = voices.get(language)?.sentences.get(`${section}.${word}`);
    if (!sentence) throw new Error(`letters have no words for "${section}.${word}" in the language "${language}"`);
    return sentence({ ...details, desk }).trim();
  };
}
