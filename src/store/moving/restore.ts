/** `restore FILE`: a backup becomes the desk's database again. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { EntityManager } from 'typeorm';
import type { Instant } from '../../domain/time.ts';
import type { DatabaseAddress } from '../connection/database-url.ts';
import type { Keys } from '../keys.ts';
import { takeLease } from '../lease/lease.ts';
import { bringUpToDate } from '../migrate.ts';
import { unitOfWork } from '../units/unit-of-work.ts';
import { lastingDatabase, mustExist, withDatabase } from './connect.ts';
import { CopyRefused } from './copy-refused.ts';
import { isUntouched, type Progress } from './copy-tables.ts';
import { type Copied, fillDatabase, refuseOtherKey } from './fill-database.ts';
import { holdLostPeriod } from './hold-lost-period.ts';

export interface Restore {
  readonly file: string;
  readonly database: string;
  readonly folder: string;
  /** The database holds something: keep that aside instead of refusing. */
  readonly replace: boolean;
  readonly keys: Keys;
  readonly clock: () => Instant;
  readonly told: Progress;
}

export interface Restored extends Copied {
  /** Letters that wait for the operator. */
  readonly held: number;
  /** Where the old database is kept: a file, or a schema; null when there was none. */
  readonly aside: string | null;
}

type SqliteFile = Extract<DatabaseAddress, { type: 'sqlite' }>;
const PARTS = ['', '-wal', '-shm'] as const;

/** `20261121T093000Z`: a plain word that sorts by time. */
function stampOf(now: Instant): string {
  return now.replace(/[-:]|\.\d+/g, '').toLowerCase();
}

/** The backup itself is only read, also when it must be brought up to date first. */
async function withBackup<T>(file: string, keys: Keys, work: (backup: EntityManager) => Promise<T>): Promise<T> {
  const path = resolve(file);
  mustExist({ type: 'sqlite', file: path, shown: path });
  const folder = mkdtempSync(join(tmpdir(), 'salvage-restore-'));
  const copy = join(folder, 'backup.sqlite');
  try {
    copyFileSync(path, copy);
    return await withDatabase({ type: 'sqlite', file: copy, shown: path }, async (source) => {
      await bringUpToDate(source, path);
      return unitOfWork(source, 'reading', async (manager) => {
        await refuseOtherKey(manager, keys, path);
        return work(manager);
      });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(backup: EntityManager, target: DatabaseAddress, { keys, clock, told }: Restore, aside?: string) {
  let held = 0;
  const finish = async (to: EntityManager) => {
    held = await holdLostPeriod(to, keys, clock());
  };
  const filling = { run: randomUUID(), shown: target.shown, keys, now: clock(), told, finish };
  const copied = await withDatabase(target, (dataSource) =>
    fillDatabase(backup, dataSource, aside === undefined ? filling : { ...filling, aside }),
  );
  return { ...copied, held };
}

/** Whether the file holds a desk; throws CopyRefused when a daemon works on it. A damaged one holds something, too. */
async function holdsSomething(target: SqliteFile, now: Instant): Promise<boolean> {
  if (!existsSync(target.file)) return false;
  try {
    return await withDatabase(target, async (dataSource) => {
      await bringUpToDate(dataSource, target.shown);
      return unitOfWork(dataSource, 'writing', async (manager) => {
        if (!(await takeLease(manager, 'copy', now, 0)))
          throw new CopyRefused('in-use', `A daemon works on ${target.shown}.`);
        return !(await isUntouched(manager));
      });
    });
  } catch (error) {
    if (error instanceof CopyRefused) throw error;
    return true;
  }
}

/** The new file is whole before it takes the place of the old one, in one step; so there is a desk at every moment. */
async function restoreFile(backup: EntityManager, target: SqliteFile, restore: Restore): Promise<Restored> {
  const { file } = target;
  const holds = await holdsSomething(target, restore.clock());
  if (holds && !restore.replace) throw new CopyRefused('not-empty', `The database ${target.shown} is not empty.`);
  const fresh = `${file}.restoring`;
  for (const part of PARTS) rmSync(`${fresh}${part}`, { force: true });
  const filled = await fill(backup, { type: 'sqlite', file: fresh, shown: target.shown }, restore);
  const aside = `${file}.before-restore-${stampOf(restore.clock())}`;
  // What a crashed daemon left in the log belongs to the old file, and would be read into the new one.
  for (const part of ['-wal', '-shm'] as const)
    if (existsSync(`${file}${part}`)) renameSync(`${file}${part}`, `${aside}${part}`);
  if (existsSync(file)) linkSync(file, aside);
  renameSync(fresh, file);
  return { ...filled, aside: existsSync(aside) ? aside : null };
}

async function restoreServer(backup: EntityManager, target: DatabaseAddress, restore: Restore): Promise<Restored> {
  const schema = `before_restore_${stampOf(restore.clock())}`;
  const holds = await withDatabase(target, async (dataSource) => {
    await bringUpToDate(dataSource, target.shown);
    return unitOfWork(dataSource, 'reading', async (manager) => !(await isUntouched(manager)));
  });
  if (holds && !restore.replace) throw new CopyRefused('not-empty', `The database ${target.shown} is not empty.`);
  const filled = await fill(backup, target, restore, holds ? schema : undefined);
  return { ...filled, aside: holds ? `schema ${schema}` : null };
}

/**
 * Puts a backup into the configured database. Letters that may have left since are held for the operator, and the daemon will
 * look again at the mails filed away since. No daemon may run. Rejects with CopyRefused or DatabaseUnusable; the database is
 * then as it was.
 */
export function restoreBackup(restore: Restore): Promise<Restored> {
  const target = lastingDatabase(restore.database, restore.folder);
  return withBackup(restore.file, restore.keys, (backup) =>
    target.type === 'sqlite' ? restoreFile(backup, target, restore) : restoreServer(backup, target, restore),
  );
}
