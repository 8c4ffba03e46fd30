/** Tells systemd how the daemon stands (sd_notify(3)): ready, alive, stopping. Without systemd it tells nobody. */
import { execFile } from 'node:child_process';

export interface Supervisor {
  /** The desk works: from now on signs of life are given. */
  ready(): Promise<void>;
  /** No sign of life is given any more. */
  stopping(): Promise<void>;
}

export interface SupervisorOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the loops of the daemon live: without that no sign of life is given, and systemd starts the daemon anew. */
  isAlive(): boolean;
  /** One line about what the daemon does. */
  status(): string;
  /** Says these words to systemd; Node has no datagram sockets, so a program of systemd does it. */
  notify?(words: readonly string[]): Promise<void>;
}

const UNHEARD: Supervisor = { ready: async () => {}, stopping: async () => {} };
const NOTIFY_WITHIN = 5_000;
/** Signs of life in the time that systemd waits for one. */
const SIGNS_A_PERIOD = 3;

/** A word that could not be said is no reason to end: if it matters, systemd will start the daemon anew. */
function systemdNotify(words: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    execFile('systemd-notify', [...words], { timeout: NOTIFY_WITHIN }, () => resolve());
  });
}

/** The supervisor that `env` names (NOTIFY_SOCKET, WATCHDOG_USEC), or one that hears nothing. */
export function supervisor({ env, isAlive, status, notify = systemdNotify }: SupervisorOptions): Supervisor {
  if (!env.NOTIFY_SOCKET) return UNHEARD;
  // WATCHDOG_USEC is meant for the process of WATCHDOG_PID alone (sd_watchdog_enabled(3)).
  const isMeant = env.WATCHDOG_PID === undefined || env.WATCHDOG_PID === String(process.pid);
  const period = isMeant ? Number(env.WATCHDOG_USEC ?? 0) / 1_000 / SIGNS_A_PERIOD : 0;
  let timer: NodeJS.Timeout | undefined;
  return {
    async ready() {
      await notify(['READY=1', `STATUS=${status()}`]);
      if (period === 0) return;
      // It runs on the event loop that it vouches for.
      timer = setInterval(() => {
        if (isAlive()) void notify(['WATCHDOG=1', `STATUS=${status()}`]);
      }, period);
      timer.unref();
    },
    async stopping() {
      clearInterval(timer);
      await notify(['STOPPING=1', 'STATUS=finishes what is in hand']);
    },
  };
}
