/** The language a text is written in. */
import type { Language } from '../../domain/application.ts';

/** Addresses, URLs and names of services in Latin letters say little; two kanji or kana weigh about one Latin word. */
export function languageOf(text: string): Language {
  const plain = text
    .split(/\s/u)
    .filter((piece) => !/[@/]/u.test(piece))
    .join(' ');
  const japanese = plain.match(/[\u3041-\u30ff\u3400-\u9fff\uff66-\uff9f]/gu)?.length ?? 0;
  const words = plain.match(/[A-Za-zÀ-ɏ]{2,}/gu)?.length ?? 0;
  return japanese > 0 && japanese >= words * 2 ? 'ja' : 'en';
}
