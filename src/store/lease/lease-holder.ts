/** Who holds the lease, by a name from which another process of the same machine can tell that its bearer is dead. */
import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Parts of a holder's name, in this order. A process is told from a later one with its number by when it was started. */
interface Bearer {
  readonly machine: string;
  readonly pid: string;
  readonly startedAt: string;
}

const UNKNOWN = 'unknown';

function orUnknown(read: () => string): string {
  try {
    return read();
  } catch {
    return UNKNOWN;
  }
}

/**
 * This machine since its last start, within it the space in which a process number has its meaning (containers), and the
 * user: the processes of others may be hidden, which looks as if they had ended.
 */
function thisMachine(): string {
  const boot = orUnknown(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const space = orUnknown(() => readlinkSync('/proc/self/ns/pid').replaceAll(/\D/g, ''));
  return `${hostname()}:${boot}:${space}:${process.getuid?.() ?? UNKNOWN}`;
}

/** Field 22 of proc(5)'s stat; the name in field 2 may hold spaces and brackets. */
function startOf(pid: string): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? UNKNOWN;
}

/** A name for a daemon of this process; another one each time, for a process may hold several. */
export function nameHolder(): string {
  const pid = String(process.pid);
  return [thisMachine(), pid, orUnknown(() => startOf(pid)), randomUUID()].join('/');
}

function bearerOf(holder: string): Bearer | null {
  const [machine, pid, startedAt] = holder.split('/');
  return machine && pid && startedAt ? { machine, pid, startedAt } : null;
}

/** Whether this is the name of a daemon, which renews its lease; an operator's command says once until when it needs it. */
export function isDaemon(holder: string): boolean {
  return bearerOf(holder) !== null;
}

/** Whether the bearer of this name has certainly ended; false too when that cannot be known from here. */
export function hasEnded(holder: string): boolean {
  const bearer = bearerOf(holder);
  const machine = thisMachine();
  if (!bearer || bearer.startedAt === UNKNOWN || machine.includes(UNKNOWN) || bearer.machine !== machine) return false;
  try {
    return startOf(bearer.pid) !== bearer.startedAt;
  } catch {
    return true;
  }
}
