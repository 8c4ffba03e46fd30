/** One unit of work: everything between BEGIN and COMMIT happens, or none of it; a database that is busy is asked again. */
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { isCut } from '../connection/connection-cut.ts';
import { failureCode } from '../connection/database-unusable.ts';
import { type Patience, patienceAlone, type StorePatience } from './patience.ts';

/** Locked by another process, or chosen to lose a conflict: the same unit may succeed a moment later. */
const PASSES = /^(?:SQLITE_BUSY|SQLITE_LOCKED|40001$|40P01$|55P03$)/;

/** `reading`: sees one moment of the database and locks nobody out. */
export type Intent = 'writing' | 'reading';

/** How a transaction begins and ends; `commit` and `rollBack` are for the one that `begin` began. */
interface Frame {
  begin(): Promise<unknown>;
  commit(): Promise<unknown>;
  rollBack(): Promise<unknown>;
}

/**
 * IMMEDIATE takes the write lock at once; a deferred BEGIN would fail at its first write whatever the timeout. The
 * statements are ours because TypeORM, after a COMMIT that failed on a full disk, believes itself inside the old transaction
 * for ever and would make a savepoint of every later one.
 */
function onSqlite(runner: QueryRunner, intent: Intent): Frame {
  return {
    begin: () => runner.query(intent === 'writing' ? 'BEGIN IMMEDIATE' : 'BEGIN'),
    commit: () => runner.query('COMMIT'),
    rollBack: () => runner.query('ROLLBACK'),
  };
}

/** The runner has a connection of its own here and is not used again; TypeORM wants to know of it before it locks rows. */
function onPostgres(runner: QueryRunner, intent: Intent, lockWait: number | null): Frame {
  return {
    async begin() {
      await runner.startTransaction(intent === 'writing' ? 'READ COMMITTED' : 'REPEATABLE READ');
      if (lockWait !== null) await runner.query(`SET LOCAL lock_timeout = ${lockWait}`);
    },
    commit: () => runner.commitTransaction(),
    rollBack: () => runner.rollbackTransaction(),
  };
}

export type Work<T> = (manager: EntityManager) => Promise<T>;

async function attempt<T>(dataSource: DataSource, intent: Intent, work: Work<T>, lockWait: number | null): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const isPostgres = dataSource.options.type === 'postgres';
  const frame = isPostgres ? onPostgres(runner, intent, lockWait) : onSqlite(runner, intent);
  try {
    await frame.begin();
    try {
      const result = await work(dataSource.createEntityManager(runner));
      await frame.commit();
      return result;
    } catch (error) {
      // It may be rolled back already: by SQLite on a full disk, by PostgreSQL when the connection broke.
      await frame.rollBack().catch(() => undefined);
      throw error;
    }
  } finally {
    await runner.release();
  }
}

/** Whether the same unit may succeed a moment later. */
export function mayPass(error: unknown): boolean {
  return PASSES.test(failureCode(error) ?? '') || isCut(error);
}

/** Attempts again, as long as `patience` lasts, what fails with something that may pass. */
export async function untilItPasses<T>(once: () => Promise<T>, patience: Patience): Promise<T> {
  for (let round = 0; ; round++) {
    try {
      return await once();
    } catch (error) {
      if (!mayPass(error) || !(await patience(error, round))) throw error;
    }
  }
}

/**
 * Runs `work` in a transaction of its own. It may run more than once, so it must have no effect but through its manager. When
 * the connection is cut at COMMIT nobody knows whether it was committed (threat R22): then it runs again on what it finds, so
 * it must find its own doing by the keys under which it writes (content key, outbox id, revision), as after a crash.
 * Rejects with the reason when it was rolled back.
 */
export function unitOfWork<T>(
  dataSource: DataSource,
  intent: Intent,
  work: Work<T>,
  patience: Patience = patienceAlone(),
  lockWait: StorePatience['lockWait'] = () => null,
): Promise<T> {
  return untilItPasses(() => attempt(dataSource, intent, work, lockWait()), patience);
}
