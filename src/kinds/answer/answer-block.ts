/** The block of our letters in which missing information is filled in: found wherever an answer carries it, also inside the quote. */
import { ANSWERS_BEGIN, ANSWERS_END } from '../../notifications/separator.ts';
import { spell } from '../application/labels/spelling.ts';

export interface Blocks {
  /** What stands in the blocks, without quotation marks and blank lines; '' when there is none. */
  readonly answers: string;
  /** The text without them. */
  readonly rest: string;
}

/** Between two blocks (a letter in two languages has two): no value runs over a ruler. */
export const RULER = '----------';

const BEGIN = spell(ANSWERS_BEGIN);
const END = spell(ANSWERS_END);
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

/** Its blanks were empty when it left the desk, so what stands in them is the sender's. A block without an end ends at a blank line. */
export function takeBlocks(text: string): Blocks {
  const blocks: string[][] = [];
  const rest: string[] = [];
  let block: string[] | null = null;
  for (const line of text.split(LINE_END)) {
    const mark = line.length < 200 ? spell(line) : '';
    if (mark.includes(BEGIN)) {
      block = [];
      blocks.push(block);
    } else if (block && mark.includes(END)) block = null;
    else if (block) block.push(unquoted(line));
    else rest.push(line);
  }
  const answers = blocks.map((lines) =>
    whole(lines, text)
      .filter((line) => line.trim() !== '')
      .join('\n'),
  );
  return { answers: answers.filter((answer) => answer !== '').join(`\n${RULER}\n`), rest: rest.join('\n') };
}

/** The letter's own words below a block whose end was cut off are no answers. */
function whole(lines: readonly string[], text: string): readonly string[] {
  if (spell(text).includes(END)) return lines;
  const blank = lines.findIndex((line) => line.trim() === '');
  return blank < 0 ? lines : lines.slice(0, blank);
}

/** `line` without the marks with which mail programs quote. */
function unquoted(line: string): string {
  let start = 0;
  while (start < line.length && '>＞ \t'.includes(line.charAt(start))) start += 1;
  return line.slice(start);
}
