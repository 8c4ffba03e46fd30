/** Cuts what somebody wrote into lines and sentences, each of which must be understood as a whole. */
import { fold, foldSentence } from './fold.ts';

export interface Sentence {
  /** For matching, without its full stop. */
  readonly folded: string;
  /** As written, from the sentence to the end of its line. */
  readonly lineFrom: string;
  /** The number of its line, from 0. */
  readonly line: number;
}

// A full stop in Latin script ends a sentence only before a blank: 2026.04.01 is one word.
const SENTENCE_END = /[。｡!！]|[.．](?=\s|$)/g;

/** Where the sentences of a line begin. A second mark in a row is a sentence of its own, and means nothing. */
function cutLine(line: string): readonly { readonly text: string; readonly start: number }[] {
  const found: { text: string; start: number }[] = [];
  let start = 0;
  for (const end of line.matchAll(SENTENCE_END)) {
    found.push({ text: line.slice(start, end.index + 1), start });
    start = end.index + 1;
  }
  found.push({ text: line.slice(start), start });
  return found;
}

/** Lines end with LF or CRLF only: any other separator stays in its sentence, which then matches nothing. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

/** Every sentence of `lines` in order; blank ones are left out. */
export function sentencesOf(lines: readonly string[]): readonly Sentence[] {
  return lines.flatMap((text, line) =>
    cutLine(text)
      .filter((cut) => fold(cut.text) !== '')
      .map((cut) => ({ folded: foldSentence(cut.text), lineFrom: text.slice(cut.start), line })),
  );
}
