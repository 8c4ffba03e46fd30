/** How much memory another process holds, seen from outside: one that is stuck in a loop cannot tell. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const KIB = 1024;

/** Resident bytes of the process `pid`; null when that cannot be known, or there is no such process any more. */
export async function residentMemory(pid: number): Promise<number | null> {
  return (await fromProc(pid)) ?? (process.platform === 'linux' ? null : fromPs(pid));
}

async function fromProc(pid: number): Promise<number | null> {
  try {
    const found = /^VmRSS:\s+([0-9]+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'));
    return found ? Number(found[1]) * KIB : null;
  } catch {
    return null;
  }
}

/** Where there is no /proc (POSIX `ps`: rss in KiB). */
async function fromPs(pid: number): Promise<number | null> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
    const kib = Number(stdout.trim());
    return stdout.trim() === '' || Number.isNaN(kib) ? null : kib * KIB;
  } catch {
    return null;
  }
}
