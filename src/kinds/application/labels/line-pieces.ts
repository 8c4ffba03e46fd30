/** A text cut into pieces: labels with what stands beside them, other lines, blank lines, and where a value must end. */
import { withTabs } from './drawn-rows.ts';
import { type Label, labelAt } from './label-at.ts';
import type { LabelWord, LabelWords } from './label-words.ts';
import { columnsOf, rowPieces } from './table-rows.ts';

export type Piece =
  | {
      readonly type: 'label';
      readonly word: LabelWord;
      /** What stands beside the label; empty when nothing does. */
      readonly value: string;
      /** The label stands alone, without even a separator. */
      readonly bare: boolean;
      /** Counted from 1. */
      readonly line: number;
      readonly written: string;
    }
  | { readonly type: 'text'; readonly text: string; readonly line: number }
  | { readonly type: 'blank' }
  /** A ruler or a quotation: no value runs over it. */
  | { readonly type: 'stop' };

/** U+2028, U+2029, NEL, vertical tab and form feed break a line for people too. */
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
const SIGNATURE = /^-- ?$/;
const QUOTED = /^\s{0,3}[>＞]/u;
const RULER = /^\s*(?:[-=_*#~]{4,}|[＝－―—─━‐＿＊～〜・]{3,})\s*$/u;

/** The pieces of `text` down to its signature (`--` on a line of its own). */
export function piecesOf(text: string, words: LabelWords): readonly Piece[] {
  const all = text.split(LINE_BREAK).map(withTabs);
  const signature = all.findIndex((line) => SIGNATURE.test(line));
  const lines = signature < 0 ? all : all.slice(0, signature);
  const pieces: Piece[] = [];
  let columns: readonly (LabelWord | null)[] | null = null;
  for (let index = 0; index < lines.length; index += 1) {
    const raw = lines[index] ?? '';
    const line = index + 1;
    if (!raw.includes('\t')) columns = null;
    if (QUOTED.test(raw) || RULER.test(raw)) pieces.push({ type: 'stop' });
    else if (raw.trim() === '') pieces.push({ type: 'blank' });
    else {
      const heading: readonly (LabelWord | null)[] | null = columnsOf(raw, words);
      const row = heading ? null : rowPieces(raw, line, columns, words);
      const beside = heading || row ? null : labelOver(lines, index, words);
      if (heading) columns = heading;
      else if (row) pieces.push(...row);
      else if (beside) {
        pieces.push(...labelPieces(beside.text, beside.label, line, words));
        index += beside.more;
      } else pieces.push({ type: 'text', text: raw, line });
    }
  }
  return pieces;
}

/** The label at the start of a line; its hint in brackets may run over the next two lines. */
function labelOver(
  lines: readonly string[],
  index: number,
  words: LabelWords,
): { readonly text: string; readonly label: Label; readonly more: number } | null {
  let text = '';
  for (let more = 0; more <= 2 && index + more < lines.length; more += 1) {
    text += lines[index + more];
    const label = labelAt(text, 0, words);
    if (!label) return null;
    if (!label.hintOpen) return { text, label, more };
  }
  return null;
}

/** Further labels are looked for only so far: nobody reads a longer line. */
const LONGEST_ROW = 1000;

/** Between two labels on one line there is wide space, a slash or a bar. */
const DIVISION = /[ \u3000/／|｜]{2,}|[\u3000/／|｜]/gu;

/** The label of a line, and further ones behind it where each has a separator of its own. */
function labelPieces(text: string, first: Label, line: number, words: LabelWords): readonly Piece[] {
  const starts: { readonly at: number; readonly label: Label }[] = [{ at: 0, label: first }];
  const rest = text.slice(first.valueAt, first.valueAt + LONGEST_ROW);
  for (const division of rest.matchAll(DIVISION)) {
    const from = first.valueAt + division.index + division[0].length;
    const label = labelAt(text, from, words);
    if (label?.separator === 'sign') starts.push({ at: first.valueAt + division.index, label });
  }
  return starts.map(({ label }, index) => {
    const end = starts[index + 1]?.at ?? text.length;
    const value = text.slice(label.valueAt, Math.max(end, label.valueAt));
    return {
      type: 'label',
      word: label.word,
      value,
      bare: label.separator === 'none' && value === '',
      line,
      written: text,
    };
  });
}
