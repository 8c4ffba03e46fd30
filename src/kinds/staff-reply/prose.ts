/** Words somebody writes for somebody else behind a command: kept as written, found by folded words. */
import { fold } from './fold.ts';

/** What may stand between a word and what follows it. A question mark may not. */
const BOUNDARY = /^[\s:：=、､,，.。．｡!！]/;
const MARKS_BEFORE = /^[\s:：=、､,，.。．｡!！]+/;
// NFKC can make one character of several (ｶﾞ) and several of one (㈱).
const WIDEST = 3;

/** The longest of `words` (folded) that `text` begins with, whole, and the rest of `text` as written; null when there is none. */
export function leading(
  text: string,
  words: readonly string[],
): { readonly word: string; readonly rest: string } | null {
  const end = Math.min(text.length, WIDEST * Math.max(0, ...words.map((word) => word.length)));
  const head = fold(text.slice(0, end));
  // Most sentences begin with none of them: that is seen at one glance.
  if (!words.some((word) => head.startsWith(word))) return null;
  const known = new Set(words);
  for (let length = end; length > 0; length -= 1) {
    const word = fold(text.slice(0, length));
    const rest = text.slice(length);
    if (known.has(word) && (rest === '' || BOUNDARY.test(rest))) return { word, rest };
  }
  return null;
}

/** `text` without the blanks and punctuation it begins with. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS_BEFORE, '');
}

/** Lines as one text: no control or invisible formatting characters, no blank lines around, at most one in a row. */
export function cleanText(lines: readonly string[]): string {
  const clean = lines.map((line) =>
    line
      .replace(/\t/g, ' ')
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
      .trim(),
  );
  return clean
    .filter((line, at) => line !== '' || (at > 0 && clean[at - 1] !== ''))
    .join('\n')
    .trim();
}
