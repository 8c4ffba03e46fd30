/** One pass over one folder: what is new is taken, placed and filed away; what a crash left half done is finished. */
import type { ImapFlow } from 'imapflow';
import type { Instant } from '../../domain/time.ts';
import type { Glance, Lane } from '../../mail/lane.ts';
import type { Standing, Store } from '../../store/store.ts';
import { takeBacklog } from '../backlog/take-backlog.ts';
import { fileAway } from '../filing/file-away.ts';
import { folderPath } from '../filing/folders.ts';
import type { ImapSettings } from '../mailbox-settings.ts';
import { numberingOf } from './numbering.ts';
import { listUids } from './survey.ts';
import type { Taking, Whereabouts } from './take.ts';

export interface FolderPass extends Taking {
  readonly settings: ImapSettings;
  readonly store: Pick<Store, 'placements' | 'place' | 'unplace' | 'forgetEarlier' | 'takeCensus'>;
  readonly now: Instant;
  /** When the connection was opened: what it remembers by itself is remembered under this. */
  readonly connection: Instant;
  /** Mails received earlier are left to people. Null: there are none such. */
  readonly startAt: Instant | null;
  /** Called when everything the server has announced so far is about to be listed. */
  listing(): void;
  /** Whether the server has announced something since. */
  hasNews(): boolean;
  /** In which lane a mail waits. */
  laneOf(glance: Glance): Lane;
}

/** What a connection remembers of a folder; the cursor is only a hint, a full pass does without it. */
export interface FolderMemory {
  uidValidity: string | null;
  /** Every UID up to here has been placed or is among the troubled. */
  hint: number;
  /** When the last full pass began; null asks for one. */
  reconciledAt: Instant | null;
}

export interface FolderReport {
  readonly full: boolean;
  /** Mails that were placed in this pass. */
  readonly placed: number;
  /** Mails that have not been through the journey, and why the pass does not count. */
  readonly untaken: number;
  /** Mails that could not be moved. */
  readonly unfiled: number;
}

export function freshMemory(): FolderMemory {
  return { uidValidity: null, hint: 0, reconciledAt: null };
}

const RECONCILE_EVERY = 15 * 60_000;

/** Rejects when the connection or the store fails; a mail that cannot be taken only shows in the report. */
export async function passOverFolder(
  client: ImapFlow,
  place: { folder: string; role: 'inbox' | 'intake' },
  memory: FolderMemory,
  pass: FolderPass,
): Promise<FolderReport> {
  // Holding a lock keeps the connection alive while a slow mail is handled; it also stops any IDLE.
  const lock = await client.getMailboxLock(folderPath(place.folder));
  try {
    // A server may hold back what is new until the next command ends (RFC 3501 §5.2); the search must not miss it.
    await client.noop();
    pass.listing();
    if (!client.mailbox) throw new Error('the folder was closed by the server');
    const where: Whereabouts = { ...place, uidValidity: numberingOf(client.mailbox.uidValidity, pass.connection) };
    const full = isFullDue(memory, where, pass);
    const listed = await listUids(client, full ? 0 : memory.hint);
    const placements = full ? await pass.store.placements(where.folder, where.uidValidity) : [];
    const unfiledBefore = full ? await reconcile(client, where, listed, placements, pass) : 0;
    const known = new Set(placements.map((placement) => placement.uid));
    const due = listed.filter((uid) => !known.has(uid));
    const upTo = Math.max(full ? 0 : memory.hint, ...listed.slice(-1));
    const report = await takeBacklog(client, due, upTo, where, pass);
    const unfiled = unfiledBefore + report.unfiled;
    if (!pass.stop.aborted) {
      memory.hint = report.listedUpTo;
      memory.uidValidity = where.uidValidity;
      if (full) {
        memory.reconciledAt = pass.now;
        await closeBooks(where, report.untaken, pass);
      }
      if (unfiled > 0) memory.reconciledAt = null;
    }
    return { full, placed: report.placed, untaken: report.untaken, unfiled };
  } finally {
    lock.release();
  }
}

function isFullDue(memory: FolderMemory, where: Whereabouts, pass: FolderPass): boolean {
  if (memory.uidValidity !== where.uidValidity) {
    if (memory.uidValidity !== null) pass.troubled.forget(where.folder);
    return true;
  }
  return memory.reconciledAt === null || Date.parse(pass.now) - Date.parse(memory.reconciledAt) >= RECONCILE_EVERY;
}

/** Forgets what has left the folder, and moves again what a crash left here after its commit. */
async function reconcile(
  client: ImapFlow,
  where: Whereabouts,
  listed: readonly number[],
  placements: readonly Standing[],
  pass: FolderPass,
) {
  const here = new Set(listed);
  const gone = placements.filter((placement) => !here.has(placement.uid)).map((placement) => placement.uid);
  if (gone.length > 0) await pass.store.unplace(where.folder, where.uidValidity, gone);
  return fileAway(
    client,
    pass.settings,
    placements.filter((placement) => here.has(placement.uid)),
    pass.log,
  );
}

/** After everything in the folder has been compared: what is left of an earlier numbering goes, and the inbox is counted. */
async function closeBooks(
  { folder, role, uidValidity }: Whereabouts,
  untaken: number,
  pass: FolderPass,
): Promise<void> {
  if (untaken === 0) await pass.store.forgetEarlier(folder, uidValidity);
  if (role === 'inbox') await pass.store.takeCensus(folder, uidValidity, untaken, pass.now);
}
