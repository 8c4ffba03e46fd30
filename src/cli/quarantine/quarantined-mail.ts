/** A mail that was set aside: named by the beginning of its key, and looked for where it was put. */
import type { LoadedConfig } from '../../config/file.ts';
import { loadConfig } from '../../config/file.ts';
import type { Desk } from '../../journey.ts';
import type { MailboxView } from '../../mailbox/look-into-mailbox.ts';
import type { SeenMail } from '../../mailbox/passes/seen-mails.ts';
import type { MailRecord } from '../../store/transaction.ts';
import { type OpenDesk, openDesk } from '../../wiring.ts';

/** So much of a content key is shown, and so little of it must be given to name a mail. */
export const SHOWN = 12;
export const FEWEST = 6;

/** Folders of quarantine are small; whoever lets one grow beyond this takes the newest first. */
const MOST = 2_000;

/** Nobody waits behind these mails, in milliseconds. */
const UNHURRIED = 60_000;

export interface QuarantineOptions {
  readonly config: string;
  readonly json?: boolean;
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function complain(code: number, text: string): number {
  process.stderr.write(`${text}\n`);
  return code;
}

/** Mails in quarantine may be hostile, so they are read apart. */
export async function withQuarantine<T>(
  options: QuarantineOptions,
  work: (desk: OpenDesk, config: LoadedConfig) => Promise<T>,
): Promise<T> {
  const config = loadConfig(options.config);
  const desk = await openDesk(config, { apart: { patience: UNHURRIED } });
  try {
    return await work(desk, config);
  } finally {
    await desk.close();
  }
}

/** A mail and the folder it lies in. */
export type FoundMail = SeenMail & { readonly foundIn: string };

/** The one mail whose key begins with `key`, also among those that were left in the inbox; or why there is none such. */
export async function namedMail(key: string, { store }: Desk): Promise<MailRecord | { readonly complaint: string }> {
  const setAside = [...(await store.quarantined()), ...(await store.leftUnread())];
  const [record, ...others] = setAside.filter(({ contentKey }) => contentKey.startsWith(key.toLowerCase()));
  if (record && key.length >= FEWEST && others.length === 0) return record;
  const which = record && key.length >= FEWEST ? 'names more than one mail' : 'names no mail in quarantine';
  return { complaint: `${key}: ${which}. \`salvage-desk quarantine list\` shows all; ${FEWEST} characters or more.` };
}

/** Where the desk put a mail that it set aside. */
export function folderOf({ filing }: Pick<MailRecord, 'filing'>, { imap: { folders, inbox } }: LoadedConfig): string {
  return filing === 'leave' ? inbox : folders.quarantine;
}

/** The mails of `records` that are still where they were put, by their keys. */
export async function findMails(
  view: MailboxView,
  records: readonly MailRecord[],
  desk: OpenDesk,
  { imap: { folders, inbox } }: LoadedConfig,
  onLooked: (seen: number, of: number) => void = () => {},
): Promise<ReadonlyMap<string, FoundMail>> {
  const found = new Map<string, FoundMail>();
  const isLeft = ({ filing }: MailRecord) => filing === 'leave';
  const keys = records.filter((record) => !isLeft(record)).map(({ contentKey }) => contentKey);
  const quarantined = keys.length > 0 ? await view.newest(folders.quarantine, MOST) : [];
  for (const [index, seen] of quarantined.entries()) {
    const key = await keyAmong(keys, seen, desk);
    if (key !== null) found.set(key, { ...seen, foundIn: folders.quarantine });
    onLooked(index + 1, quarantined.length);
    if (found.size === keys.length) break;
  }
  // The inbox may be large and is other people's: only what came in the very second is looked at.
  for (const { contentKey, receivedAt } of records.filter(isLeft))
    for (const seen of await view.receivedAt(inbox, receivedAt))
      if ((await keyAmong([contentKey], seen, desk)) !== null) found.set(contentKey, { ...seen, foundIn: inbox });
  return found;
}

/**
 * The one of `keys` that is the mail's, or null: also when it cannot be read within the time of a mail. A mail that could not be
 * read when it came is known by its bytes, also when it can be read now.
 */
async function keyAmong(keys: readonly string[], seen: SeenMail, desk: OpenDesk): Promise<string | null> {
  const byBytes = desk.bytesKey(seen.raw);
  if (keys.includes(byBytes)) return byBytes;
  try {
    const { contentKey } = await desk.read({ ...seen, folder: 'inbox' });
    return keys.includes(contentKey) ? contentKey : null;
  } catch {
    return null;
  }
}
