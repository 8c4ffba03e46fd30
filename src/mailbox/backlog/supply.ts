/** Brings the mails of a folder in batches: what is urgent first, and what comes meanwhile as well. */
import type { ImapFlow } from 'imapflow';
import { fetchSources, type Sources } from '../passes/fetch-sources.ts';
import type { FolderPass } from '../passes/folder-pass.ts';
import { BATCH_MAILS, batches, listUids, type Surveyed, survey } from '../passes/survey.ts';
import type { Whereabouts } from '../passes/take.ts';
import { backlogOf } from './backlog.ts';
import { lookAhead } from './look-ahead.ts';

export interface Batch {
  readonly mails: readonly Surveyed[];
  readonly sources: Sources;
  /** Mails that were here before the desk: they are left, and were not fetched. */
  readonly old: readonly Surveyed[];
}

export interface Supply {
  /** The next batch, or null when nothing waits any more or the desk is closing. One call at a time. */
  next(): Promise<Batch | null>;
  /** Mails that are too large to be fetched with others. */
  readonly large: readonly Surveyed[];
  /** The highest UID that has been listed. */
  listedUpTo(): number;
}

/** `due`: UIDs in order, none of them above `upTo`. Its promises reject when the connection fails. */
export function supplyOf(
  client: ImapFlow,
  due: readonly number[],
  upTo: number,
  where: Whereabouts,
  pass: FolderPass,
): Supply {
  const backlog = backlogOf(due);
  const large: Surveyed[] = [];
  const pieces: (readonly Surveyed[])[] = [];
  let listedUpTo = upTo;

  /** A server may hold back what is new until a command ends (RFC 3501 §5.2). */
  async function hearNews(): Promise<void> {
    await client.noop();
    if (!pass.hasNews()) return;
    pass.listing();
    const more = await listUids(client, listedUpTo);
    listedUpTo = Math.max(listedUpTo, ...more.slice(-1));
    backlog.add(more);
  }

  /** Surveys some more mails; gives those that stay with people. Lanes are kept, whatever order the server answers in. */
  async function surveySome(uids: readonly number[]): Promise<readonly Surveyed[]> {
    const found = new Map((await survey(client, uids, pass.now)).map((mail) => [mail.uid, mail]));
    const mails = uids.flatMap((uid) => found.get(uid) ?? []);
    const old = mails.filter((mail) => isBeforeStart(mail, where, pass));
    const ours = mails.filter((mail) => !old.includes(mail));
    const isLarge = ({ size }: Surveyed) => size > pass.settings.maxMessageBytes;
    large.push(...ours.filter(isLarge));
    pieces.push(...batches(ours.filter((mail) => !isLarge(mail))));
    return old;
  }

  return {
    large,
    listedUpTo: () => listedUpTo,
    async next() {
      if (pass.stop.aborted) return null;
      let old: readonly Surveyed[] = [];
      if (pieces.length === 0) {
        await hearNews();
        await lookAhead(client, backlog, pass.laneOf, BATCH_MAILS);
        const uids = backlog.next(BATCH_MAILS);
        if (uids.length === 0) return null;
        old = await surveySome(uids);
      }
      const mails = pieces.shift() ?? [];
      return { old, mails, sources: await fetchSources(client, mails, where, pass) };
    },
  };
}

/**
 * Whether the mail was here before the desk. INTERNALDATE counts whole seconds, so the start does too.
 * What a person moved into the intake folder is meant for us whatever its age.
 */
function isBeforeStart(mail: Surveyed, where: Whereabouts, pass: FolderPass): boolean {
  if (where.role === 'intake' || pass.startAt === null) return false;
  return Date.parse(mail.receivedAt) < Math.floor(Date.parse(pass.startAt) / 1000) * 1000;
}
