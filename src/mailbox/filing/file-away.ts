/** Moves mails that have been through the journey out of the selected folder: one command for each destination. */
import type { ImapFlow } from 'imapflow';
import type { Placement } from '../../store/store.ts';
import type { Log } from '../log.ts';
import type { ImapSettings } from '../mailbox-settings.ts';
import { folderPath, prepareFolders } from './folders.ts';

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

/** Keywords that tell people, and a later pass, what became of a mail that could not be moved at once. */
const MARKS = { done: '$SalvageDone', quarantine: '$SalvageQuarantine' } as const;

type Move = (client: ImapFlow, uids: readonly number[], folder: string[], mark: string) => Promise<boolean>;

async function move(
  client: ImapFlow,
  settings: ImapSettings,
  uids: readonly number[],
  filing: 'done' | 'quarantine',
): Promise<boolean> {
  const folder = folderPath(settings.folders[filing]);
  const has = (name: string) => client.capabilities.has(name);
  if (has('MOVE')) {
    if (await moveAtOnce(client, uids, folder)) return true;
    // Somebody may have removed the folder since we connected.
    await prepareFolders(client, settings);
    return moveAtOnce(client, uids, folder);
  }
  const instead = has('UIDPLUS') || has('IMAP4REV2') ? copyAndRemove : onlyMark;
  return instead(client, uids, folder, MARKS[filing]);
}

async function moveAtOnce(client: ImapFlow, uids: readonly number[], folder: string[]): Promise<boolean> {
  return Boolean(await client.messageMove([...uids], folder, { uid: true }));
}

/**
 * What MOVE does (RFC 6851 §3.3), in steps that can be taken up again: a mail that bears the mark has been copied, and only
 * its removal is still due. Without it every failed removal would leave one more copy.
 */
const copyAndRemove: Move = async (client, uids, folder, mark) => {
  const present = await client.fetchAll([...uids], { uid: true, flags: true }, { uid: true });
  const uncopied = present.filter(({ flags }) => !flags?.has(mark)).map(({ uid }) => uid);
  if (uncopied.length > 0) {
    if (!(await client.messageCopy(uncopied, folder, { uid: true }))) return false;
    await client.messageFlagsAdd(uncopied, [mark], { uid: true });
  }
  return present.length === 0 || client.messageDelete([...uids], { uid: true });
};

/**
 * Without UIDPLUS (RFC 4315 §2.1) EXPUNGE takes along whatever people have marked for deletion. Then the mails stay, and people
 * see by the mark what has been done with them.
 */
const onlyMark: Move = async (client, uids, _folder, mark) => {
  await client.messageFlagsAdd([...uids], [mark], { uid: true });
  return true;
};
