/** Everything about how a running desk fares: what its rooms tell, what the log hears of it, and who asks over HTTP. */

import { databaseFolder } from '../config/database-place.ts';
import type { LoadedConfig } from '../config/file.ts';
import { packageVersion } from '../config/package-root.ts';
import type { Instant } from '../domain/time.ts';
import { type Log, traceOf } from '../mailbox/log.ts';
import { isBeyondTrust } from '../store/connection/database-unusable.ts';
import type { Turn } from '../store/lease/keep-lease.ts';
import type { Store } from '../store/store.ts';
import { type Clocks, clockWatch } from './clock-watch.ts';
import { examine } from './examine.ts';
import { patientTally } from './patient-tally.ts';
import { serveHealth } from './serve-health.ts';
import { type Role, type VitalSigns, vitalSigns } from './vital-signs.ts';

export interface Health {
  readonly signs: VitalSigns;
  /** Hears of each turn at the lease, and logs those that an operator may want to know. */
  told(turn: Turn): void;
  clockJumpedWithin(seconds: number): boolean;
  isAlive(): boolean;
  /** One line for the screen of systemd. */
  status(): string;
  /** Resolves when the database can no longer be trusted by this process, and never otherwise. */
  readonly broken: Promise<void>;
  close(): Promise<void>;
}

export interface HealthHooks {
  readonly store: Pick<Store, 'tally'>;
  clock(): Instant;
  readonly clocks: Clocks;
  readonly log: Log;
}

const LOOKED_AT_CLOCK_EVERY = 5_000;
/** Longer than the longest pause between two attempts to reach a server. */
const DEAD_AFTER_SECONDS = 15 * 60;
/** Between two polls a mailbox in which nothing happens gives no sign. */
const DEAD_AFTER_POLLS = 3;

/** Listens when the configuration names a port; rejects with ConfigMistake when that is taken. */
export async function openHealth(config: LoadedConfig, { store, clock, clocks, log }: HealthHooks): Promise<Health> {
  const signs = vitalSigns({ clock, monotonic: clocks.monotonic });
  const watch = clockWatch(clocks);
  const timer = setInterval(() => watch.look(), LOOKED_AT_CLOCK_EVERY);
  timer.unref();
  const examined = { tally: patientTally(() => store.tally()), signs, clock, clockWatch: watch };
  const place = { pollSeconds: config.imap.pollSeconds, folder: databaseFolder(config) };
  const look = () => examine({ ...examined, ...place });
  const server = config.health
    ? await serveHealth({ port: config.health.port, version: packageVersion(), examine: look })
    : null;
  const deadAfter = Math.max(DEAD_AFTER_SECONDS, DEAD_AFTER_POLLS * config.imap.pollSeconds);
  let endIt = () => {};
  const broken = new Promise<void>((resolve) => {
    endIt = resolve;
  });
  return {
    signs,
    broken,
    told(turn) {
      signs.turn(turn);
      tell(turn, log);
      if (turn.is === 'failed' && isBeyondTrust(turn.error)) endIt();
    },
    status: () => STATUS[signs.now().role],
    clockJumpedWithin(seconds) {
      watch.look();
      return watch.jumped(seconds) !== null;
    },
    isAlive: () => signs.now().sinceSign < deadAfter,
    async close() {
      clearInterval(timer);
      await server?.close();
    },
  };
}

const STATUS: Readonly<Record<Role, string>> = {
  starting: 'starting',
  attending: 'attends to the mailbox',
  'standing-by': 'stands by: another daemon attends to the mailbox',
};

function tell(turn: Turn, log: Log): void {
  if (turn.is === 'attending') log.info({}, 'this daemon attends to the mailbox');
  if (turn.is === 'standing-by')
    log.info({}, 'another daemon attends to the mailbox; this one stands by and sends letters');
  if (turn.is === 'lost')
    log.warn({}, 'another daemon has taken the lease over; this one changes nothing any more and stands by');
  if (turn.is === 'recovered') log.info({}, 'the database can be written again; everything goes on');
  if (turn.is === 'failed')
    log.error(
      traceOf(turn.error),
      'the database could not be read or written; mails wait in the mailbox, letters are kept, and this is tried again',
    );
}
