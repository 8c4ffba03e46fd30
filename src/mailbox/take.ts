/** Hands mails over to the journey; what fails is noted and does not stop the others. */
import type { ImapFlow } from 'imapflow';
import type { Placement } from '../store/store.ts';
import { turnAfter } from './backlog/in-turn.ts';
import type { Sources } from './fetch-sources.ts';
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
  /** Aborted when the desk is closing: the mails in hand are finished, no other is begun. */
  readonly stop: AbortSignal;
  /** The error that closed the connection, which says more than that of the command it interrupted. */
  connectionError(): unknown;
}

/** A header larger than this tells nothing that a person would read. */
const HEAD_BYTES = 64 * 1024;

/** Mails on their way at once: DNS and the parsing of one do not keep the others waiting. */
const IN_HAND = 8;

/** Takes the mails of one batch; gives where each of those that were received belongs. */
export async function take(
  sources: Sources,
  batch: readonly Surveyed[],
  where: Whereabouts,
  taking: Taking,
): Promise<Placement[]> {
  const placed: Placement[] = [];
  const inHand = new Set<Promise<void>>();
  let last: Promise<unknown> = Promise.resolve();
  for (const { uid, receivedAt } of batch) {
    while (inHand.size >= IN_HAND) await Promise.race(inHand);
    if (taking.stop.aborted) break;
    const raw = sources.get(uid);
    if (!raw) continue;
    sources.delete(uid);
    const before = last;
    const mail = { uid, raw, receivedAt, folder: where.role, turn: () => turnAfter(before) };
    const handed = handOver(uid, where, taking, placed, () => taking.receive(mail)).finally(() =>
      inHand.delete(handed),
    );
    inHand.add(handed);
    last = handed;
  }
  await Promise.all(inHand);
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
