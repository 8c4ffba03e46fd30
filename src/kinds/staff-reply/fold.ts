/** Text as it is compared with the registers: NFKC, lower case, white space collapsed. Never for keeping. */

/**
 * Folds `text` for matching. Only blanks and tabs count as white space (NFKC has made the wide ones into blanks):
 * a zero-width character inside a word therefore stays, and the word matches nothing.
 */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().split(/[ \t]/).filter(Boolean).join(' ');
}

const MARKS = new Set(['.', '。', '!']);

/** Folded text without one full stop or exclamation mark at its end. A mark that stands by itself stays. */
export function foldSentence(text: string): string {
  const folded = fold(text);
  return folded.length > 1 && MARKS.has(folded.slice(-1)) ? fold(folded.slice(0, -1)) : folded;
}
