/** A mail in quarantine: named by the beginning of its key, and looked for in the folder. */
import type { LoadedConfig } from '../../config/file.ts';
import { loadConfig } from '../../config/file.ts';
import type { Desk } from '../../journey.ts';
import type { MailboxView, SeenMail } from '../../mailbox/look-into-mailbox.ts';
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

/** The one mail whose key begins with `key`, or why there is none such. */
export async function namedMail(key: string, { store }: Desk): Promise<MailRecord | { readonly complaint: string }> {
  const [record, ...others] = (await store.quarantined()).filter(({ contentKey }) =>
    contentKey.startsWith(key.toLowerCase()),
  );
  if (record && key.length >= FEWEST && others.length === 0) return record;
  const which = record && key.length >= FEWEST ? 'names more than one mail' : 'names no mail in quarantine';
  return { complaint: `${key}: ${which}. \`salvage-desk quarantine list\` shows all; ${FEWEST} characters or more.` };
}

/**
 * Those of the folder's mails whose key is among `keys`, by that key. A mail that could not be read when it came is known by
 * its bytes, also when it can be read now.
 */
export async function mailsInFolder(
  view: MailboxView,
  folder: string,
  keys: readonly string[],
  desk: OpenDesk,
  onLooked: (seen: number, of: number) => void = () => {},
): Promise<ReadonlyMap<string, SeenMail>> {
  const found = new Map<string, SeenMail>();
  const mails = await view.newest(folder, MOST);
  for (const [index, seen] of mails.entries()) {
    const byBytes = desk.bytesKey(seen.raw);
    const key = keys.includes(byBytes) ? byBytes : await keyOf(seen, desk);
    if (key !== null && keys.includes(key)) found.set(key, seen);
    onLooked(index + 1, mails.length);
    if (found.size === keys.length) break;
  }
  return found;
}

/** Null when it cannot be read within the time of a mail. */
async function keyOf({ raw, receivedAt }: SeenMail, desk: Desk): Promise<string | null> {
  try {
    return (await desk.read({ raw, receivedAt, folder: 'inbox' })).contentKey;
  } catch {
    return null;
  }
}
