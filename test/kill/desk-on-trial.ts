/** One desk that is killed again and again while mails flow, then left in peace, and judged. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '../forge/chance.ts';
import { type CrashPoint, FAULTS, type Fault } from './crash-points.ts';
import { type DaemonProcess, endsWithin } from './daemon-process.ts';
import { findingsOf } from './findings.ts';
import { lettersLetGoAgain } from './forgotten.ts';
import { judge, type Verdict } from './invariants.ts';
import { leaveInPeace, STEP } from './peace.ts';
import { type Round, repeatsByPoint } from './repeats.ts';
import { openStage, type Place } from './stage.ts';

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
  readonly restores: number;
  /** Letters that the relay accepted between a backup and its restore. */
  readonly forgotten: number;
  /** Repeats that the operator wanted after a restore. */
  readonly letGo: number;
  readonly repeats: ReturnType<typeof repeatsByPoint>;
  /** What a daemon printed that ended by itself, or did not bring the desk to rest. */
  readonly words: readonly string[];
}

/** A daemon that has not come to its point by then is killed where it stands. */
const PATIENCE = 15_000;
const ENDS_WITHIN = 10_000;

export async function tryDesk(points: readonly CrashPoint[], chance: Chance, place: Place): Promise<Ordeal> {
  const stage = await openStage(chance, place);
  const { people, relay, memory } = stage;
  const kills: Kill[] = [];
  const words: string[] = [];
  const rounds: Round[] = [];

  async function kill(daemon: DaemonProcess, wanted: CrashPoint, reached: boolean): Promise<void> {
    const byItself = daemon.isOver();
    daemon.kill('SIGKILL');
    const signal = await daemon.ended;
    if (byItself && signal !== 'SIGKILL' && wanted !== 'term')
      words.push(`ended by itself at ${wanted}:\n${daemon.lastWords()}`);
    const at = reached || (byItself && signal === 'SIGKILL') ? wanted : 'any';
    kills.push({ wanted, at, ...daemon.times() });
  }

  async function trickle(mails: number): Promise<void> {
    for (let left = mails; left > 0; left -= 1) {
      await wait(chance.int(400));
      await people.writeSome(1);
    }
  }

  async function round(point: CrashPoint): Promise<void> {
    const crash = { point, nth: 1 + chance.int(OFTEN.includes(point) ? 6 : SELDOM.includes(point) ? 1 : 2) };
    const daemon = stage.take();
    rounds.push({ from: relay.accepted.length, point });
    let reached = false;
    const strike = (signal: NodeJS.Signals) => {
      reached = true;
      daemon.kill(signal);
    };
    stage.await(crash, () => strike(SIGNALS[point] ?? 'SIGKILL'));
    await people.writeSome(4 + chance.int(5));
    if (isWeather(point)) relay.behave(point);
    const begun = daemon.begin(stage.orders(crash));
    const flow = trickle(2 + chance.int(3));
    if (point === 'c17') {
      await begun;
      await lettersLeave(chance.int(6), daemon);
      await memory.backUp();
      await trickle(2 + chance.int(4));
      await lettersLeave(1 + chance.int(12), daemon);
      strike('SIGKILL');
    } else if (point === 'any') {
      if (chance.maybe(0.2)) await Promise.race([begun, wait(chance.int(1_500))]);
      else await begun.then(() => endsWithin(daemon, chance.int(3_000)));
    } else {
      await begun;
      const limit = Date.now() + PATIENCE;
      if (point === 'c15') {
        await wait(chance.int(2_000));
        strike('SIGSTOP');
      }
      const letters = 1 + chance.int(4);
      while (!reached && Date.now() < limit && !(await endsWithin(daemon, 20)))
        if (isWeather(point) && relay.metFault() >= letters) strike('SIGKILL');
    }
    await flow;
    if (point === 'term' && reached && !(await endsWithin(daemon, ENDS_WITHIN)))
      words.push(`did not end within ten seconds of SIGTERM:\n${daemon.lastWords()}`);
    if (reached && SIGNALS[point] === 'SIGSTOP') await overtake(daemon, point);
    await kill(daemon, point, reached);
    stage.await(null);
    relay.behave(null);
    stage.pass(STEP);
    // The lease of the dead has run out by now.
    if (point === 'c17') await memory.restore();
  }

  /** Until the relay has accepted so many more letters; when none come, the desk has nothing to say. */
  async function lettersLeave(count: number, daemon: DaemonProcess): Promise<void> {
    const [enough, limit] = [relay.accepted.length + count, Date.now() + PATIENCE];
    while (relay.accepted.length < enough && Date.now() < limit && !(await endsWithin(daemon, 20)));
  }

  /** Another daemon does the work of one that sleeps; then both are awake, and both are killed. */
  async function overtake(asleep: DaemonProcess, point: CrashPoint): Promise<void> {
    const other = stage.take();
    await other.begin(stage.orders({ point: 'any', nth: 1 }, STEP));
    await wait(1_000 + chance.int(1_000));
    asleep.kill('SIGCONT');
    await wait(500 + chance.int(500));
    await kill(other, point, true);
  }

  try {
    for (const point of points) {
      await round(point);
      if (!place.goesOn()) break;
    }
    rounds.push({ from: relay.accepted.length, point: 'peace' });
    words.push(...(await leaveInPeace(stage)));
    const findings = await findingsOf(stage);
    const repeats = repeatsByPoint(relay.accepted, rounds);
    const forgotten = memory.lost.reduce((all, { from, to }) => all + to - from, 0);
    const restored = { restores: memory.lost.length, forgotten, letGo: lettersLetGoAgain(findings) };
    const tickets = findings.tickets.length;
    return { kills, verdict: judge(findings), tickets, answersLost: relay.answersLost(), ...restored, repeats, words };
  } finally {
    await stage.close();
  }
}

const SIGNALS: Partial<Record<CrashPoint, NodeJS.Signals>> = { c15: 'SIGSTOP', c16: 'SIGSTOP', term: 'SIGTERM' };

function isWeather(point: CrashPoint): point is Exclude<Fault, 'term'> {
  return point in FAULTS && point !== 'term';
}

/** Points that come with every letter, and points that come with few mails only. */
const OFTEN: readonly CrashPoint[] = ['c3', 'c8', 'c9', 'c10', 'c11', 'c16', 'term'];
const SELDOM: readonly CrashPoint[] = ['c12', 'c13', 'c14', 'c14-release', 'c14-released', 'c18'];
