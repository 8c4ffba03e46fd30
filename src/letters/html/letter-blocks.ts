/** What the lines of a letter make together: paragraphs, lists, tables and quotations; read from its text before it is wrapped. */
import { ANSWERS_BEGIN, ANSWERS_END } from '../../notifications/separator.ts';
import { type LetterLine, lineOf } from './letter-lines.ts';

export interface Row {
  readonly label: string;
  readonly value: string;
  /** What others wrote below the label, line by line. */
  readonly quoted: readonly string[];
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph' | 'quotation' | 'answers'; readonly lines: readonly string[] }
  /** Each item with the lines that hang under it. */
  | { readonly kind: 'list'; readonly items: readonly (readonly string[])[] }
  | { readonly kind: 'checks'; readonly items: readonly { readonly mark: string; readonly text: string }[] }
  | { readonly kind: 'table'; readonly rows: readonly Row[] };

export interface LetterBlocks {
  readonly body: readonly Block[];
  /** Below the line that closes the letter: whom to ask, why the data are held. */
  readonly foot: readonly Block[];
}

const RULE = /^(?:―{10,}|-{10,})$/u;

function linesOf(group: readonly string[]): LetterLine[] {
  const lines: LetterLine[] = [];
  for (const [at, line] of group.entries()) lines.push(lineOf(line, group[at + 1], lines.at(-1)?.as ?? null));
  return lines;
}

/** Which lines stand together: an item with what hangs under it, a row with what is quoted below it. */
function isMore(before: LetterLine, line: LetterLine, run: readonly LetterLine[]): boolean {
  if (line.as === 'hanging') return true;
  if (line.as === 'quoted') return before.as === 'quoted' || before.as === 'row';
  if (line.as === 'row' && before.as === 'quoted') return run[0]?.as === 'row';
  return line.as === before.as && line.as !== 'heading';
}

function runsOf(lines: readonly LetterLine[]): LetterLine[][] {
  const runs: LetterLine[][] = [];
  for (const line of lines) {
    const open = runs.at(-1);
    const before = open?.at(-1);
    if (open && before && isMore(before, line, open)) open.push(line);
    else runs.push([line]);
  }
  return runs;
}

function gathered(run: readonly LetterLine[]): string[][] {
  const items: string[][] = [];
  for (const { as, text } of run) {
    const open = items.at(-1);
    if (as === 'hanging' && open) open.push(text);
    else items.push([text]);
  }
  return items;
}

function rowsOf(run: readonly LetterLine[]): Row[] {
  const rows: { label: string; value: string; quoted: string[] }[] = [];
  for (const line of run) {
    if (line.as === 'row') rows.push({ label: line.label, value: line.value, quoted: [] });
    else rows.at(-1)?.quoted.push(line.text);
  }
  return rows;
}

function blockOf(run: readonly LetterLine[], isAlone: boolean): Block {
  const lines = run.map(({ text }) => text);
  switch (run[0]?.as) {
    case 'heading':
      return { kind: 'heading', text: lines[0] ?? '' };
    case 'quoted':
      return { kind: 'quotation', lines };
    case 'item':
    case 'hanging':
      return { kind: 'list', items: gathered(run) };
    case 'check':
      return { kind: 'checks', items: run.flatMap((line) => (line.as === 'check' ? [line] : [])) };
    case 'row':
      // One row among sentences is a sentence with a colon.
      return isAlone || run.length > 1 ? { kind: 'table', rows: rowsOf(run) } : { kind: 'paragraph', lines };
    default:
      return { kind: 'paragraph', lines };
  }
}

/** Groups of lines between empty ones; a block to fill in is one group, whatever is in it. */
function groupsOf(lines: readonly string[]): string[][] {
  const groups: string[][] = [[]];
  let isFilledIn = false;
  for (const line of lines) {
    if (line === ANSWERS_BEGIN || (line === '' && !isFilledIn)) groups.push([]);
    isFilledIn = line === ANSWERS_BEGIN || (isFilledIn && line !== ANSWERS_END);
    if (line !== '' || isFilledIn) groups.at(-1)?.push(line);
    if (line === ANSWERS_END) groups.push([]);
  }
  return groups.filter((group) => group.length > 0);
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (const group of groupsOf(lines)) {
    if (group[0] === ANSWERS_BEGIN) {
      blocks.push({ kind: 'answers', lines: group });
      continue;
    }
    const runs = runsOf(linesOf(group));
    const said = runs.filter(([line]) => line?.as !== 'heading').length;
    for (const run of runs) {
      const block = blockOf(run, said === 1 && blocks.length > 0);
      const before = blocks.at(-1);
      const continues = before?.kind === 'paragraph' && run !== runs[0];
      if (block.kind === 'paragraph' && continues)
        blocks.splice(-1, 1, { kind: 'paragraph', lines: [...before.lines, ...block.lines] });
      else blocks.push(block);
    }
  }
  return blocks;
}

/** The blocks of a letter in one language, from its text before wrapping; whatever fits nothing is a paragraph. */
export function letterBlocks(text: string): LetterBlocks {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const end = lines.findIndex((line) => RULE.test(line));
  if (end < 0) return { body: blocksOf(lines), foot: [] };
  return { body: blocksOf(lines.slice(0, end)), foot: blocksOf(lines.slice(end + 1)) };
}
