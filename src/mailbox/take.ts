/** Fetches mails and hands them over, one after another; what fails is noted and does not stop the others. */
import type { ImapFlow } from 'imapflow';
import type { Placement } from '../store/store.ts';
import { type Log, traceOf } from './log.ts';
import { OriginUnknownYet } from './origin-unknown-yet.ts';
import type { Surveyed } from './survey.ts';
import type { OversizeMail, Receipt, TakenMail } from './taken-mail.ts';
import type { TroubledMails } from './troubled-mails.ts';

/** Where the mails being taken are. */
export interface Whereabouts {
  /** The folder as the store knows it. */
  readonly folder: string;
  readonly role: 'inbox' | 'intake';
  readonly uidValidity: string;
}

export interface Taking {
  receive(mail: TakenMail): Promise<Receipt>;
  oversize(mail: OversizeMail): Promise<Receipt>;
  readonly troubled: TroubledMails;
  /** Bytes of the largest mail that is fetched whole. */
  readonly limit: number;
  readonly log: Log;
  /** Aborted when the desk is closing: the mail in hand is finished, no other is begun. */
  readonly stop: AbortSignal;
  /** The error that closed the connection, which says more than that of the command it interrupted. */
  connectionError(): unknown;
}

/** A header larger than this tells nothing that a person would read. */
const HEAD_BYTES = 64 * 1024;
const TOO_LARGE = ['LiteralTooLarge', 'ResponseTooLarge', 'LineTooLarge'];

/** Takes the mails of one batch; gives where each of those that were received belongs. Rejects when the connection is lost. */
export async function take(
  client: ImapFlow,
  batch: readonly Surveyed[],
  where: Whereabouts,
  taking: Taking,
): Promise<Placement[]> {
  const sources = await sourcesOf(client, batch, where, taking);
  const placed: Placement[] = [];
  for (const { uid, receivedAt } of batch) {
    if (taking.stop.aborted) break;
    const raw = sources.get(uid);
    if (!raw) continue;
    await handOver(uid, where, taking, placed, () => taking.receive({ uid, raw, receivedAt, folder: where.role }));
    sources.delete(uid);
  }
  return placed;
}

/** Takes a mail above the limit: its header is fetched, and no more. */
export async function takeOversize(
  client: ImapFlow,
  mail: Surveyed,
  where: Whereabouts,
  taking: Taking,
): Promise<Placement[]> {
  const { uid, receivedAt } = mail;
  // A mail that comes here though its size says otherwise has shown itself to be larger than allowed.
  const size = Math.max(mail.size, taking.limit + 1);
  const placed: Placement[] = [];
  await handOver(uid, where, taking, placed, async () => {
    const [answer] = await client.fetchAll(
      [uid],
      { uid: true, source: { start: 0, maxLength: HEAD_BYTES } },
      { uid: true },
    );
    return taking.oversize({
      uid,
      size,
      receivedAt,
      folder: where.role,
      head: headOf(answer?.source ?? Buffer.alloc(0)),
    });
  });
  if (!client.usable) throw taking.connectionError();
  return placed;
}

async function sourcesOf(
  client: ImapFlow,
  batch: readonly Surveyed[],
  where: Whereabouts,
  taking: Taking,
): Promise<Map<number, Buffer>> {
  const sources = new Map<number, Buffer>();
  const uids = batch.map((mail) => mail.uid);
  try {
    // The library fetches with PEEK, so \Seen stays what people made of it.
    for (const answer of await client.fetchAll(uids, { uid: true, source: true }, { uid: true })) {
      if (answer.source) sources.set(answer.uid, answer.source);
    }
  } catch (error) {
    const cause = client.usable ? error : (taking.connectionError() ?? error);
    const code = (cause as { code?: unknown } | null)?.code;
    const [only] = uids;
    if (only !== undefined && uids.length === 1 && TOO_LARGE.includes(String(code)))
      taking.troubled.lied(where.folder, only);
    taking.log.warn(
      { folder: where.role, mails: uids.length, code },
      'mails could not be fetched; each is tried alone',
    );
    for (const uid of uids) taking.troubled.failed(where.folder, uid);
    if (!client.usable) throw cause;
    return sources;
  }
  for (const uid of uids) if (!sources.has(uid)) taking.troubled.failed(where.folder, uid);
  return sources;
}

async function handOver(
  uid: number,
  where: Whereabouts,
  taking: Taking,
  placed: Placement[],
  receive: () => Promise<Receipt>,
): Promise<void> {
  try {
    const receipt = await receive();
    placed.push({ folder: where.folder, uidValidity: where.uidValidity, uid, ...receipt });
    taking.troubled.taken(where.folder, uid);
  } catch (error) {
    const attempts = taking.troubled.failed(where.folder, uid);
    if (error instanceof OriginUnknownYet) {
      taking.log.warn({ folder: where.role, uid, attempts }, 'the sender’s name servers do not answer; the mail waits');
      return;
    }
    taking.log.error(
      { folder: where.role, uid, attempts, ...traceOf(error) },
      'a mail could not be taken; it is tried again',
    );
  }
}

/** The bytes up to and with the empty line that ends a header (RFC 5322 §2.1). */
function headOf(start: Buffer): Buffer {
  const ends = [start.indexOf('\r\n\r\n'), start.indexOf('\n\n')].filter((position) => position >= 0);
  return ends.length === 0 ? start : start.subarray(0, Math.min(...ends) + 2);
}
