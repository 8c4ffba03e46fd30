/** A request as its labels, each with the lines of its value, and the loose lines around them. */
import { ATTESTATION } from '../../../domain/application.ts';
import type { FieldDefinition, Procedure, Validator } from '../../../domain/procedure.ts';
import { beginsStatement } from '../values/attestation-stand.ts';
import { isListOfServices } from '../values/read-services.ts';
import { isClosing } from './closing-words.ts';
import { WRAPPED_WIDTH, width } from './joined-lines.ts';
import { type LabelWord, labelWordsOf } from './label-words.ts';
import { type Piece, piecesOf } from './line-pieces.ts';
import { narrow } from './spelling.ts';

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
  const definition = label.word.field === null ? undefined : procedure.fields[label.word.field];
  const validator = definition?.validator ?? null;
  const first = label.value === '' ? [] : [label.value];
  let start = from;
  // <label>, a blank line, <value>: as paragraphs of HTML come out.
  if (first.length === 0 && label.bare && pieces[from]?.type === 'blank' && pieces[from + 1]?.type === 'text')
    start += 1;
  while (first.length === 0 && isInstruction(pieces[start])) start += 1;
  const texts: TextPiece[] = [];
  let before = label.written;
  for (let index = start; ; index += 1) {
    const piece = pieces[index];
    if (piece?.type !== 'text' || isClosing(piece.text)) break;
    const isNext = isFurtherNumber(piece.text, definition);
    const listed = isNext || (validator === 'services' && isListOfServices(piece.text, procedure));
    if (!listed && !runsOn(validator, first.length > 0, texts.length, before, piece.text)) break;
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

/** 「※10桁の数字で記入してください。」: what the template says under its label, left in. */
function isInstruction(piece: Piece | undefined): boolean {
  if (piece?.type !== 'text' || !/^\s{0,20}[(（]?\s{0,4}(?:※|＊|\*|注[)）:：]|例[)）:：]|記入例)/u.test(piece.text))
    return false;
  return /記入|入力|ください|下さい|選択|選んで|不要|例[)）:：]|please|fill in|e\.g\./iu.test(piece.text);
}

/** Whether `line`, directly below, goes on with a value of this kind that has `taken` lines below its label already. */
function runsOn(validator: Validator | null, begun: boolean, taken: number, before: string, line: string): boolean {
  if (validator === null) return false;
  if (validator === 'prose') return true;
  if (!begun && (taken === 0 || validator === 'services')) return true;
  if (validator === 'digits' || validator === 'student-number' || validator === 'address') return false;
  const indented = /^\s/u.test(line);
  const wrapped = width(before) >= WRAPPED_WIDTH;
  const listed = validator === 'services' && (/^\s*[・･■□☑☐✓✔●○\-*[(（]/u.test(line) || /[、,，と]\s*$/u.test(before));
  return indented || wrapped || listed;
}

/** One number below the other: of two accounts neither may be taken for the only one. */
function isFurtherNumber(line: string, definition: FieldDefinition | undefined): boolean {
  if (definition?.validator !== 'digits') return false;
  return /^\D{0,12}(\d+)/u.exec(narrow(line))?.[1]?.length === definition.length;
}

const HEADING = /^\s*[■□●◆◇▼【《＜<[]/u;

/** Prose may have paragraphs when another label follows them; at the end of a mail they are the letter's own words. */
function furtherParagraphs(
  pieces: readonly Piece[],
  from: number,
  procedure: Procedure,
): { readonly lines: readonly string[]; readonly past: number } | null {
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
