/** Breaks the lines of a letter at 76 columns, where kinsoku lets a line end, quotations behind their frame. */
import { isInWord, pieces } from './kinsoku.ts';
import { columnsOf, widthOf } from './width.ts';

export const LINE_WIDTH = 76;

/** What a line begins with, and what the lines after it begin with instead. */
const FRAME = /^\| ?/;
const BULLET = /^(\s*)(・|■ ?|□ ?|※|- |\d{1,2}\. |\(\d{1,2}\) )/;
const ADDRESS = /:\/\/|@/;

/** A piece that is wider than a line by itself, cut anywhere; an address or link stays whole, or nobody could use it. */
function cutToFit(piece: string, width: number): string[] {
  // No character takes more than two columns.
  if (piece.length * 2 <= width || widthOf(piece) <= width || (ADDRESS.test(piece) && !/\s/.test(piece)))
    return [piece];
  const found: string[] = [];
  let open = '';
  for (const character of piece) {
    if (widthOf(open) + columnsOf(character) > width) {
      found.push(open);
      open = '';
    }
    open += character;
  }
  return [...found, open];
}

/** A last line of a sign or two looks like a slip; what is narrower than this takes company from the line before. */
const LONELY = 6;

/** The pieces of each line, where no line is wider than `room`. */
function filled(text: string, room: number): string[][] {
  let open: string[] = [];
  const lines = [open];
  let width = 0;
  for (const piece of pieces(text).flatMap((whole) => cutToFit(whole, room))) {
    const columns = widthOf(piece);
    const shown = isInWord(piece.at(-1) ?? '') ? piece : piece.trimEnd();
    if (open.length > 0 && width + (shown === piece ? columns : widthOf(shown)) > room) {
      open = [];
      lines.push(open);
      width = 0;
    }
    // A blank at a line's end has done its work there.
    if (open.length === 0 && lines.length > 1 && shown === '') continue;
    open.push(piece);
    width += columns;
  }
  return lines;
}

/** Moves the last signs of a line that is full to one that would hold next to nothing. Latin words stay where they are. */
function keepCompany(lines: string[][]): string[][] {
  const [before, last] = lines.slice(-2);
  if (!before || !last || isInWord(last[0]?.[0] ?? ' ')) return lines;
  while (widthOf(last.join('').trim()) < LONELY && before.length > last.length) {
    const moved = before.at(-1) ?? '';
    if (isInWord(moved[0] ?? '') || moved.trim() === '') break;
    before.pop();
    last.unshift(moved);
  }
  return lines;
}

function fill(text: string, first: string, next: string, limit: number): string[] {
  const lines = keepCompany(filled(text, limit - widthOf(next)));
  return lines.map((line, at) => ((at === 0 ? first : next) + line.join('')).trimEnd());
}

function wrapLine(line: string, limit: number): string[] {
  // No character takes more than two columns.
  if (line.length * 2 <= limit || widthOf(line) <= limit) return [line];
  const frame = FRAME.exec(line)?.[0];
  if (frame !== undefined) return fill(line.slice(frame.length), '| ', '| ', limit);
  const bullet = BULLET.exec(line);
  const mark = bullet?.[0] ?? /^[ 　]*/.exec(line)?.[0] ?? '';
  return fill(line.slice(mark.length), mark, ' '.repeat(widthOf(mark)), limit);
}

/** `text` with no line wider than `limit` columns; only a link or an address that is longer by itself stays longer. */
export function wrap(text: string, limit: number = LINE_WIDTH): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line.trimEnd(), limit))
    .join('\n');
}
