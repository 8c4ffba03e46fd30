/** Statistics as a table for a terminal. */
import { type Figures, GROUPINGS, type Statistics } from '../../domain/statistics.ts';

const COLUMNS = [
  'tickets',
  'approved',
  'rejected',
  'otherwise',
  'open',
  'hours to acknowledgement',
  'hours to decision',
];
const NAMES = 24;

/** A hundredth of an hour is half a minute; below it the hours are printed in full. */
function hours(value: number | null): string {
  if (value === null) return '–';
  return value >= 0.01 ? value.toFixed(2) : String(value);
}

function line(name: string, figures: Figures): string {
  const { tickets, approved, rejected, otherwise, open, hoursToAcknowledgement, hoursToDecision } = figures;
  const counts = [tickets, approved, rejected, otherwise, open].map(String);
  const cells = [...counts, hours(hoursToAcknowledgement), hours(hoursToDecision)];
  return name.padEnd(NAMES) + cells.map((cell, at) => cell.padStart((COLUMNS[at]?.length ?? 0) + 2)).join('');
}

/** The medians are of what has been measured; `otherwise` ended without a decision. */
export function statisticsTable({ all, by }: Statistics): string {
  const head = ' '.repeat(NAMES) + COLUMNS.map((column) => `  ${column}`).join('');
  const groups = GROUPINGS.flatMap((grouping) => [
    '',
    `by ${grouping}`,
    ...by[grouping].map(({ name, ...figures }) => line(`  ${name}`, figures)),
  ]);
  return `${[`${head}  (medians)`, line('all', all), ...groups].join('\n')}\n`;
}
