/** Machine words in the sentences of a language, for pages that are no letters. */
import type { DeskIdentity } from '../domain/rules/registry.ts';
import type { Templates } from './templates.ts';

/** The sentence for `word` in `section` of the words of a language; throws when there is none, which no start lets pass. */
export type Explain = (section: string, word: string, details?: object) => string;

export function explainIn(language: string, { voices }: Pick<Templates, 'voices'>, desk: DeskIdentity): Explain {
  return (section, word, details = {}) => {
    const sentence = voices.get(language)?.sentences.get(`${section}.${word}`);
    if (!sentence) throw new Error(`there are no words for "${section}.${word}" in the language "${language}"`);
    return sentence({ ...details, desk }).trim();
  };
}

/** What a time zone is called in a language; its IANA name where nobody has named it. */
export function zoneIn(language: string, { voices }: Pick<Templates, 'voices'>, zone: string): string {
  return voices.get(language)?.sentences.get(`zones.${zone}`)?.({}) ?? zone;
}
