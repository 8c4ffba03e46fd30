/** The language a text is written in. */
import type { Language } from '../../../domain/application/application.ts';

/** A reason shorter than this may be a name or a number, and says little about who wrote it. */
const DECISIVE = { japanese: 8, words: 4 };

/**
 * Of a request: labels belong to whoever made the template, so where the applicant's own words are long enough, theirs is the
 * language (domain §6, case 34); else that of the whole text.
 */
export function requestLanguage(text: string, ownWords: string): Language {
  const { japanese, words } = counted(ownWords);
  const language = languageOf(ownWords);
  const enough = language === 'ja' ? japanese >= DECISIVE.japanese : words >= DECISIVE.words;
  return enough ? language : languageOf(text);
}

/** Addresses, URLs and names of services in Latin letters say little; two kanji or kana weigh about one Latin word. */
export function languageOf(text: string): Language {
  const { japanese, words } = counted(text);
  return japanese > 0 && japanese >= words * 2 ? 'ja' : 'en';
}

function counted(text: string): { readonly japanese: number; readonly words: number } {
  const plain = text
    .split(/\s/u)
    .filter((piece) => !/[@/]/u.test(piece))
    .join(' ');
  const japanese = plain.match(/[\u3041-\u30ff\u3400-\u9fff\uff66-\uff9f]/gu)?.length ?? 0;
  const words = plain.match(/[A-Za-zÀ-ɏ]{2,}/gu)?.length ?? 0;
  return { japanese, words };
}
