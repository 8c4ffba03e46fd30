/** `backup FILE`: the whole desk as one SQLite file, taken while daemons work, whichever database they work on. */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { Instant } from '../../domain/time.ts';
import { verifyAudit } from '../audit.ts';
import type { DatabaseAddress } from '../connection/database-url.ts';
import type { Keys } from '../keys.ts';
import { unitOfWork } from '../units/unit-of-work.ts';
import { lastingDatabase, mustExist, withDatabase } from './connect.ts';
import { CopyRefused } from './copy-refused.ts';
import { countRows, type Progress } from './copy-tables.ts';
import { type Copied, fillDatabase, refuseOtherKey } from './fill-database.ts';

export interface Backup {
  readonly database: string;
  readonly folder: string;
  readonly file: string;
  readonly keys: Keys;
  readonly clock: () => Instant;
  readonly told: Progress;
}

/** Made for this user alone; CopyRefused when there is something already. */
function makeFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new CopyRefused('file-exists', `There is a file ${file} already.`);
    throw error;
  }
}

/** A backup that is still in the memory of the machine would go with the power. */
function flush(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** SQLite copies one moment of itself, without what was erased and without holding up its writers. */
function copyFile(from: string, to: string): void {
  const source = new Database(from, { fileMustExist: true });
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
}

async function copyServer(from: DatabaseAddress, to: DatabaseAddress, backup: Backup): Promise<void> {
  const { keys, clock, told } = backup;
  await withDatabase(from, (source) =>
    withDatabase(to, (target) =>
      unitOfWork(source, 'reading', (manager) =>
        fillDatabase(manager, target, { run: randomUUID(), shown: to.shown, keys, now: clock(), told }),
      ),
    ),
  );
}

/** What is in the backup: read from the file itself. */
function lookInto(address: DatabaseAddress, keys: Keys): Promise<Copied> {
  return withDatabase(address, (dataSource) =>
    unitOfWork(dataSource, 'reading', async (manager) => {
      await refuseOtherKey(manager, keys, address.shown);
      return { counts: await countRows(manager), brokenAt: await verifyAudit(manager, keys.audit) };
    }),
  );
}

/**
 * Writes the backup and says what is in it; also a desk whose audit chain is broken is backed up. On failure no file is left.
 * Rejects with CopyRefused or DatabaseUnusable.
 */
export async function backUp(backup: Backup): Promise<Copied> {
  const from = lastingDatabase(backup.database, backup.folder);
  mustExist(from);
  const file = resolve(backup.file);
  const to: DatabaseAddress = { type: 'sqlite', file, shown: file };
  makeFile(file);
  try {
    if (from.type === 'sqlite') copyFile(from.file, file);
    else await copyServer(from, to, backup);
    const copied = await lookInto(to, backup.keys);
    flush(file);
    flush(dirname(file));
    return copied;
  } catch (error) {
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    throw error;
  }
}
