/** Kills the process it runs in, the nth time it comes to a named point: as a power cut would, with nothing tidied up. */
import type { Crash, CrashPoint } from '../crash-points.ts';

export type Reached = (point: CrashPoint) => void;

export function killsAt(crash: Crash): Reached {
  let left = crash.nth;
  return (point) => {
    if (point !== crash.point) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
}
