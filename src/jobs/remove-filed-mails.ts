/** Removes mails whose time is over from the folders they were filed into: over a connection of its own, and only while there are some. */

import { removeFiled } from '../mailbox/filing/remove-filed.ts';
import { lookIntoMailbox } from '../mailbox/look-into-mailbox.ts';
import type { ImapSettings } from '../mailbox/mailbox-settings.ts';
import type { SeenMail } from '../mailbox/passes/seen-mails.ts';
import type { OpenDesk } from '../wiring.ts';

export interface Removed {
  readonly removed: number;
  /** Mails that the server did not remove; they are tried again. */
  readonly left: number;
}

/** Rejects with MailboxUnreachable in bad weather; then all of them wait for the next time. */
export async function removeFiledMails(settings: ImapSettings, desk: OpenDesk): Promise<Removed> {
  const { store, clock, read, bytesKey, setting } = desk;
  const mails = await store.mailsToRemove(clock(), setting.policy.retentionDays);
  if (mails.length === 0) return { removed: 0, left: 0 };
  /** A mail that could not be read when it came is known by its bytes. */
  const isIt = async ({ uid: _, ...seen }: SeenMail, contentKey: string) =>
    bytesKey(seen.raw) === contentKey || (await read({ ...seen, folder: 'inbox' })).contentKey === contentKey;
  const folders = [...new Set([settings.folders.done, settings.folders.quarantine])];
  const settled = await lookIntoMailbox(settings, (view) => removeFiled(view, mails, { folders, isIt }));
  for (const key of settled) await store.mailRemoved(key, clock());
  return { removed: settled.length, left: mails.length - settled.length };
}
