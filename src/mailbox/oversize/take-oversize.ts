/** Takes the mails that cannot be fetched whole: what is above the limit, and what the server never hands over. */
import type { ImapFlow } from 'imapflow';
import type { Placement } from '../../store/store.ts';
import { weightOf } from '../passes/fetch-sources.ts';
import { handOver, handOverUnfetched } from '../passes/hand-over.ts';
import type { Surveyed } from '../passes/survey.ts';
import type { Taking, Whereabouts } from '../passes/take.ts';
import { type FetchedPart, fetchOversize } from './fetch-oversize.ts';

/** Takes a mail above the limit: header and text are fetched, and no more. Rejects when the connection is lost. */
export async function takeOversize(
  client: ImapFlow,
  mail: Surveyed,
  where: Whereabouts,
  taking: Taking,
): Promise<Placement[]> {
  const { uid, receivedAt } = mail;
  const fetched = await partOf(client, mail, where, taking);
  if (!fetched) return [];
  const part = { uid, receivedAt, folder: where.role, ...fetched };
  const placed: Placement[] = [];
  const giveUp = () => taking.giveUp(part, { word: 'journey.failed', seen: '' });
  const receive = () => taking.receive({ ...part, turn: async () => {} });
  await handOver({ uid, receive, giveUp }, where, taking, placed);
  return placed;
}

/** Sets a mail aside that the server failed to hand over again and again: of it, only its place is known. */
export async function takeUnfetched(mail: Surveyed, where: Whereabouts, taking: Taking): Promise<Placement[]> {
  const { uid, size, receivedAt } = mail;
  // What it is known by must be its own: a mail without bytes has no content.
  const raw = Buffer.from(`${where.folder} ${where.uidValidity} ${uid} ${receivedAt}`);
  const why = { word: 'fetch.failed', seen: `UID ${uid}, ${size} bytes` } as const;
  const placed: Placement[] = [];
  const giveUp = () => taking.giveUp({ uid, raw, receivedAt, folder: where.role }, why);
  await handOverUnfetched({ uid, giveUp }, where, taking, placed);
  return placed;
}

/** Null when the server did not give it. */
async function partOf(
  client: ImapFlow,
  { uid, size }: Surveyed,
  where: Whereabouts,
  taking: Taking,
): Promise<FetchedPart | null> {
  // Over the text of a mail the connection may break each time; its header still tells people that it is there.
  const withText = taking.troubled.blame(where.folder, uid, 'fetch') === 0;
  try {
    // A mail that comes here though its size says otherwise has shown itself to be larger than allowed.
    return await fetchOversize(client, uid, Math.max(size, taking.limit + 1), withText);
  } catch (error) {
    const cause = client.usable ? error : (taking.connectionError() ?? error);
    const code = (cause as { code?: unknown } | null)?.code;
    taking.troubled.failed(where.folder, uid);
    taking.troubled.blamed(where.folder, uid, 'fetch', weightOf(client, code));
    taking.log.warn({ folder: where.role, uid, code }, 'a large mail could not be fetched in part; it is tried again');
    if (!client.usable) throw cause;
    return null;
  }
}
