/** Takes the mails that cannot be fetched whole: what is above the limit, and what the server never hands over. */
import type { ImapFlow } from 'imapflow';
import type { Placement } from '../store/store.ts';
import { weightOf } from './fetch-sources.ts';
import { handOver, handOverUnfetched } from './hand-over.ts';
import type { Surveyed } from './survey.ts';
import type { Taking, Whereabouts } from './take.ts';
import type { OversizeMail } from './taken-mail.ts';

/** A header larger than this tells nothing that a person would read. */
const HEAD_BYTES = 64 * 1024;

/** Takes a mail above the limit: its header is fetched, and no more. Rejects when the connection is lost. */
export async function takeOversize(
  client: ImapFlow,
  mail: Surveyed,
  where: Whereabouts,
  taking: Taking,
): Promise<Placement[]> {
  const { uid, receivedAt } = mail;
  // A mail that comes here though its size says otherwise has shown itself to be larger than allowed.
  const size = Math.max(mail.size, taking.limit + 1);
  const head = await headFrom(client, uid, where, taking);
  if (!head) return [];
  const oversize: OversizeMail = { uid, size, receivedAt, folder: where.role, head };
  const placed: Placement[] = [];
  const giveUp = () =>
    taking.giveUp({ uid, raw: head, receivedAt, folder: where.role }, { word: 'journey.failed', seen: '' });
  await handOver({ uid, receive: () => taking.oversize(oversize), giveUp }, where, taking, placed);
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

/** The header of a mail; null when the server did not give it. */
async function headFrom(client: ImapFlow, uid: number, where: Whereabouts, taking: Taking): Promise<Buffer | null> {
  try {
    const query = { uid: true, source: { start: 0, maxLength: HEAD_BYTES } };
    const [answer] = await client.fetchAll([uid], query, { uid: true });
    return headOf(answer?.source ?? Buffer.alloc(0));
  } catch (error) {
    const cause = client.usable ? error : (taking.connectionError() ?? error);
    const code = (cause as { code?: unknown } | null)?.code;
    taking.troubled.failed(where.folder, uid);
    taking.troubled.blamed(where.folder, uid, 'fetch', weightOf(client, code));
    taking.log.warn({ folder: where.role, uid, code }, 'the header of a mail could not be fetched; it is tried again');
    if (!client.usable) throw cause;
    return null;
  }
}

/** The bytes up to and with the empty line that ends a header (RFC 5322 §2.1). */
function headOf(start: Buffer): Buffer {
  const ends = [start.indexOf('\r\n\r\n'), start.indexOf('\n\n')].filter((position) => position >= 0);
  return ends.length === 0 ? start : start.subarray(0, Math.min(...ends) + 2);
}
