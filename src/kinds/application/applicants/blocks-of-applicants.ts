/** Blocks of labels, one after another for each applicant: the text of each, with what is said once for all of them. */

import type { Given } from '../labels/labelled-lines.ts';
import { labelledLines } from '../labels/labelled-lines.ts';
import { beginsStatement } from '../values/attestation-stand.ts';
import type { Circumstances } from '../values/read-value.ts';
import { isPersonHeading } from './person-heading.ts';
import { personalValues } from './personal-values.ts';
import { type Block, belowTheLast, isCompact, keyOf, RULER, range } from './said-once.ts';
import type { Divided } from './table-of-applicants.ts';

/**
 * Each applicant's text holds their own block and what stands before the first one; below the last, only what clearly
 * belongs to everybody, or to the last because every other block has the like. Null when no label begins a second block.
 */
export function blocksOfApplicants(lines: readonly string[], circumstances: Circumstances): Divided | null {
  const { procedure } = circumstances;
  const { given } = labelledLines(lines.join('\n'), procedure);
  const fields = given.filter(({ word, lines: value }) => word.field !== null && value.length > 0);
  const personal = personalValues(fields, circumstances);
  const leading = fields.find(
    (one) => fields.filter((other) => keyOf(other) === keyOf(one)).length > 1 && distinct(fields, one),
  );
  if (!leading) return null;
  const starts = fields.filter((one) => keyOf(one) === keyOf(leading)).map(({ span }) => span[0]);
  const [first = 0] = starts;
  // A value of one person before the first block belongs to nobody we could name.
  if (new Set(starts).size < starts.length || personal.some(({ span }) => span[0] < first))
    return { texts: [], certain: false };
  const headings = headingsAbove(starts, lines);
  // What stands directly above the first block may be the first person's alone.
  const divided = (line: number) => RULER.test(lines[line - 1] ?? '') || headings.has(line);
  const attached = fields.some(({ span }) => span[0] < first && !range(span[1] + 1, first - 1).some(divided));
  const blocks = starts.map((start, at) => ({
    from: start,
    to: (starts[at + 1] ?? lines.length + 1) - 1,
    given: fields.filter(({ span }) => span[0] >= start && span[0] < (starts[at + 1] ?? Number.POSITIVE_INFINITY)),
  }));
  const loose = blocks.slice(0, -1).some(({ from, to, given: own }) => {
    const end = Math.max(...own.map(({ span }) => span[1]));
    return range(from, to).some((line) => line > end && !isAccountedFor(lines[line - 1] ?? '', circumstances));
  });
  if (loose || attached || !(areSeparated(blocks, lines) || areAlike(blocks, personal)))
    return { texts: [], certain: false };
  const below = belowTheLast(blocks, personal, lines, circumstances);
  const texts = blocks.map((block, at) => {
    const last = at === blocks.length - 1;
    return lines
      .map((line, index) => {
        const number = index + 1;
        if (headings.has(number)) return '';
        // The next block's label ended the value above it, so a label of nothing stands in its place.
        if (number === block.to + 1 && !last) return `${procedure.otherLabels[0] ?? ''}:`;
        if (number < first || (number >= block.from && number <= block.to && !(last && below.has(number)))) return line;
        const owner = below.get(number);
        return owner === 'all' || (owner === 'last' && last) ? line : '';
      })
      .join('\n');
  });
  return { texts, certain: true };
}

/** Whether a line that is seen at once divides each block from the next, and none stands inside a block. */
function areSeparated(blocks: readonly Block[], lines: readonly string[]): boolean {
  const divides = (line: string) => RULER.test(line) || isPersonHeading(line);
  return blocks.every(
    (block, at) =>
      (at === 0 || divides(lines[block.from - 2] ?? '')) && (at === blocks.length - 1 || isCompact(block, lines)),
  );
}

/**
 * Whether all blocks have the same labels; the last may have more below. Where nothing divides them, a label that only one
 * of them has may belong to the other: the first line of somebody's block may be missing.
 */
function areAlike(blocks: readonly Block[], personal: readonly Given[]): boolean {
  const keys = blocks.map(({ given }) => new Set(given.map(keyOf)));
  const last = blocks.at(-1)?.given ?? [];
  const end = last.findLastIndex((one) => personal.includes(one));
  const owned = new Set(last.slice(0, end + 1).map(keyOf));
  const [first = new Set()] = keys;
  const within = (some: ReadonlySet<string>, all: ReadonlySet<string>) => [...some].every((key) => all.has(key));
  return keys.every((own, at) => within(first, own) && within(at === keys.length - 1 ? owned : own, first));
}

function distinct(fields: readonly Given[], one: Given): boolean {
  const lines = fields.filter((other) => keyOf(other) === keyOf(one)).map(({ span }) => span[0]);
  return new Set(lines).size > 1;
}

/** Headings stand directly above a block, or with blank lines between. */
function headingsAbove(starts: readonly number[], lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const start of starts) {
    for (let line = start - 1; line > 0 && line > start - 6; line -= 1) {
      const text = lines[line - 1] ?? '';
      if (isPersonHeading(text)) found.add(line);
      else if (!RULER.test(text)) break;
    }
  }
  return found;
}

/** Between two blocks there are rulers, headings, and the statement about the person above; anything else may be anybody's. */
function isAccountedFor(line: string, { procedure }: Circumstances): boolean {
  return RULER.test(line) || isPersonHeading(line) || beginsStatement(line, '', procedure);
}
