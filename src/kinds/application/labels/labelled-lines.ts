/** A request as its labels, each with the lines of its value, and the loose lines around them. */
import { ATTESTATION } from '../../../domain/application/application.ts';
import type { Procedure } from '../../../domain/rules/procedure.ts';
import { beginsStatement } from '../values/attestation-stand.ts';
import { isClosing } from './closing-words.ts';
import { type LabelWord, labelWordsOf } from './label-words.ts';
import { type Piece, piecesOf } from './line-pieces.ts';
import { goesOn, isInstruction } from './value-lines.ts';

/** One label and what was written for it. */
export interface Given {
  readonly word: LabelWord;
  /** Lines of the value; an empty one divides paragraphs. None when nothing was written. */
  readonly lines: readonly string[];
  /** Where the value (else the label) stands, counted from 1. */
  readonly line: number;
  /** From the line of the label to the last one of the value. */
  readonly span: readonly [first: number, last: number];
  /** That line as it stands in the mail. */
  readonly written: string;
}

/** A line that belongs to no label. */
export interface LooseLine {
  readonly text: string;
  readonly line: number;
}

export interface LabelledLines {
  readonly given: readonly Given[];
  /** Everything else above the signature that is not quoted, in paragraphs. */
  readonly loose: readonly (readonly LooseLine[])[];
}

type LabelPiece = Extract<Piece, { type: 'label' }>;
type TextPiece = Extract<Piece, { type: 'text' }>;

/** Reads `text` from its first line down to its signature. */
export function labelledLines(text: string, procedure: Procedure): LabelledLines {
  const pieces = piecesOf(text, labelWordsOf(procedure));
  const given: Given[] = [];
  const loose: LooseLine[][] = [[]];
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece?.type === 'text') loose.at(-1)?.push(piece);
    else if (piece?.type === 'label') {
      const { lines, texts, past } = valueBeside(piece, pieces, index + 1, procedure);
      const below = piece.value === '' ? texts[0] : undefined;
      given.push({
        word: piece.word,
        lines,
        line: below?.line ?? piece.line,
        span: [piece.line, lastLine(pieces.slice(index, past))],
        written: below?.text ?? piece.written,
      });
      // 「本人確認済み」 on a line of its own is a label without a value, and a statement.
      if (piece.bare && lines.length === 0 && piece.word.field === ATTESTATION) {
        loose.push([{ text: piece.written, line: piece.line }], []);
      }
      // What stands under a label of something else may still be the office's own statement.
      if (piece.word.field === null && piece.word.detail === null)
        loose.push(
          lines.map((text) => ({ text, line: piece.line })),
          [],
        );
      index = past - 1;
    } else loose.push([]);
  }
  return { given, loose: loose.filter((paragraph) => paragraph.length > 0) };
}

function lastLine(pieces: readonly Piece[]): number {
  return Math.max(...pieces.map((piece) => ('line' in piece ? piece.line : 0)));
}

interface Value {
  readonly lines: readonly string[];
  /** The lines below the label among them. */
  readonly texts: readonly TextPiece[];
  /** Index of the first piece that is not part of it. */
  readonly past: number;
}

/** What belongs to a label: the rest of its line, and as many of the lines below as its kind of value may take. */
function valueBeside(label: LabelPiece, pieces: readonly Piece[], from: number, procedure: Procedure): Value {
  const definition = (label.word.field === null ? null : procedure.fields[label.word.field]) ?? null;
  const validator = definition?.validator ?? null;
  const first = label.value === '' ? [] : [label.value];
  let start = from;
  // <label>, a blank line, <value>: as paragraphs of HTML come out.
  if (first.length === 0 && label.bare && pieces[from]?.type === 'blank' && pieces[from + 1]?.type === 'text')
    start += 1;
  while (first.length === 0 && instructs(pieces[start])) start += 1;
  const texts: TextPiece[] = [];
  let before = label.written;
  for (let index = start; ; index += 1) {
    const piece = pieces[index];
    if (piece?.type !== 'text' || isClosing(piece.text)) break;
    const begun = { definition, beside: first.length > 0, taken: texts.length, before };
    if (!goesOn(piece.text, begun, procedure)) break;
    // A row of a table whose label is not known is no part of the value in the row above.
    if (first.length > 0 && label.written.includes('\t') && piece.text.includes('\t')) break;
    if (validator !== 'attestation' && beginsStatement(piece.text, '', procedure)) break;
    texts.push(piece);
    before = piece.text;
  }
  if (first.length + texts.length === 0) return { lines: [], texts, past: from };
  const past = start + texts.length;
  const lines = [...first, ...texts.map((piece) => piece.text)];
  const further = validator === 'prose' ? furtherParagraphs(pieces, past, procedure) : null;
  return further ? { lines: [...lines, ...further.lines], texts, past: further.past } : { lines, texts, past };
}

function instructs(piece: Piece | undefined): boolean {
  return piece?.type === 'text' && isInstruction(piece.text);
}

const HEADING = /^\s*[■□●◆◇▼【《＜<[]/u;

/** Prose may have paragraphs when another label follows them; at the end of a mail they are the letter's own words. */
function furtherParagraphs(
  pieces: readonly Piece[],
  from: number,
  procedure: Procedure,
): { readonly lines: readonly string[]; readonly past: number } | null {
  // What stands directly below and was not taken is no part of the value.
  if (pieces[from]?.type === 'text') return null;
  const lines: string[] = [];
  for (let index = from; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece?.type === 'label') return lines.some((line) => line !== '') ? { lines, past: index } : null;
    if (piece?.type === 'blank') lines.push('');
    else if (
      piece?.type === 'text' &&
      !isClosing(piece.text) &&
      !HEADING.test(piece.text) &&
      !beginsStatement(piece.text, '', procedure)
    )
      lines.push(piece.text);
    else return null;
  }
  return null;
}
