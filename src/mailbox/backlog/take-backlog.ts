/** Takes everything that waits in a folder, batch by batch; what is large or made trouble before comes last, and alone. */
import type { ImapFlow } from 'imapflow';
import type { Placement } from '../../store/store.ts';
import { fileAway } from '../filing/file-away.ts';
import type { FolderPass } from '../passes/folder-pass.ts';
import { type Surveyed, survey } from '../passes/survey.ts';
import { take, type Whereabouts } from '../passes/take.ts';
import { takeAlone } from '../passes/take-alone.ts';
import { BEFORE_START } from '../reading/taken-mail.ts';
import { supplyOf } from './supply.ts';

export interface TakenBacklog {
  readonly placed: number;
  /** Mails that have not been through the journey. */
  readonly untaken: number;
  /** Mails that could not be moved. */
  readonly unfiled: number;
  /** The highest UID that has been listed. */
  readonly listedUpTo: number;
}

/** `due`: UIDs in order, none above `upTo`. Rejects when the connection or the store fails. */
export async function takeBacklog(
  client: ImapFlow,
  due: readonly number[],
  upTo: number,
  where: Whereabouts,
  pass: FolderPass,
): Promise<TakenBacklog> {
  const again = pass.troubled.of(where.folder);
  const fresh = due.filter((uid) => !again.includes(uid));
  const supply = supplyOf(client, fresh, upTo, where, pass);
  let placed = 0;
  let unfiled = 0;
  let filing: Promise<void> = Promise.resolve();

  async function conclude(placements: readonly Placement[]): Promise<void> {
    if (placements.length > 0) await pass.store.place(placements);
    placed += placements.length;
    await filing;
    // The next mails are read while the server moves these.
    filing = fileAway(client, pass.settings, placements, pass.log).then((left) => {
      unfiled += left;
    });
    filing.catch(() => {});
  }

  for (let ahead = supply.next(); ; ) {
    const batch = await ahead;
    if (batch === null) break;
    ahead = supply.next();
    // A failure is met when its turn has come.
    ahead.catch(() => {});
    const { folder, uidValidity } = where;
    const left = batch.old.map(({ uid }) => ({
      ...{ folder, uidValidity, uid },
      contentKey: BEFORE_START,
      filing: 'leave' as const,
    }));
    await conclude([...left, ...(await take(batch.sources, batch.mails, where, pass))]);
  }

  const troubled = await surveyTroubled(client, again, where, pass);
  for (const mail of [...troubled, ...supply.large]) {
    if (pass.stop.aborted) break;
    await conclude(await takeAlone(client, mail, where, pass));
  }
  await filing;
  // Whatever was not taken is troubled now; what people have removed meanwhile is not missing.
  const untaken = await surveyTroubled(client, pass.troubled.of(where.folder), where, pass);
  return { placed, untaken: untaken.length, unfiled, listedUpTo: supply.listedUpTo() };
}

/** Those that are still there; the others are forgotten. */
async function surveyTroubled(
  client: ImapFlow,
  uids: readonly number[],
  where: Whereabouts,
  pass: FolderPass,
): Promise<readonly Surveyed[]> {
  const found = await survey(client, uids, pass.now);
  const present = new Set(found.map(({ uid }) => uid));
  for (const uid of uids) if (!present.has(uid)) pass.troubled.taken(where.folder, uid);
  return found;
}
