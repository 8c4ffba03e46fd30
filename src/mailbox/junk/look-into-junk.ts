/** A look at the heads of what the server took for junk. Nothing is fetched whole, flagged or moved: the folder is the people's. */
import type { ImapFlow } from 'imapflow';
import type { Instant } from '../../domain/time.ts';
import type { Glance } from '../../mail/lane.ts';
import { glanceAt } from '../backlog/glance.ts';
import { folderPath } from '../filing/folders.ts';
import { type Log, traceOf } from '../log.ts';
import { listUids, survey } from '../passes/survey.ts';

/** What is known of a mail in the junk folder. */
export interface JunkMail extends Glance {
  /** The fields of its header that were looked at. */
  readonly head: Buffer;
  readonly receivedAt: Instant;
}

export interface JunkLook {
  readonly folder: string;
  readonly now: Instant;
  /** Mails received earlier came before the desk. Null: there are none such. */
  readonly startAt: Instant | null;
  readonly log: Log;
  readonly stop: AbortSignal;
  /** Called after each portion: who watches sees that the pass lives. */
  wentOn(): void;
  /** Told of each mail; may be told of one again after a new connection. */
  seen(mail: JunkMail): Promise<void>;
}

/** What a connection remembers of the junk folder. */
export interface JunkMemory {
  uidValidity: string | null;
  hint: number;
  lookedAt: Instant | null;
}

export function freshJunkMemory(): JunkMemory {
  return { uidValidity: null, hint: 0, lookedAt: null };
}

const LOOK_EVERY = 60_000;
const HEADS_AT_ONCE = 500;

/**
 * Looks at what is new in the folder, once a minute at most. A folder that cannot be opened is passed over: decisions do not
 * wait for junk. Rejects when the connection or the store fails; then everything is looked at again.
 */
export async function lookIntoJunk(client: ImapFlow, memory: JunkMemory, look: JunkLook): Promise<void> {
  if (memory.lookedAt !== null && Date.parse(look.now) - Date.parse(memory.lookedAt) < LOOK_EVERY) return;
  const lock = await client.getMailboxLock(folderPath(look.folder), { readOnly: true }).catch((error: unknown) => {
    if (!client.usable) throw error;
    look.log.warn(
      { folder: 'junk', ...traceOf(error) },
      'the junk folder cannot be opened; nobody is told of applications in it; is imap.folders.junk its name?',
    );
    return null;
  });
  memory.lookedAt = look.now;
  if (lock === null) return;
  try {
    const uidValidity = client.mailbox ? String(client.mailbox.uidValidity) : null;
    if (memory.uidValidity !== uidValidity) Object.assign(memory, { uidValidity, hint: 0 });
    const uids = await listUids(client, memory.hint);
    for (let start = 0; start < uids.length && !look.stop.aborted; start += HEADS_AT_ONCE) {
      const some = uids.slice(start, start + HEADS_AT_ONCE);
      await lookAtSome(client, some, look);
      look.wentOn();
      memory.hint = some.at(-1) ?? memory.hint;
    }
  } finally {
    lock.release();
  }
}

async function lookAtSome(client: ImapFlow, uids: readonly number[], look: JunkLook): Promise<void> {
  const since = look.startAt === null ? Number.NEGATIVE_INFINITY : Date.parse(look.startAt);
  const recent = new Map(
    (await survey(client, uids, look.now))
      .filter(({ receivedAt }) => Date.parse(receivedAt) >= since)
      .map(({ uid, receivedAt }) => [uid, receivedAt]),
  );
  if (recent.size === 0) return;
  const found: JunkMail[] = [];
  await glanceAt(client, [...recent.keys()], (uid, glance, head) => {
    found.push({ ...glance, head, receivedAt: recent.get(uid) ?? look.now });
  });
  for (const mail of found) await look.seen(mail);
}
