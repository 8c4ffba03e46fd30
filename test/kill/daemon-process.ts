/** One daemon process under trial: loaded ahead of its turn, told where to end, killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Orders } from './crash-points.ts';

export interface DaemonProcess {
  /** Tells it to begin; resolves when it is at work, or has ended before that. */
  begin(orders: Orders): Promise<void>;
  /** Milliseconds from its start until its code was loaded, and from its orders until it was at work; null before that. */
  times(): { readonly loading: number | null; readonly starting: number | null };
  kill(signal: NodeJS.Signals): void;
  /** Resolves with the signal that ended it, or null when it ended by itself. */
  readonly ended: Promise<NodeJS.Signals | null>;
  isOver(): boolean;
  /** The last lines it printed. */
  lastWords(): string;
}

const KEPT = 12_000;

const alive = new Set<ChildProcess>();
/** One that is stopped (SIGSTOP) would not hear that the trial is over. */
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/** `program`: the compiled daemon/main.js. */
export function spawnDaemon(program: string): DaemonProcess {
  const began = performance.now();
  const child: ChildProcess = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said = (said + String(chunk)).slice(-KEPT);
    });
  const ended = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  let loading: number | null = null;
  let starting: number | null = null;
  const told = (word: string) =>
    new Promise<void>((resolve) => {
      child.on('message', (message) => {
        if (message === word) resolve();
      });
    });
  const loaded = told('loaded').then(() => {
    loading = performance.now() - began;
  });
  return {
    async begin(orders) {
      await Promise.race([loaded, ended]);
      const atWork = told('at work');
      const asked = performance.now();
      // It may have been killed by somebody in the meantime.
      if (child.connected) child.send(orders, () => {});
      await Promise.race([atWork, ended]);
      if (!over) starting = performance.now() - asked;
    },
    times: () => ({ loading, starting }),
    kill: (signal) => void child.kill(signal),
    ended,
    isOver: () => over,
    lastWords: () => said,
  };
}

/** Whether the daemon ended within `milliseconds`. */
export function endsWithin(daemon: DaemonProcess, milliseconds: number): Promise<boolean> {
  return Promise.race([daemon.ended.then(() => true), wait(milliseconds, false)]);
}
