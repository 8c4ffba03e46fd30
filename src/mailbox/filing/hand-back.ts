/** Mails that turned out not to be the desk's go back to the inbox: found again by when they came, and told by what they are. */
import type { MailToHandBack } from '../../store/mails/hand-back.ts';
import type { FolderName, MailboxView } from '../look-into-mailbox.ts';
import type { SeenMail } from '../passes/seen-mails.ts';

export interface HandingBack {
  /** Where mails were filed away. */
  readonly from: FolderName;
  readonly to: FolderName;
  /** The content key of a mail, as when it was taken. */
  keyOf(mail: SeenMail): Promise<string>;
}

/**
 * Moves what it finds. Gives the keys that are settled: moved, or not in the folder, so that a person has moved it already
 * or it never left the inbox. A mail that the server did not move is tried again.
 */
export async function handBackMails(
  view: Pick<MailboxView, 'receivedAt' | 'move'>,
  mails: readonly MailToHandBack[],
  { from, to, keyOf }: HandingBack,
): Promise<readonly string[]> {
  const settled: string[] = [];
  for (const { contentKey, receivedAt } of mails) {
    let moved = true;
    for (const seen of await view.receivedAt(from, receivedAt)) {
      if ((await keyOf(seen)) === contentKey) moved = (await view.move(from, seen.uid, to)) && moved;
    }
    if (moved) settled.push(contentKey);
  }
  return settled;
}
