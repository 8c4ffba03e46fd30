/** Hands mails over to the journey; what fails is noted and does not stop the others. */
import type { Misreading } from '../../mail/incoming-mail.ts';
import type { Placement } from '../../store/store.ts';
import { turnAfter } from '../backlog/in-turn.ts';
import type { Log } from '../log.ts';
import type { Receipt, TakenMail } from '../reading/taken-mail.ts';
import type { Sources } from './fetch-sources.ts';
import { handOver } from './hand-over.ts';
import type { Surveyed } from './survey.ts';
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
  /** Sets a mail aside that failed again and again, whatever is in it. */
  giveUp(mail: Omit<TakenMail, 'turn'>, why: Misreading): Promise<Receipt>;
  readonly troubled: TroubledMails;
  /** Bytes of the largest mail that is fetched whole. */
  readonly limit: number;
  readonly log: Log;
  /** Called when the server has handed mails over and when a mail is through, however it fared: who watches sees that the pass lives. */
  wentOn(): void;
  /** Aborted when the desk is closing: the mails in hand are finished, no other is begun. */
  readonly stop: AbortSignal;
  /** The error that closed the connection, which says more than that of the command it interrupted. */
  connectionError(): unknown;
}

const FAILED: Misreading = { word: 'journey.failed', seen: '' };

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
    let giveTurnOn = () => {};
    const lined = new Promise<void>((resolve) => {
      giveTurnOn = resolve;
    });
    const mail = { uid, raw, receivedAt, folder: where.role, turn: () => turnAfter(before), giveTurnOn };
    const ways = { uid, receive: () => taking.receive(mail), giveUp: () => taking.giveUp(mail, FAILED) };
    const handed = handOver(ways, where, taking, placed).finally(() => inHand.delete(handed));
    inHand.add(handed);
    last = Promise.race([handed, lined]);
  }
  await Promise.all(inHand);
  return placed;
}
