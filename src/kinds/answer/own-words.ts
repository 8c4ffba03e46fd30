/** What somebody says in their own words: without the greetings above, the thanks below, and the statements read as fields. */
import { isClosing } from '../application/labels/closing-words.ts';
import { linesOf, type Sentence, sentencesOf } from '../staff-reply/sentences.ts';

export type IsCourtesy = (text: string) => boolean;

const SIGNS_ONLY = /^[\p{P}\p{S}\s]*$/u;

/** Whether a sentence says something: no courtesy, no closing, and more than signs. */
export function saysSomething(text: string, isCourtesy: IsCourtesy): boolean {
  return !SIGNS_ONLY.test(text) && !isCourtesy(text) && !isClosing(text);
}

/** `text` from the first sentence that says something to the last one; '' when none does. */
export function withoutCourtesies(text: string, isCourtesy: IsCourtesy): string {
  const lines = linesOf(text);
  const sentences = sentencesOf(lines);
  const says = sentences.map((sentence, at) => saysSomething(written(sentence, sentences[at + 1]), isCourtesy));
  const first = sentences[says.indexOf(true)];
  const last = says.lastIndexOf(true);
  const end = sentences[last];
  if (!first || !end) return '';
  const kept = lines.slice(first.line, end.line + 1);
  const after = sentences[last + 1];
  if (after?.line === end.line) kept[kept.length - 1] = cut(kept.at(-1) ?? '', after.lineFrom);
  kept[0] = first.line === end.line ? cutFront(kept[0] ?? '', first, lines) : first.lineFrom;
  return kept.join('\n').trim();
}

/** A sentence as it stands in its line. */
export function written(sentence: Sentence, next: Sentence | undefined): string {
  return next?.line === sentence.line ? cut(sentence.lineFrom, next.lineFrom) : sentence.lineFrom;
}

function cut(line: string, tail: string): string {
  return line.slice(0, line.length - tail.length);
}

/** The part of a line, which may have been cut at its end, from `first` on. */
function cutFront(line: string, first: Sentence, lines: readonly string[]): string {
  return line.slice((lines[first.line] ?? '').length - first.lineFrom.length);
}

/** Whether `text` asks and says nothing else: an answer is not sought in it. */
export function onlyAsks(text: string): boolean {
  const sentences = text.split(/[。\n]/u).map((sentence) => sentence.trim());
  const said = sentences.filter((sentence) => sentence !== '');
  return said.length > 0 && said.every((sentence) => /(?:[?？]|でしょうか|ですか|ますか|ませんか)$/u.test(sentence));
}
