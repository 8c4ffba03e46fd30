/** Moves mails that have been through the journey out of the selected folder: one command for each destination. */
import type { ImapFlow } from 'imapflow';
import type { Placement } from '../store/store.ts';
import { folderPath, prepareFolders } from './folders.ts';
import type { Log } from './log.ts';
import type { ImapSettings } from './mailbox-settings.ts';

/**
 * Files away what is placed as done or quarantined; what is to be left is not touched. Gives the number of mails that
 * are still where they were: the store knows better than the folder, and the next full pass moves them again.
 */
export async function fileAway(
  client: ImapFlow,
  settings: ImapSettings,
  placed: readonly Pick<Placement, 'uid' | 'filing'>[],
  log: Log,
): Promise<number> {
  let unfiled = 0;
  for (const filing of ['done', 'quarantine'] as const) {
    const uids = placed.filter((placement) => placement.filing === filing).map((placement) => placement.uid);
    if (uids.length === 0 || (await move(client, settings, uids, filing))) continue;
    log.warn({ filing, mails: uids.length }, 'the server did not move mails; they are moved by a later pass');
    unfiled += uids.length;
  }
  return unfiled;
}

async function move(
  client: ImapFlow,
  settings: ImapSettings,
  uids: number[],
  filing: 'done' | 'quarantine',
): Promise<boolean> {
  if (!canMoveSafely(client)) return false;
  const folder = folderPath(settings.folders[filing]);
  if (await client.messageMove(uids, folder, { uid: true })) return true;
  // Somebody may have removed the folder since we connected.
  await prepareFolders(client, settings);
  return Boolean(await client.messageMove(uids, folder, { uid: true }));
}

/**
 * Without MOVE (RFC 6851) a move is copy, \Deleted and EXPUNGE; and without UIDPLUS (RFC 4315 §2.1) that EXPUNGE takes along
 * whatever people have marked for deletion. Then the mails rather stay.
 */
function canMoveSafely(client: ImapFlow): boolean {
  return ['MOVE', 'UIDPLUS', 'IMAP4REV2'].some((name) => client.capabilities.has(name));
}
