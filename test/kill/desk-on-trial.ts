/** One desk that is killed again and again while mails flow, then left in peace, and judged. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '../forge/chance.ts';
import { configuration } from './configuration.ts';
import { type Correspondence, correspondence } from './correspondence.ts';
import { type Crash, type CrashPoint, FAULTS, type Fault } from './crash-points.ts';
import { type DaemonProcess, spawnDaemon } from './daemon-process.ts';
import { findingsOf } from './findings.ts';
import { judge, type Verdict } from './invariants.ts';
import { isNothing, type Watch, watchFromOutside } from './left-to-do.ts';
import { type Round, repeatsByPoint } from './repeats.ts';
import { type MailServer, type Relay, startRelay } from './servers.ts';

export interface Kill {
  readonly wanted: CrashPoint;
  /** Where it was in the end: `any` when the wanted point was not reached in time. */
  readonly at: CrashPoint;
  readonly loading: number | null;
  readonly starting: number | null;
}

export interface Ordeal {
  readonly kills: readonly Kill[];
  readonly verdict: Verdict;
  readonly tickets: number;
  readonly answersLost: number;
  readonly repeats: ReturnType<typeof repeatsByPoint>;
  /** What a daemon printed that ended by itself, and where INV broke: what the last one printed. */
  readonly words: readonly string[];
}

export interface Place {
  /** The compiled daemon. */
  readonly program: string;
  readonly imap: MailServer;
  /** Null: a SQLite file of its own. */
  readonly database: string | null;
}

/** More than a claim's lease, so that what a dead daemon had in hand is due again. */
const STEP = 30 * 60_000;
/** A daemon that has not come to its point by then is killed where it stands. */
const PATIENCE = 6_000;
const PEACE_WITHIN = 15 * 60_000;
/** Longer than any of its jobs but those of each minute. */
const STANDSTILL = 10_000;

export async function tryDesk(points: readonly CrashPoint[], chance: Chance, place: Place): Promise<Ordeal> {
  const folder = mkdtempSync(join(tmpdir(), 'salvage-kill-'));
  const database = place.database ?? `sqlite:${join(folder, 'desk.sqlite')}`;
  const configFile = join(folder, 'desk.yaml');
  const { imap } = place;
  const kills: Kill[] = [];
  const words: string[] = [];
  const rounds: Round[] = [];
  let ahead = 0;
  const clock = () => new Date(Date.now() + ahead).toISOString();
  const people: Correspondence = correspondence(chance, clock, (raw) => imap.deliver(raw, clock()));
  /** What the relay does to the daemon of this moment. */
  let atRelay: { readonly crash: Crash; left: number; act(): void } | null = null;
  const comes = (point: CrashPoint): boolean => {
    if (atRelay?.crash.point !== point) return false;
    atRelay.left -= 1;
    if (atRelay.left !== 0) return false;
    atRelay.act();
    return true;
  };
  const hearing = new Set<Promise<void>>();
  const relay: Relay = await startRelay(chance, {
    taking: () => {
      comes('c16');
      if (comes('term')) return chance.maybe(0.5) ? undefined : 'silence';
      return comes('c9') ? 'cut' : undefined;
    },
    accepted: (mail) => {
      const heard: Promise<void> = people.hear(mail).finally(() => hearing.delete(heard));
      hearing.add(heard);
      return comes('c10') ? 'cut' : undefined;
    },
  });
  writeFileSync(configFile, configuration(imap, relay.port, database), { mode: 0o600 });

  let next = spawnDaemon(place.program);
  const take = (): DaemonProcess => {
    const mine = next;
    next = spawnDaemon(place.program);
    return mine;
  };

  async function end(daemon: DaemonProcess, wanted: CrashPoint, reached: boolean): Promise<void> {
    const byItself = daemon.isOver();
    daemon.kill('SIGKILL');
    const signal = await daemon.ended;
    if (byItself && signal !== 'SIGKILL' && wanted !== 'term')
      words.push(`ended by itself at ${wanted}:\n${daemon.lastWords()}`);
    const at = reached || (byItself && signal === 'SIGKILL') ? wanted : 'any';
    kills.push({ wanted, at, ...daemon.times() });
  }

  /** Whether the daemon ended within `milliseconds`. */
  const endsWithin = (daemon: DaemonProcess, milliseconds: number) =>
    Promise.race([daemon.ended.then(() => true), wait(milliseconds, false)]);

  async function trickle(mails: number): Promise<void> {
    for (let left = mails; left > 0; left -= 1) {
      await wait(chance.int(400));
      await people.writeSome(1);
    }
  }

  async function round(point: CrashPoint): Promise<void> {
    const crash = { point, nth: 1 + chance.int(OFTEN.includes(point) ? 6 : SELDOM.includes(point) ? 1 : 2) };
    const daemon = take();
    rounds.push({ from: relay.accepted.length, point });
    let stopped = false;
    atRelay = {
      crash,
      left: crash.nth,
      act: () => {
        stopped = true;
        daemon.kill(SIGNALS[point] ?? 'SIGKILL');
      },
    };
    await people.writeSome(2 + chance.int(4));
    const begun = daemon.begin({ configFile, crash, ahead });
    const flow = trickle(1 + chance.int(3));
    if (isWeather(point)) {
      relay.behave(point);
      await begun;
      await wait(1_000 + chance.int(2_000));
      stopped = true;
    } else if (point === 'any') {
      await Promise.race([begun, wait(chance.int(1_500))]);
      await endsWithin(daemon, chance.int(2_000));
    } else if (point === 'c15') {
      await begun;
      await wait(chance.int(1_000));
      daemon.kill('SIGSTOP');
      stopped = true;
    } else {
      await begun;
      const limit = Date.now() + PATIENCE;
      while (!stopped && Date.now() < limit && !(await endsWithin(daemon, 20)));
    }
    await flow;
    if (point === 'term' && stopped && !(await endsWithin(daemon, 10_000)))
      words.push(`did not end within ten seconds of SIGTERM:\n${daemon.lastWords()}`);
    if (stopped && (point === 'c15' || point === 'c16')) await overtake(daemon, point);
    await end(daemon, point, stopped);
    atRelay = null;
    relay.behave(null);
    ahead += STEP;
  }

  /** Another daemon does the work of one that sleeps; then both are awake, and both are killed. */
  async function overtake(asleep: DaemonProcess, point: CrashPoint): Promise<void> {
    const other = take();
    const configured = { configFile, crash: { point: 'any', nth: 1 } as const, ahead: ahead + STEP };
    await other.begin(configured);
    await wait(1_000 + chance.int(1_000));
    asleep.kill('SIGCONT');
    await wait(500 + chance.int(500));
    await end(other, point, true);
  }

  /** No kills and no faults any more: until everything is done, or patience ends. */
  async function peace(): Promise<void> {
    people.fallSilent();
    relay.calmDown();
    rounds.push({ from: relay.accepted.length, point: 'peace' });
    const until = Date.now() + PEACE_WITHIN;
    while (Date.now() < until) {
      const daemon = take();
      await daemon.begin({ configFile, crash: { point: 'any', nth: 1 }, ahead });
      const watch = await watchFromOutside(database, imap);
      const quiet = await comesToRest(daemon, watch).finally(() => watch.end());
      daemon.kill('SIGTERM');
      if (!(await endsWithin(daemon, 30_000))) daemon.kill('SIGKILL');
      await daemon.ended;
      if (quiet) return;
      words.push(`not at rest yet:\n${daemon.lastWords()}`);
      ahead += STEP;
    }
  }

  /** False when for a while nothing has become less: then the clock must go on. */
  async function comesToRest(daemon: DaemonProcess, watch: Watch): Promise<boolean> {
    let last = '';
    let changed = Date.now();
    while (!daemon.isOver() && Date.now() - changed < STANDSTILL) {
      await wait(500);
      await Promise.all(hearing);
      const left = await watch.look(people.expected.forPeople.length);
      if (isNothing(left)) return true;
      const now = JSON.stringify([left, relay.accepted.length]);
      if (now !== last) changed = Date.now();
      last = now;
    }
    return false;
  }

  try {
    for (const point of points) await round(point);
    await peace();
    const findings = await findingsOf(database, imap, relay, people.expected);
    const verdict = judge(findings);
    const repeats = repeatsByPoint(relay.accepted, rounds);
    const tickets = findings.tickets.length;
    return { kills, verdict, tickets, answersLost: relay.answersLost(), repeats, words };
  } finally {
    next.kill('SIGKILL');
    await next.ended;
    await relay.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const SIGNALS: Partial<Record<CrashPoint, NodeJS.Signals>> = { c16: 'SIGSTOP', term: 'SIGTERM' };

function isWeather(point: CrashPoint): point is Exclude<Fault, 'term'> {
  return point in FAULTS && point !== 'term';
}

/** Points that come with every letter, and points that come with few mails only. */
const OFTEN: readonly CrashPoint[] = ['c3', 'c8', 'c9', 'c10', 'c11', 'c16', 'term'];
const SELDOM: readonly CrashPoint[] = ['c12', 'c13', 'c14', 'c14-release', 'c14-released', 'c18'];
