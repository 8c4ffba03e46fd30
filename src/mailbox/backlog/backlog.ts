/** The UIDs that wait, by lane: numbers only, so that a hundred thousand mails fit into a few megabytes. */
import { LANES, type Lane } from '../../mail/lane.ts';

export interface Backlog {
  /** Adds UIDs of unknown lane, before those that were added earlier: what has just come may be a staff reply. */
  add(uids: readonly number[]): void;
  /** Takes out up to `most` UIDs whose lane is unknown. */
  takeUnsorted(most: number): readonly number[];
  sort(uid: number, lane: Lane): void;
  /** Whether a mail of the first lane is known to wait. */
  isUrgent(): boolean;
  /**
   * Takes out up to `most` UIDs: lane after lane, those of unknown lane last, each lane in the order of arrival. Every fourth time all
   * lanes have an equal share: mails in a member's name without end delay the others, and do not stop them.
   */
  next(most: number): readonly number[];
  size(): number;
}

const SHARED_EVERY = 4;

export function backlogOf(uids: readonly number[]): Backlog {
  const lanes = new Map<Lane, number[]>(LANES.map((lane) => [lane, []]));
  /** What came last first. */
  let unsorted: number[][] = [[...uids]];
  let turn = 0;

  /** Of the unsorted, those that have waited longest. */
  const oldest = () => unsorted.at(-1) ?? [];
  function tidy(): void {
    unsorted = unsorted.filter((block) => block.length > 0);
  }

  return {
    add(more) {
      unsorted.unshift([...more]);
      tidy();
    },
    takeUnsorted(most) {
      const taken: number[] = [];
      for (const block of unsorted) taken.push(...block.splice(0, most - taken.length));
      tidy();
      return taken;
    },
    sort: (uid, lane) => void lanes.get(lane)?.push(uid),
    isUrgent: () => (lanes.get(LANES[0])?.length ?? 0) > 0,
    next(most) {
      turn += 1;
      const taken: number[] = [];
      if (turn % SHARED_EVERY === 0) {
        const waiting = [...lanes.values(), oldest()].filter((queue) => queue.length > 0);
        const share = Math.floor(most / Math.max(1, waiting.length));
        for (const queue of waiting) taken.push(...queue.splice(0, share));
      }
      for (const queue of [...lanes.values(), ...unsorted]) taken.push(...queue.splice(0, most - taken.length));
      tidy();
      return taken;
    },
    size: () => [...lanes.values(), ...unsorted].reduce((count, queue) => count + queue.length, 0),
  };
}
