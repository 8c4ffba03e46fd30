/** Brings a database up to what this program knows, and refuses one that knows more. */
import { type DataSource, type EntityManager, MigrationExecutor } from 'typeorm';
import { DatabaseUnusable } from './connection/database-unusable.ts';
import { unitOfWork } from './units/unit-of-work.ts';

/** Any number will do, as long as every daemon on the same PostgreSQL database uses the same. */
const MIGRATION_LOCK = 7_205_759;

async function refuseDamaged(manager: EntityManager, shown: string): Promise<void> {
  const [first]: { quick_check: string }[] = await manager.query('PRAGMA quick_check(1)');
  if (first?.quick_check !== 'ok') throw new DatabaseUnusable('corrupt', `The database ${shown} is damaged.`);
}

/**
 * Runs the migrations that are still to be run; none at a second start. All of them happen or none, also when two
 * daemons start at the same moment. Rejects with DatabaseUnusable when the file is damaged or newer than the program.
 */
export async function bringUpToDate(dataSource: DataSource, shown: string): Promise<void> {
  await unitOfWork(dataSource, 'writing', (manager) => runMigrations(manager, shown));
}

/** The same within a transaction that does more. */
export async function runMigrations(manager: EntityManager, shown: string): Promise<void> {
  const { dataSource } = manager;
  if (dataSource.options.type === 'postgres') {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  } else {
    await refuseDamaged(manager, shown);
  }
  const executor = new MigrationExecutor(dataSource, manager.queryRunner);
  executor.transaction = 'none';
  const known = new Set(dataSource.migrations.map(({ name }) => name));
  const unknown = (await executor.getExecutedMigrations()).filter(({ name }) => !known.has(name));
  if (unknown.length > 0) {
    const names = unknown.map(({ name }) => name).join(', ');
    throw new DatabaseUnusable('newer-than-program', `The database ${shown} was made by a newer program (${names}).`);
  }
  await executor.executePendingMigrations();
}
