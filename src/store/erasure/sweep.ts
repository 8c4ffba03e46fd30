/** After erasing: pages and journals of the database that may still hold what was erased are cleaned. */
import type { DataSource, EntityManager } from 'typeorm';
import { MARK } from '../entities/mark.ts';
import { readMark } from '../mails/placements.ts';

/** Tables from which personal data is erased. */
const ERASED_FROM = ['ticket', 'ticket_event', 'outbox', 'token', 'second_round', 'mail'];

/** Stands in the database until the sweep is done, so that one a crash came before is made up for. */
export async function noteSweepDue(manager: EntityManager): Promise<void> {
  await manager.upsert(MARK, { name: 'sweep-due', value: 'yes' }, ['name']);
}

export async function isSweepDue(manager: EntityManager): Promise<boolean> {
  return (await readMark(manager, 'sweep-due')) !== null;
}

export async function sweepDone(manager: EntityManager): Promise<void> {
  await manager.delete(MARK, { name: 'sweep-due' });
}

/**
 * Must run outside any transaction. On SQLite `secure_delete` has overwritten what was deleted; what rebalancing has left
 * in pages goes with VACUUM, and the write-ahead log with a checkpoint that truncates it. False while somebody reads the
 * database, so that the log could not be emptied. On PostgreSQL VACUUM frees the rows; its own log and its backups keep
 * them until they are removed.
 */
export async function sweep(dataSource: DataSource): Promise<boolean> {
  if (dataSource.options.type === 'postgres') {
    for (const table of ERASED_FROM) await dataSource.query(`VACUUM "${table}"`);
    return true;
  }
  await dataSource.query('VACUUM');
  const [answer] = (await dataSource.query('PRAGMA wal_checkpoint(TRUNCATE)')) as { busy: number }[];
  return answer?.busy === 0;
}
