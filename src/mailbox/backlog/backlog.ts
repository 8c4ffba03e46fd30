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
  /** Takes out up to `most` UIDs: lane after lane, those of unknown lane last, each lane in the order of arrival. */
  next(most: number): readonly number[];
  size(): number;
}

export function backlogOf(uids: readonly number[]): Backlog {
  const lanes = new Map<Lane, number[]>(LANES.map((lane) => [lane, []]));
  let unsorted = [...uids];
  const queues = () => [...lanes.values(), unsorted];
  return {
    add(more) {
      unsorted = more.concat(unsorted);
    },
    takeUnsorted: (most) => unsorted.splice(0, most),
    sort: (uid, lane) => void lanes.get(lane)?.push(uid),
    isUrgent: () => (lanes.get(LANES[0])?.length ?? 0) > 0,
    next(most) {
      const taken: number[] = [];
      for (const queue of queues()) taken.push(...queue.splice(0, most - taken.length));
      return taken;
    },
    size: () => queues().reduce((count, queue) => count + queue.length, 0),
  };
}
