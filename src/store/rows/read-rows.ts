/** Reads rows of one table by what they equal. */
import type { EntityManager, EntitySchema } from 'typeorm';
import { columnOf, statementOn, type Where } from './statement.ts';

/** The rows of which `where` is true, sorted by `order`. */
export async function findRows<Row>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  where: Where<Row>,
  order: readonly (keyof Row & string)[] = [],
): Promise<Row[]> {
  const { table, properties, column, filter, run } = statementOn(manager, schema);
  const chosen = properties.map((property) => `${column(property)} AS "${property}"`).join(', ');
  const sorted = order.length > 0 ? ` ORDER BY ${order.map(column).join(', ')}` : '';
  const { records } = await run(`SELECT ${chosen} FROM ${table}${filter(where)}${sorted}`);
  // PostgreSQL gives a bigint as text; the column knows what it is.
  const read = properties.flatMap((property) => {
    const { transformer } = columnOf(schema, property);
    return transformer && !Array.isArray(transformer) ? [{ property, from: transformer.from }] : [];
  });
  if (read.length === 0) return records as Row[];
  const readAs = (record: (typeof records)[number]) =>
    Object.fromEntries(read.map(({ property, from }) => [property, from(record[property])]));
  return records.map((record) => ({ ...record, ...readAs(record) }) as Row);
}

/** The row of which `where`, a key, is true; null when there is none. */
export async function findRow<Row>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  where: Where<Row>,
): Promise<Row | null> {
  return (await findRows(manager, schema, where))[0] ?? null;
}

export async function hasRow<Row>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  where: Where<Row>,
): Promise<boolean> {
  const { table, filter, run } = statementOn(manager, schema);
  const { records } = await run(`SELECT 1 AS "found" FROM ${table}${filter(where)} LIMIT 1`);
  return records.length > 0;
}

export async function countRows<Row>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  where: Where<Row>,
): Promise<number> {
  const { table, filter, run } = statementOn(manager, schema);
  const { records } = await run(`SELECT COUNT(*) AS "count" FROM ${table}${filter(where)}`);
  return Number(records[0]?.count);
}
