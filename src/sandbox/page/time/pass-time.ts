/** Lets time pass at the desk: the clock goes on in steps, and in each step the desk does all that is due by then. */
import type { Instant } from '../../../domain/time.ts';
import type { ListedLetter } from '../../../store/store.ts';
import type { DeskClock } from './desk-clock.ts';

/** The desk as far as time matters to it. */
export interface TimedDesk {
  /** A pass over the mailbox and every job once. */
  workNow(): Promise<void>;
  letters(): Promise<readonly Pick<ListedLetter, 'state' | 'nextAt'>[]>;
  /** Changes whenever something has happened to a ticket. */
  head(): Promise<number>;
  /** A moment of real time, for letters that are on their way. */
  moment(): Promise<void>;
}

export interface Leap {
  readonly steps: number;
  readonly minutes: number;
}

/** Small enough that a reminder of every morning comes every morning, and a decision leaves within the hour. */
export const LEAPS = {
  hour: { steps: 2, minutes: 30 },
  day: { steps: 24, minutes: 60 },
} satisfies Record<string, Leap>;
export type LeapName = keyof typeof LEAPS;

/** What one piece of work brings about is itself to be worked on: a decision is recorded, told, and released. */
const ROUNDS = 6;
/** A relay that has gone silent keeps nobody waiting for longer. */
const MOMENTS = 400;

/** Whether a letter is on its way, or should be. */
function isLeaving({ state, nextAt }: Pick<ListedLetter, 'state' | 'nextAt'>, now: Instant): boolean {
  return state === 'sending' || ((state === 'due' || state === 'unknown') && nextAt <= now);
}

async function lettersHaveLeft(desk: TimedDesk, clock: DeskClock): Promise<void> {
  for (let moment = 0; moment < MOMENTS; moment += 1) {
    const now = clock.now();
    if (!(await desk.letters()).some((letter) => isLeaving(letter, now))) return;
    await desk.moment();
  }
}

/** Does what is due at this moment of the clock, until nothing more comes of it. */
export async function catchUp(desk: TimedDesk, clock: DeskClock): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await desk.head();
    await desk.workNow();
    await lettersHaveLeft(desk, clock);
    if ((await desk.head()) === before) return;
  }
}

/** `onStep` is called after each step. What is due now is done before the clock moves: a letter sent late would be dated wrongly. */
export async function passTime(
  desk: TimedDesk,
  clock: DeskClock,
  { steps, minutes }: Leap,
  onStep: () => void,
): Promise<void> {
  await catchUp(desk, clock);
  for (let step = 0; step < steps; step += 1) {
    clock.push(minutes);
    await catchUp(desk, clock);
    onStep();
  }
}
