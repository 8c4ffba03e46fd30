/** Moves mails that are not the desk's back to the inbox: over a connection of its own, and only while there are some. */
import type { Desk } from '../journey.ts';
import { handBackMails } from '../mailbox/filing/hand-back.ts';
import { lookIntoMailbox } from '../mailbox/look-into-mailbox.ts';
import type { ImapSettings } from '../mailbox/mailbox-settings.ts';
import type { SeenMail } from '../mailbox/passes/seen-mails.ts';

/** How many are settled. Rejects with MailboxUnreachable in bad weather; then all of them wait for the next time. */
export async function handBackWaiting(settings: ImapSettings, { store, clock, read }: Desk): Promise<number> {
  const mails = await store.mailsToHandBack();
  if (mails.length === 0) return 0;
  const keyOf = async (mail: SeenMail) => (await read({ ...mail, folder: 'inbox' })).contentKey;
  const handing = { from: settings.folders.done, to: settings.inbox, keyOf };
  const settled = await lookIntoMailbox(settings, (view) => handBackMails(view, mails, handing));
  for (const key of settled) await store.mailHandedBack(key, clock());
  return settled.length;
}
