/** The folders we file into and look into, under the server's own delimiter and prefix. */
import type { ImapFlow } from 'imapflow';
import type { ImapSettings } from '../mailbox-settings.ts';

/** The way to a folder written with `/`; the library joins it with the server's delimiter and prefix. */
export function folderPath(name: string): string[] {
  return name.split('/').filter((part) => part !== '');
}

export interface Folders {
  /** Whether a person can move mails into `folders.intake`. */
  readonly hasIntake: boolean;
  readonly hasJunk: boolean;
}

/** Creates and subscribes the folders that are filed into, and looks whether there is an intake folder. */
export async function prepareFolders(client: ImapFlow, settings: ImapSettings): Promise<Folders> {
  const listed = await client.list();
  const find = (name: string) => listed.find((folder) => samePath(client, folder.path, folderPath(name)));
  for (const name of new Set([settings.folders.done, settings.folders.quarantine])) {
    const folder = find(name);
    // `\Noselect` and `\NonExistent` stand for a name that only has children; creating it makes it a folder.
    if (!folder || folder.flags.has('\\Noselect') || folder.flags.has('\\NonExistent')) {
      await client.mailboxCreate(folderPath(name));
    } else if (!folder.subscribed) {
      await client.mailboxSubscribe(folder.path);
    }
  }
  const has = (name: string | undefined) => name !== undefined && find(name) !== undefined;
  return { hasIntake: has(settings.folders.intake), hasJunk: has(settings.folders.junk) };
}

/** Whether the path that the server lists is the one named by `parts`. */
export function samePath(client: ImapFlow, listed: string, parts: readonly string[]): boolean {
  const delimiter = client.namespace?.delimiter || '/';
  const prefix = client.namespace?.prefix ?? '';
  const path = parts.join(delimiter);
  return listed === path || listed === `${prefix}${path}`;
}
