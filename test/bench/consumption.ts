/** What a process and its children use of the machine, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second (USER_HZ). */
const MS_A_TICK = 10;

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly ms: number;
}

function running(pid: number): Running | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is a name that may hold anything; the fields after its last parenthesis are plain.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * MS_A_TICK };
  } catch {
    return null;
  }
}

function family(pid: number): Running[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => running(Number(name)) ?? []);
  const found = all.filter((one) => one.pid === pid);
  for (const member of found) found.push(...all.filter(({ parent }) => parent === member.pid));
  return found;
}

/** CPU milliseconds, user and system, of a process and its living children since they began. */
export function cpuOf(pid: number): number {
  return family(pid).reduce((sum, { ms }) => sum + ms, 0);
}

/** The same of the process alone. */
export function cpuOfOne(pid: number): number {
  return running(pid)?.ms ?? 0;
}

/** Resident memory in MB of the process alone; 0 when it has ended. */
export function rssOf(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
}

/** Resident memory in MB of its living children together; pages they share are counted for each. */
export function childrenRssOf(pid: number): number {
  return family(pid)
    .filter((member) => member.pid !== pid)
    .reduce((sum, member) => sum + rssOf(member.pid), 0);
}
