/** Finding words of the procedure in running text, the longest first; a Latin word only where it stands as a word. */
import { signsOf, spell } from './spelling.ts';

export interface Found<Meaning> {
  readonly meaning: Meaning;
  /** Offsets in the text that was searched. */
  readonly at: number;
  readonly end: number;
}

/** Words by the first character of their spelling, longest first. */
export type Vocabulary<Meaning> = ReadonlyMap<string, readonly { readonly key: string; readonly meaning: Meaning }[]>;

/** The vocabulary of `entries`: each meaning with the ways it is written. */
export function vocabulary<Meaning>(entries: Iterable<readonly [Meaning, readonly string[]]>): Vocabulary<Meaning> {
  const byFirst = new Map<string, { key: string; meaning: Meaning }[]>();
  for (const [meaning, spellings] of entries) {
    for (const spelling of spellings) {
      const key = spell(spelling);
      if (key === '') continue;
      const first = key.charAt(0);
      byFirst.set(first, [...(byFirst.get(first) ?? []), { key, meaning }]);
    }
  }
  for (const words of byFirst.values()) words.sort((one, other) => other.key.length - one.key.length);
  return byFirst;
}

const LATIN = /[a-z0-9]/;

/** Every word of the vocabulary in `text`, from left to right, none inside another. */
export function findWords<Meaning>(text: string, words: Vocabulary<Meaning>): readonly Found<Meaning>[] {
  const all = signsOf(text);
  const signs = all.filter((sign) => sign.key !== '');
  const keys = signs.map((sign) => sign.key);
  const spelled = keys.join('');
  const starts: number[] = [];
  let length = 0;
  for (const key of keys) {
    starts.push(length);
    length += key.length;
  }
  const indexAt = new Map(starts.map((start, index) => [start, index]));
  const found: Found<Meaning>[] = [];
  let index = 0;
  while (index < signs.length) {
    const start = starts[index] ?? 0;
    const candidates = words.get((keys[index] ?? '').charAt(0)) ?? [];
    let next = index + 1;
    for (const { key, meaning } of candidates) {
      const past = start + key.length;
      const after = past === spelled.length ? signs.length : indexAt.get(past);
      if (after === undefined || !spelled.startsWith(key, start)) continue;
      const first = signs[index];
      const last = signs[after - 1];
      if (!first || !last || !standsAlone(text, first.at, last.end)) continue;
      found.push({ meaning, at: first.at, end: last.end });
      next = after;
      break;
    }
    index = next;
  }
  return found;
}

/** Whether no Latin letter or digit touches a Latin end of the word: `mail` is no word of `mailing`. */
function standsAlone(text: string, at: number, end: number): boolean {
  const touches = (inner: string | undefined, outer: string | undefined) =>
    inner !== undefined && outer !== undefined && LATIN.test(spell(inner)) && LATIN.test(spell(outer));
  return !touches(text[at], text[at - 1]) && !touches(text[end - 1], text[end]);
}

/** Whether one of the words stands in `text`. */
export function holdsWord<Meaning>(text: string, words: Vocabulary<Meaning>): boolean {
  return findWords(text, words).length > 0;
}
