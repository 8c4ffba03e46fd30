/** A look into the mailbox beside the daemon: for the doctor and for the quarantine. Nothing is flagged or taken. */
import type { ImapFlow } from 'imapflow';
import type { Instant } from '../domain/time.ts';
import { connectImap } from './connection/imap-connection.ts';
import { weatherOf } from './connection/weather.ts';
import { folderPath, prepareFolders, samePath } from './filing/folders.ts';
import type { ImapSettings } from './mailbox-settings.ts';
import { mailsOfSecond, newestOf, type SeenMail } from './passes/seen-mails.ts';

/** A folder is named as in the configuration, with `/`, or by its path on the server. */
export type FolderName = string | readonly string[];

export interface MailboxView {
  /** The paths of all folders that hold mails, on the server. */
  folders(): Promise<readonly string[]>;
  /** The mails of a folder, newest first, at most `most`. None when there is no such folder. */
  newest(folder: FolderName, most: number): Promise<readonly SeenMail[]>;
  /** The mails of a folder that the server received in the same second as `instant`. None when there is no such folder. */
  receivedAt(folder: FolderName, instant: Instant): Promise<readonly SeenMail[]>;
  /** The Message-ID values of a folder's mails that contain `text`. */
  messageIds(folder: FolderName, text: string): Promise<readonly string[]>;
  /** What the server can do, in its own words (RFC 3501 §7.2.1). */
  capabilities(): ReadonlySet<string>;
  /** Makes and subscribes the folders that are filed into, as the daemon does at its start. Rejects when the server refuses. */
  prepareFolders(): Promise<void>;
  /** The mails of a folder in whose header `name` holds `text`. None when there is no such folder. */
  withHeader(folder: FolderName, name: string, text: string): Promise<readonly SeenMail[]>;
  /** Removes one mail for good; false when it is only marked for removal, because the server cannot remove a single one. */
  remove(folder: FolderName, uid: number): Promise<boolean>;
  /** What the clock of the server says: INTERNALDATE of a mail put into `folder` and removed again; null when it does not tell. */
  serverTime(folder: FolderName, mail: string): Promise<Date | null>;
  /** Moves one mail; false when the server did not. */
  move(folder: FolderName, uid: number, to: FolderName): Promise<boolean>;
}

/** The server could not be reached, or refused us; the message is for the operator. */
export class MailboxUnreachable extends Error {
  override readonly name = 'MailboxUnreachable';
}

/** Connects, lets `work` look, and logs out. Rejects with MailboxUnreachable when there is no connection. */
export async function lookIntoMailbox<T>(settings: ImapSettings, work: (view: MailboxView) => Promise<T>): Promise<T> {
  const client = await connected(settings);
  try {
    return await work(viewOf(client, settings));
  } finally {
    await client.logout().catch(() => {});
    client.close();
  }
}

async function connected(settings: ImapSettings): Promise<ImapFlow> {
  try {
    return await connectImap(settings, () => {}, new AbortController().signal);
  } catch (error) {
    throw new MailboxUnreachable(weatherOf(error).message, { cause: error });
  }
}

function viewOf(client: ImapFlow, settings: ImapSettings): MailboxView {
  const pathOf = (folder: FolderName) => (typeof folder === 'string' ? folderPath(folder) : [...folder]);
  async function inFolder<T>(folder: FolderName, work: () => Promise<T>): Promise<T> {
    const lock = await client.getMailboxLock(pathOf(folder));
    try {
      return await work();
    } finally {
      lock.release();
    }
  }
  return {
    async folders() {
      const listed = await client.list();
      return listed
        .filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'))
        .map(({ path }) => path);
    },
    async newest(folder, most) {
      const path = pathOf(folder);
      const exists = (await client.list()).some((listed) => samePath(client, listed.path, path));
      return exists ? inFolder(folder, () => newestOf(client, most, settings.maxMessageBytes)) : [];
    },
    async receivedAt(folder, instant) {
      const path = pathOf(folder);
      const exists = (await client.list()).some((listed) => samePath(client, listed.path, path));
      return exists ? inFolder(folder, () => mailsOfSecond(client, instant, settings.maxMessageBytes)) : [];
    },
    messageIds: (folder, text) =>
      inFolder(folder, async () => {
        const uids = await client.search({ header: { 'message-id': text } }, { uid: true });
        if (!uids || uids.length === 0) return [];
        const answers = await client.fetchAll(uids, { uid: true, envelope: true }, { uid: true });
        return answers.flatMap(({ envelope }) => (envelope?.messageId ? [envelope.messageId] : []));
      }),
    capabilities: () => new Set(client.capabilities.keys()),
    prepareFolders: async () => void (await prepareFolders(client, settings)),
    async withHeader(folder, name, text) {
      const path = pathOf(folder);
      const exists = (await client.list()).some((listed) => samePath(client, listed.path, path));
      return exists ? inFolder(folder, () => headed(client, name, text)) : [];
    },
    remove: (folder, uid) => inFolder(folder, () => removeOne(client, uid)),
    async serverTime(folder, mail) {
      const appended = await client.append(pathOf(folder).join(client.namespace?.delimiter || '/'), mail, ['\\Seen']);
      if (!appended || appended.uid === undefined) return null;
      const { uid } = appended;
      return inFolder(folder, async () => {
        const answer = await client.fetchOne(String(uid), { internalDate: true }, { uid: true });
        await removeOne(client, uid);
        return answer && answer.internalDate !== undefined ? new Date(answer.internalDate) : null;
      });
    },
    move: (folder, uid, to) =>
      inFolder(folder, async () => Boolean(await client.messageMove([uid], pathOf(to), { uid: true }))),
  };
}

/** Without UIDPLUS an EXPUNGE would take along what people have marked for deletion (RFC 4315 §2.1): then it is only marked. */
async function removeOne(client: ImapFlow, uid: number): Promise<boolean> {
  if (client.capabilities.has('UIDPLUS')) return Boolean(await client.messageDelete([uid], { uid: true }));
  await client.messageFlagsAdd([uid], ['\\Deleted'], { uid: true });
  return false;
}

async function headed(client: ImapFlow, name: string, text: string): Promise<readonly SeenMail[]> {
  // A server may hold back what is new until the next command ends (RFC 3501 §5.2).
  await client.noop();
  const uids = await client.search({ header: { [name]: text } }, { uid: true });
  if (!uids || uids.length === 0) return [];
  const answers = await client.fetchAll(uids, { uid: true, source: true, internalDate: true }, { uid: true });
  return answers.flatMap(({ uid, source, internalDate }) =>
    source ? [{ uid, raw: source, receivedAt: new Date(internalDate ?? 0).toISOString() }] : [],
  );
}
