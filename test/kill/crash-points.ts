/** Every moment at which the daemon is killed: the named steps of threats §4, and any moment at all. */

export const CRASH_POINTS = {
  c1: 'a mail is being fetched',
  c2: 'a mail has been fetched and is being read',
  c3: 'inside the transaction of a mail',
  c4: 'its COMMIT is given, and the answer not read',
  'c5-place': 'committed, and its place not noted yet',
  c5: 'committed, and not moved yet',
  c6: 'moved, and the answer not read',
  c7: 'moved, and the pass not recorded yet',
  c8: 'a letter is claimed, and not sent yet',
  c9: 'the relay has a letter, and has not accepted it',
  c10: 'the relay has accepted a letter, and has not said so',
  c11: 'the relay has said so, and it is not written down',
  c12: 'inside the transaction of a bounce',
  c13: 'a decision is committed, and nobody told yet',
  c14: 'a cooling-off has just begun',
  'c14-release': 'inside the transaction that releases a decision',
  'c14-released': 'a release is committed, and nobody told yet',
  c15: 'stopped at any moment; another daemon takes over; it wakes up',
  c16: 'stopped while the relay has its letter; another takes over; it wakes up',
  c17: 'killed at any moment after a backup, which is then restored while mailbox and people remember',
  c18: 'the disk is full inside a transaction, and stays so',
  any: 'any moment',
} as const;

/** Rounds in which something else goes wrong before the daemon is killed; asked for by `--points`. */
export const FAULTS = {
  term: 'told to end (SIGTERM) while the relay has a letter: it must end within ten seconds',
  '4xx': 'the relay refuses everything for now',
  '5xx': 'the relay refuses some letters for good',
  nothing: 'the relay takes a letter and never answers',
  cut: 'the relay hangs up after DATA',
  '250-cut': 'the relay accepts a letter and hangs up unheard',
} as const;

export const POINTS = { ...CRASH_POINTS, ...FAULTS };
export type Fault = keyof typeof FAULTS;
export type CrashPoint = keyof typeof POINTS;

/** Where a daemon ends: the `nth` time it comes to `point`. */
export interface Crash {
  readonly point: CrashPoint;
  readonly nth: number;
}

/** What a daemon under trial is told before it begins. */
export interface Orders {
  readonly configFile: string;
  readonly crash: Crash;
  /** Milliseconds its clock is ahead, so that claims of dead daemons have run out. */
  readonly ahead: number;
}
