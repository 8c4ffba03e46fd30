/** A table with one row, or one column, for each applicant: the text of each, with the others' cells left blank. */
import { labelAt } from '../labels/label-at.ts';
import { labelWordsOf } from '../labels/label-words.ts';
import { cellsOf, columnsOf, isRowOfFields } from '../labels/table-rows.ts';
import type { Circumstances } from '../values/read-value.ts';
import { isPersonal } from './personal-values.ts';

/** `certain`: false when cells may stand under a label that is not theirs. */
export interface Divided {
  readonly texts: readonly string[];
  readonly certain: boolean;
}

/** Keeps the columns of a table in force for the rows below it. */
const BLANK_ROW = '\t';

/** Null when there is no table of several people in `lines`. */
export function tableOfApplicants(lines: readonly string[], circumstances: Circumstances): Divided | null {
  return byRows(lines, circumstances) ?? byColumns(lines, circumstances);
}

function byRows(lines: readonly string[], { procedure }: Circumstances): Divided | null {
  const words = labelWordsOf(procedure);
  const head = lines.findIndex((line) => {
    const columns = columnsOf(line, words) ?? [];
    return columns.some((word) => word !== null && isPersonal(word.field, procedure));
  });
  if (head < 0) return null;
  const width = cellsOf(lines[head] ?? '').length;
  const rows: number[] = [];
  for (let at = head + 1; at < lines.length && lines[at]?.includes('\t'); at += 1) {
    if (isRowOfFields(lines[at] ?? '', words)) break;
    if (lines[at]?.trim() !== '') rows.push(at);
  }
  if (rows.length < 2) return null;
  const columns = columnsOf(lines[head] ?? '', words) ?? [];
  // Where a cell spans rows, the cells of the next row move up; under a number or an address that would be seen.
  const ends = (at: number) => {
    const cells = cellsOf(lines[at] ?? '').length;
    const { validator } = procedure.fields[columns[cells - 1]?.field ?? ''] ?? {};
    return cells === width || (cells < width && (validator === 'digits' || validator === 'address'));
  };
  const whole = rows.every((at) => cellsOf(lines[at] ?? '').length === width);
  const texts = rows.map((own) => lines.map((line, at) => (rows.includes(at) && at !== own ? BLANK_ROW : line)));
  return { texts: rows.every(ends) ? texts.map((text) => text.join('\n')) : [], certain: whole };
}

/** Rows of a label and several values each: one person in each column. */
function byColumns(lines: readonly string[], { procedure }: Circumstances): Divided | null {
  const words = labelWordsOf(procedure);
  const rows = lines.flatMap((line, at) => {
    const cells = cellsOf(line);
    const label = line.includes('\t') ? labelAt(cells[0] ?? '', 0, words) : null;
    const values = cells.slice(1);
    const plain = label !== null && values.every((cell) => labelAt(cell, 0, words) === null);
    return plain && label.valueAt >= (cells[0] ?? '').length
      ? [{ at, label: cells[0] ?? '', values, word: label.word }]
      : [];
  });
  const personal = rows.filter(({ word }) => isPersonal(word.field, procedure));
  const wide = personal.filter(({ values }) => values.filter((cell) => cell !== '').length >= 2);
  if (wide.length < 2) return null;
  const people = Math.max(...wide.map(({ values }) => values.length));
  const certain = personal.every(({ values }) => values.length === people);
  const cellOf = ({ values }: { readonly values: readonly string[] }, person: number) =>
    values.length === 1 ? values[0] : values[person];
  const texts = Array.from({ length: people }, (_, person) =>
    lines.map((line, at) => {
      const row = rows.find((one) => one.at === at);
      if (row) return `${row.label}\t${cellOf(row, person) ?? ''}`;
      return line.includes('\t') ? '' : line;
    }),
  );
  return { texts: texts.map((text) => text.join('\n')), certain };
}
