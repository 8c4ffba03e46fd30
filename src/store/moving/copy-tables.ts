/** Copies every row of the desk from one database into another, of whichever kind each of them is. */
import type { EntityManager, EntityMetadata, ObjectLiteral } from 'typeorm';
import { LEASE } from '../entities/lease.ts';
import { MARK } from '../entities/mark.ts';

/** Told after each portion: how many rows of how many. */
export type Progress = (table: string, rows: number, of: number) => void;

/** Rows a statement; with the columns of the widest table still below the parameters a statement may have (SQLite: 32,766). */
const PORTION = 500;

/** The tables of the desk but the lease, which belongs to its database and not to what is kept in it. */
function tablesOf(manager: EntityManager): readonly EntityMetadata[] {
  return manager.dataSource.entityMetadatas.filter(({ name }) => name !== LEASE.options.name);
}

/** How many rows each table has. */
export async function countRows(manager: EntityManager): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { name } of tablesOf(manager)) counts.set(name, await manager.count(name));
  return counts;
}

/** Whether nothing has happened in this database yet; what `migrate` sets for a new one does not count. */
export async function isUntouched(manager: EntityManager): Promise<boolean> {
  const counts = await countRows(manager);
  return [...counts].every(([name, rows]) => rows === 0 || name === MARK.options.name);
}

/** The rows after `last` in the order of the primary key; a place in that order is found again without counting to it. */
function portionAfter(manager: EntityManager, table: EntityMetadata, last: ObjectLiteral | null) {
  const keys = table.primaryColumns.map(({ propertyName }) => propertyName);
  const rows = manager.createQueryBuilder<ObjectLiteral>(table.name, 'row');
  if (last) {
    const names = keys.map((key) => `row.${key}`).join(', ');
    const values = keys.map((_, index) => `:key${index}`).join(', ');
    rows.where(`(${names}) > (${values})`, Object.fromEntries(keys.map((key, index) => [`key${index}`, last[key]])));
  }
  for (const key of keys) rows.addOrderBy(`row.${key}`, 'ASC');
  return rows.limit(PORTION).getMany();
}

async function copyTable(from: EntityManager, to: EntityManager, table: EntityMetadata, told: Progress): Promise<void> {
  const of = await from.count(table.name);
  let copied = 0;
  for (let last: ObjectLiteral | null = null; ; ) {
    const rows: ObjectLiteral[] = await portionAfter(from, table, last);
    if (rows.length > 0)
      await to.createQueryBuilder().insert().into(table.name).values(rows).updateEntity(false).execute();
    copied += rows.length;
    told(table.name, copied, of);
    last = rows.at(-1) ?? null;
    if (rows.length < PORTION) return;
    // Both databases may be SQLite, which is synchronous: timers and signals get their turn.
    await new Promise(setImmediate);
  }
}

/** Copies all tables; both managers are inside a transaction, `from` in one that sees one moment. */
export async function copyTables(from: EntityManager, to: EntityManager, told: Progress): Promise<void> {
  for (const table of tablesOf(from)) await copyTable(from, to, table, told);
}
