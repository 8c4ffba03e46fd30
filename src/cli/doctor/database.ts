/** Whether the database is whole and up to date, its audit chain holds, and its disk has room. */
import { statSync } from 'node:fs';
import { databaseFolder } from '../../config/database-place.ts';
import { ENOUGH_BYTES, freeBytes, inMegabytes } from '../../health/free-disk.ts';
import type { Finding, LocalCheck } from './check.ts';

export const database: LocalCheck = {
  name: 'database',
  async look({ desk, config }) {
    const { damage, migration } = await desk.store.lookOver();
    const broken = await desk.store.verifyAudit();
    const folder = databaseFolder(config);
    return [
      damage === null
        ? { level: 'fine', text: `The database is whole and up to date (${migration}).` }
        : {
            level: 'wrong',
            text: `The database is damaged (${damage}). What it holds cannot be trusted: end the desk, keep the file, and restore the latest backup.`,
          },
      broken === null
        ? { level: 'fine', text: 'The audit chain holds.' }
        : {
            level: 'wrong',
            text: `The audit chain is broken at row ${broken}: somebody has changed what was recorded. Keep the file, and find out who could write to it.`,
          },
      ...(folder === null ? [] : await ofDisk(folder)),
    ];
  },
};

async function ofDisk(folder: string): Promise<readonly Finding[]> {
  const free = await freeBytes(folder);
  const found: Finding[] = [];
  if (free !== null && free < ENOUGH_BYTES)
    found.push({
      level: 'wrong',
      text: `The disk of ${folder} has ${inMegabytes(free)} left. Make room: on a full disk no mail is taken.`,
    });
  else if (free !== null) found.push({ level: 'fine', text: `The disk of ${folder} has ${inMegabytes(free)} left.` });
  if ((statSync(folder).mode & 0o007) !== 0)
    found.push({
      level: 'warning',
      text: `Everybody on this machine may look into ${folder}, which holds personal data: chmod 700 ${folder}`,
    });
  return found;
}
