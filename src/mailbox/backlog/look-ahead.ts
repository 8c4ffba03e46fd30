/** Puts waiting mails into their lanes, a bounded number at a time, so that looking never keeps anybody waiting. */
import type { ImapFlow } from 'imapflow';
import type { Glance, Lane } from '../../mail/lane.ts';
import type { Backlog } from './backlog.ts';
import { glanceAt } from './glance.ts';

const HEADS_A_COMMAND = 500;
/** Between two batches of mails. */
const COMMANDS = 4;

/**
 * Sorts a part of a backlog that is larger than `enough`; ends early when a staff reply is found. A mail of which nothing
 * could be seen waits with the rest: whether it has gone, its survey tells.
 */
export async function lookAhead(
  client: ImapFlow,
  backlog: Backlog,
  laneOf: (glance: Glance) => Lane,
  enough: number,
): Promise<void> {
  for (let command = 0; command < COMMANDS && backlog.size() > enough && !backlog.isUrgent(); command += 1) {
    const uids = backlog.takeUnsorted(HEADS_A_COMMAND);
    if (uids.length === 0) return;
    const lanes = new Map<number, Lane>();
    await glanceAt(client, uids, (uid, glance) => lanes.set(uid, laneOf(glance)));
    for (const uid of uids) backlog.sort(uid, lanes.get(uid) ?? 'rest');
  }
}
