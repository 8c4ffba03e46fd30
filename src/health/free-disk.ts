/** Room on the disk that holds the database. */
import { statfs } from 'node:fs/promises';

/** Less than this, and an operator should hear of it while everything still works: a day of mails needs far less. */
export const ENOUGH_BYTES = 100 * 1024 * 1024;

/** Bytes that this user may still write below `folder`; null when that cannot be known. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** Bytes in words, as people read them. */
export function inMegabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MB`;
}
