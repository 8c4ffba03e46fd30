/** Writes rows of one table, each under the columns that it brings. */
import type { EntityManager, EntitySchema } from 'typeorm';
import { type Statement, statementOn, type Where } from './statement.ts';

/** Writes rows that all have the same columns; a column that is left out has its default. */
export async function insertRows<Row extends object>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const statement = statementOn(manager, schema);
  await statement.run(insertion(statement, rows));
}

/** Writes a row; when there is one with the same `key`, what `row` brings is written over it. */
export async function upsertRow<Row extends object>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  row: Row,
  key: readonly (keyof Row & string)[],
): Promise<void> {
  const statement = statementOn(manager, schema);
  const rest = Object.keys(row).filter((property) => !key.some((one) => one === property));
  const changes = rest.map(statement.column).map((column) => `${column} = excluded.${column}`);
  const insert = insertion(statement, [row]);
  const known = key.map(statement.column).join(', ');
  await statement.run(`${insert} ON CONFLICT (${known}) DO UPDATE SET ${changes.join(', ')}`);
}

/** Changes the rows of which `where` is true; gives how many there were. */
export async function updateRows<Row>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  where: Where<Row>,
  changes: Partial<Row>,
): Promise<number> {
  const { table, column, mark, filter, run } = statementOn(manager, schema);
  const set = Object.entries(changes).map(([property, value]) => `${column(property)} = ${mark(value)}`);
  const { affected } = await run(`UPDATE ${table} SET ${set.join(', ')}${filter(where)}`);
  return affected ?? 0;
}

export async function deleteRows<Row>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  where: Where<Row>,
): Promise<void> {
  const { table, filter, run } = statementOn(manager, schema);
  await run(`DELETE FROM ${table}${filter(where)}`);
}

function insertion<Row extends object>(statement: Statement<Row>, rows: readonly Row[]): string {
  const { table, column, mark } = statement;
  const properties = Object.keys(rows[0] ?? {});
  const tuples = rows.map((row) => {
    const cells = new Map<string, unknown>(Object.entries(row));
    return `(${properties.map((property) => mark(cells.get(property) ?? null)).join(', ')})`;
  });
  return `INSERT INTO ${table}(${properties.map(column).join(', ')}) VALUES ${tuples.join(', ')}`;
}
