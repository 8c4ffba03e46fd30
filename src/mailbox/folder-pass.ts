/** One pass over one folder: what is new is taken, placed and filed away; what a crash left half done is finished. */
import type { ImapFlow } from 'imapflow';
import type { Instant } from '../domain/time.ts';
import type { Placement, Store } from '../store/store.ts';
import { fileAway } from './file-away.ts';
import { folderPath } from './folders.ts';
import type { ImapSettings } from './mailbox-settings.ts';
import { batches, listUids, type Surveyed, survey } from './survey.ts';
import { type Taking, take, takeOversize, type Whereabouts } from './take.ts';
import { BEFORE_START } from './taken-mail.ts';

export interface FolderPass extends Taking {
  readonly settings: ImapSettings;
  readonly store: Pick<Store, 'placements' | 'place' | 'unplace'>;
  readonly now: Instant;
  /** Mails received earlier are left to people. Null: there are none such. */
  readonly startAt: Instant | null;
  /** Called when everything the server has announced so far is about to be listed. */
  listing(): void;
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
    const where: Whereabouts = { ...place, uidValidity: String(client.mailbox.uidValidity) };
    const full = isFullDue(memory, where, pass);
    const listed = await listUids(client, full ? 0 : memory.hint);
    const placements = full ? await pass.store.placements(where.folder, where.uidValidity) : [];
    const unfiledBefore = full ? await reconcile(client, where, listed, placements, pass) : 0;
    const known = new Set(placements.map((placement) => placement.uid));
    const due = new Set([...listed.filter((uid) => !known.has(uid)), ...pass.troubled.of(where.folder)]);
    const report = await takeAll(client, [...due], where, pass);
    const unfiled = unfiledBefore + report.unfiled;
    if (!pass.stop.aborted) {
      memory.hint = Math.max(full ? 0 : memory.hint, ...listed.slice(-1));
      memory.uidValidity = where.uidValidity;
      if (full) memory.reconciledAt = pass.now;
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
  placements: readonly Placement[],
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

async function takeAll(client: ImapFlow, uids: readonly number[], where: Whereabouts, pass: FolderPass) {
  const surveyed = await survey(client, uids, pass.now);
  const present = new Set(surveyed.map((mail) => mail.uid));
  for (const uid of uids) if (!present.has(uid)) pass.troubled.taken(where.folder, uid);
  let placed = 0;
  let unfiled = 0;
  const conclude = async (placements: readonly Placement[]) => {
    if (placements.length === 0) return;
    await pass.store.place(placements);
    placed += placements.length;
    unfiled += await fileAway(client, pass.settings, placements, pass.log);
  };
  const old = surveyed.filter((mail) => isBeforeStart(mail, where, pass));
  await conclude(
    old.map(({ uid }) => ({ ...placeOf(where), uid, contentKey: BEFORE_START, filing: 'leave' as const })),
  );
  const ours = surveyed.filter((mail) => !old.includes(mail));
  const isLarge = (mail: Surveyed) =>
    mail.size > pass.settings.maxMessageBytes || pass.troubled.isLiar(where.folder, mail.uid);
  const isTroubled = (mail: Surveyed) => pass.troubled.has(where.folder, mail.uid);
  const plain = ours.filter((mail) => !isLarge(mail) && !isTroubled(mail));
  const alone = ours.filter((mail) => !isLarge(mail) && isTroubled(mail));
  for (const batch of [...batches(plain), ...alone.map((mail) => [mail])]) {
    if (pass.stop.aborted) break;
    await conclude(await take(client, batch, where, pass));
  }
  for (const mail of ours.filter(isLarge)) {
    if (pass.stop.aborted) break;
    await conclude(await takeOversize(client, mail, where, pass));
  }
  return { placed, unfiled, untaken: surveyed.length - placed };
}

function placeOf(where: Whereabouts): Pick<Placement, 'folder' | 'uidValidity'> {
  return { folder: where.folder, uidValidity: where.uidValidity };
}

/**
 * Whether the mail was here before the desk. INTERNALDATE counts whole seconds, so the start does too.
 * What a person moved into the intake folder is meant for us whatever its age.
 */
function isBeforeStart(mail: Surveyed, where: Whereabouts, pass: FolderPass): boolean {
  if (where.role === 'intake' || pass.startAt === null) return false;
  return Date.parse(mail.receivedAt) < Math.floor(Date.parse(pass.startAt) / 1000) * 1000;
}
