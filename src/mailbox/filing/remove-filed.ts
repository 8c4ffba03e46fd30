/** Takes mails out of the folders the desk files into, for ever: found again by when they came, and told by what they are. */
import type { FiledMail } from '../../store/erasure/filed-mails.ts';
import type { FolderName, MailboxView } from '../look-into-mailbox.ts';
import type { SeenMail } from '../passes/seen-mails.ts';

export interface Removing {
  /** The folders the desk files into; no other is touched. */
  readonly folders: readonly FolderName[];
  /** Whether it is this mail: its content key is made again from what stands in the folder. */
  isIt(seen: SeenMail, contentKey: string): Promise<boolean>;
}

/**
 * Removes what it finds, copies too. Gives the keys that are settled: removed, or in none of the folders any more. What the
 * server did not remove is tried again.
 */
export async function removeFiled(
  view: Pick<MailboxView, 'receivedAt' | 'remove'>,
  mails: readonly FiledMail[],
  { folders, isIt }: Removing,
): Promise<readonly string[]> {
  const settled: string[] = [];
  for (const { contentKey, receivedAt } of mails) {
    let gone = true;
    for (const folder of folders) {
      for (const seen of await view.receivedAt(folder, receivedAt)) {
        if (await isIt(seen, contentKey)) gone = (await view.remove(folder, seen.uid)) && gone;
      }
    }
    if (gone) settled.push(contentKey);
  }
  return settled;
}
