/** A table of counts with bars of signs, drawn as bars beside it: programs that leave pictures out still show the table. */
import type { Row } from './letter-blocks.ts';
import { escaped } from './line-markup.ts';

/** A count with its counter (件), and behind it a bar of signs where it is not nought. */
const COUNTED = /^(\d{1,6})\p{L}{0,2}(?:[ \u3000](■+))?$/u;

const COLUMN = 40;
const GAP = 8;
const HEIGHT = 96;

/** The counts of a table that shows bars; null for every other table. */
export function barsOf(rows: readonly Row[]): readonly number[] | null {
  const found = rows.map(({ value, quoted }) => (quoted.length === 0 ? COUNTED.exec(value) : null));
  if (found.some((one) => one === null) || !found.some((one) => one?.[2] !== undefined)) return null;
  return found.map((one) => Number(one?.[1]));
}

/** Columns over a line, coloured by the style sheet; `label` says in words what they are, with the counts. */
export function barChart(counts: readonly number[], label: string): string {
  const most = Math.max(1, ...counts);
  const bars = counts.flatMap((count, at) => {
    const height = Math.round((count / most) * HEIGHT);
    const x = at * COLUMN + GAP / 2;
    return height === 0
      ? []
      : [`<rect x="${x}" y="${HEIGHT - height}" width="${COLUMN - GAP}" height="${height}"></rect>`];
  });
  const width = counts.length * COLUMN;
  const line = `<line x1="0" y1="${HEIGHT}" x2="${width}" y2="${HEIGHT}"></line>`;
  const said = escaped(`${label}: ${counts.join(', ')}`);
  return `<svg viewBox="0 0 ${width} ${HEIGHT + 1}" role="img" aria-label="${said}">${bars.join('')}${line}</svg>`;
}
