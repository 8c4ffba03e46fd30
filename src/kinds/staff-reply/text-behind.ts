/** The text that some commands take: behind a colon on their own line, or on the lines below. */
import type { Misread } from '../misread-words.ts';
import type { Said } from './keyword.ts';
import { cleanText, withoutMarks } from './prose.ts';

/** More would be cut in the letters that show it. */
const MOST_CHARACTERS = 2_000;

export interface TextBehind {
  /** Behind the colon, or '' when nothing is. */
  readonly inline: string;
  /** From the next line to the end, without the courtesies at its end. */
  readonly below: string;
}

/**
 * Splits what follows a command's word, `rest` being the rest of its line as written. Without a colon nothing but
 * courtesies may follow on the line: 保留 しません is no hold. `anyhow`: a note harms nobody, and needs no colon.
 */
export function textBehind(rest: string, said: Said, anyhow = false): TextBehind | Misread {
  const bare = withoutMarks(rest);
  const isMeant = anyhow || /^\s*[:：=＝]/.test(rest);
  if (!isMeant && !said.isCourtesy(bare)) return { misread: 'text-misplaced' };
  const inline = cleanText([isMeant && !said.isCourtesy(bare) ? bare : '']);
  const lines = [...said.below()];
  while (lines.length > 0 && said.isCourtesy(lines.at(-1) ?? '')) lines.pop();
  // A quoted line is not the sender's own word.
  if (lines.some((line) => /^\s*[>＞|｜]/.test(line))) return { misread: 'not-understood' };
  const below = cleanText(lines);
  return [...inline, ...below].length > MOST_CHARACTERS ? { misread: 'too-long' } : { inline, below };
}

/** A line's worth of text, so that other commands may stand below it; or all that stands below. */
export function lineOrBelow({ inline, below }: TextBehind): {
  readonly text: string | null;
  readonly taken: { readonly takesLine?: string; readonly takes?: string };
} {
  if (inline !== '') return { text: inline, taken: { takesLine: inline } };
  return below === '' ? { text: null, taken: {} } : { text: below, taken: { takes: below } };
}
