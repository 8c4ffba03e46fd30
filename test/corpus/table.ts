/** The table of a measurement: a row for each kind of label, then the samples that are wrong. */
import type { Verdict } from './judge.ts';

export interface Row {
  readonly name: string;
  /** The share of right ones that must be reached; null: only told. */
  readonly aim: number | null;
  readonly verdicts: { readonly file: string; readonly verdict: Verdict }[];
}

/** The row called `name`, which is begun when there is none. */
export function rowNamed(rows: Map<string, Row>, name: string, aim: number | null): Row {
  const row = rows.get(name) ?? { name, aim, verdicts: [] };
  rows.set(name, row);
  return row;
}

/** A row of what all `names` together have reached. */
export function together(rows: ReadonlyMap<string, Row>, names: readonly string[], name: string, aim: number): Row {
  return { name, aim, verdicts: names.flatMap((one) => rows.get(one)?.verdicts ?? []) };
}

function rightOf({ verdicts }: Row): number {
  return verdicts.filter(({ verdict }) => verdict === 'right').length;
}

/** Whether the row falls short of its aim. */
export function missed(row: Row): boolean {
  return row.aim !== null && rightOf(row) < row.aim * row.verdicts.length;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function line(row: Row): string {
  const right = rightOf(row);
  const total = row.verdicts.length;
  const aim = row.aim === null ? '' : percent(row.aim);
  const cells = [right, total - right, total, percent(total === 0 ? 1 : right / total), aim];
  return `${cells.map((cell) => String(cell).padStart(8)).join(' ')}  ${missed(row) ? 'MISSED ' : ''}${row.name}`;
}

/** The whole table as text. */
export function report(rows: readonly Row[]): string {
  const head = `${['right', 'wrong', 'total', 'share', 'aim'].map((word) => word.padStart(8)).join(' ')}  label`;
  const told = new Set<Row['verdicts'][number]>();
  const wrong = rows.flatMap(({ name, verdicts }) =>
    verdicts
      .filter((one) => !told.has(one) && told.add(one))
      .flatMap(({ file, verdict }) => (verdict === 'right' ? [] : [`${name}: ${file}: ${verdict.wrong}`])),
  );
  return [head, ...rows.map(line), '', ...wrong].join('\n');
}
