/** The result of a run as people read it: a table of families, and the mails that were accepted. */
import type { Tried } from './forge.ts';

function width(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);
}

function padded(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - width(text)));
}

/** `rows` in columns; numbers stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[], source: readonly (string | number)[]) =>
    row
      .map((cell, column) =>
        typeof source[column] === 'number' ? cell.padStart(widths[column] ?? 0) : padded(cell, widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return cells.map((row, at) => line(row, at === 0 ? row : (rows[at - 1] ?? row))).join('\n');
}

function mostOften({ outcomes }: Tried): string {
  const sorted = [...outcomes].sort(([, one], [, other]) => other - one);
  return sorted
    .map(([outcome, count]) => `${outcome} ${count}`)
    .slice(0, 2)
    .join(', ');
}

export function forgeTable(rows: readonly Tried[]): string {
  const lines = rows.map((row) => [row.family.row, row.family.name, row.tried, row.accepted.length, mostOften(row)]);
  const tried = rows.reduce((sum, row) => sum + row.tried, 0);
  const accepted = rows.reduce((sum, row) => sum + row.accepted.length, 0);
  return table(
    ['row', 'family', 'tried', 'accepted', 'taken as'],
    [...lines, ['', `${rows.length} families`, tried, accepted, '']],
  );
}

/** The first accepted mails of every family, whole: they are nobody's, and somebody has to read them. */
export function acceptedMails(rows: readonly Tried[], ofEach: number): string {
  const found = rows.flatMap(({ family, accepted }) =>
    accepted
      .slice(0, ofEach)
      .map(({ harm, raw }) => `== ${family.row} ${family.name}: ${harm}\n${raw.toString('latin1')}`),
  );
  return found.join('\n\n');
}
