/** Breaks the lines of a letter at 76 columns: Japanese by kinsoku (JIS X 4051), other words whole, quotations behind their frame. */
import { columnsOf, widthOf } from './width.ts';

export const LINE_WIDTH = 76;

/** No line begins with these. */
const NOT_FIRST = new Set(
  '、。，．,.・：；:;？！?!）)」』】〕〉》］｝]}’”ー々ゝゞヽヾ…‥〜～％%ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ',
);
/** No line ends with these. */
const NOT_LAST = new Set('（(「『【〔〈《［｛[{‘“');
/** A number and its counter stay together: 6月 is never cut after the 6. */
const COUNTERS = new Set('年月日時分秒件回名通営業万円号桁');

/** A word in Latin letters, digits and signs; everything else breaks between any two characters. */
const WORD = /[!-~\u00a1-\u02ff]/;
/** What a line begins with, and what the lines after it begin with instead. */
const FRAME = /^\| ?/;
const BULLET = /^(\s*)(・|■ ?|□ ?|※|- |\d{1,2}\. |\(\d{1,2}\) )/;
const ADDRESS = /:\/\/|@/;

/** What is read as one thing: a day with its hour, and quoted words, which are often to be typed as they stand. */
const ONE_THING =
  /\d{4}年\d{1,2}月\d{1,2}日（.）(?:\d{2}:\d{2}(?:（[^（）]{1,8}）)?)?|\b[A-Z][a-z]{2,5}day \d{1,2} [A-Z][a-z]{2,8} \d{4}|「[^「」]{1,20}」|"[^"]{1,32}"/g;

/** Where in `text` no line may end, by the index of the character before. */
function insideOneThing(text: string): ReadonlySet<number> {
  const inside = new Set<number>();
  for (const { index, 0: thing } of text.matchAll(ONE_THING)) {
    for (let at = index; at < index + thing.length - 1; at += 1) inside.add(at);
  }
  return inside;
}

/** The longest pieces of `text` that no line end may part. */
function pieces(text: string): string[] {
  const inside = insideOneThing(text);
  const found: string[] = [];
  let open = '';
  let before = '';
  let at = 0;
  for (const character of text) {
    if (open !== '' && !inside.has(at - 1) && !staysTogether(before, character)) {
      found.push(open);
      open = '';
    }
    open += character;
    before = character;
    at += character.length;
  }
  return open === '' ? found : [...found, open];
}

function staysTogether(before: string, after: string): boolean {
  if (before === ' ' || before === '　' || after === ' ' || after === '　') return false;
  if (WORD.test(before) && WORD.test(after)) return true;
  if (NOT_FIRST.has(after) || NOT_LAST.has(before)) return true;
  return /\d/.test(before) && COUNTERS.has(after);
}

/** A piece that is wider than a line by itself, cut anywhere; an address or link stays whole, or nobody could use it. */
function cutToFit(piece: string, width: number): string[] {
  if (widthOf(piece) <= width || (ADDRESS.test(piece) && !/\s/.test(piece))) return [piece];
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
    const shown = piece.trimEnd();
    const columns = widthOf(piece);
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
  if (!before || !last || WORD.test(last[0]?.[0] ?? ' ')) return lines;
  while (widthOf(last.join('').trim()) < LONELY && before.length > last.length) {
    const moved = before.at(-1) ?? '';
    if (WORD.test(moved[0] ?? '') || moved.trim() === '') break;
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
