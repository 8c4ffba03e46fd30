/** Looks a database over: whether its file is whole, and up to which migration it has come. */
import type { EntityManager } from 'typeorm';

export interface LookedOver {
  /** What SQLite finds wrong with its file; null when nothing is, and on PostgreSQL, which watches over its own. */
  readonly damage: string | null;
  /** The last migration that was run. */
  readonly migration: string;
}

/** Reads every page of a SQLite file. */
export async function lookOver(manager: EntityManager): Promise<LookedOver> {
  const { migrationsTableName = 'migrations', type } = manager.dataSource.options;
  const [last]: { name: string }[] = await manager.query(
    `SELECT name FROM ${migrationsTableName} ORDER BY id DESC LIMIT 1`,
  );
  return { damage: type === 'postgres' ? null : await damageOf(manager), migration: last?.name ?? 'none' };
}

async function damageOf(manager: EntityManager): Promise<string | null> {
  const [first]: { integrity_check: string }[] = await manager.query('PRAGMA integrity_check(1)');
  return first?.integrity_check === 'ok' ? null : (first?.integrity_check ?? 'no answer');
}
