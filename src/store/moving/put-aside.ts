/** Puts what a PostgreSQL database holds of the desk into a schema of its own, where nobody works on it any more. */
import type { EntityManager } from 'typeorm';

/** Moves every table of the desk with its rows and indexes; within the caller's transaction. `schema` is a plain word. */
export async function putAside(manager: EntityManager, schema: string): Promise<void> {
  const tables = manager.dataSource.entityMetadatas.map(({ tableName }) => tableName);
  await manager.query(`CREATE SCHEMA "${schema}"`);
  for (const table of [...tables, 'migrations']) await manager.query(`ALTER TABLE "${table}" SET SCHEMA "${schema}"`);
}
