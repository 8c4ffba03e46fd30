/**
 * The way of one mail, top to bottom. Read this first.
 *
 *   read it under limits → who proves to have sent it, and where would answers not arrive?
 *   ⟨ begin → seen before, or better proven now? → what does it refer to? → which kind is it, and what does it ask?
 *     → what becomes of the ticket? → whom do we owe a letter? → commit ⟩
 *
 * Between begin and commit stands one transaction: the record of the mail, its tickets, their events, tokens and the
 * letters owed happen together or not at all, and no network is awaited. The mailbox files the mail away afterwards,
 * the outbox sends the letters afterwards; both may be repeated without harm.
 */
import type { Setting } from './domain/facts.ts';
import type { Instant } from './domain/time.ts';
import type { IntakeLayout } from './kinds/application/forms/intake-layout.ts';
import { understandCopy } from './kinds/better-copy.ts';
import { afterRefusal, afterSuccess, NO_CORRESPONDENCE, understand, usesUpLetter } from './kinds/conclusion.ts';
import type { Evidence, IncomingMail, Misreading, UnreadableMail } from './mail/incoming-mail.ts';
import { NO_EVIDENCE } from './mail/incoming-mail.ts';
import { referencesOf } from './mail/origin/possession.ts';
import type { Oversize } from './mail/oversize.ts';
import type { Letter } from './notifications/letter.ts';
import { oweLetters } from './store/letters/owe.ts';
import { isOrdered, type Order, recordOutcome } from './store/mails/record-outcome.ts';
import { weighOrigin } from './store/mails/weigh-origin.ts';
import { tellOfGuesses } from './store/possession/guesses.ts';
import type { Store } from './store/store.ts';
import { carryOut } from './store/tickets/carry-out.ts';
import type { MailRecord, OutboxEntry } from './store/transaction.ts';

export interface TakenMail extends Order {
  readonly raw: Buffer;
  /** When the desk's server received it. */
  readonly receivedAt: Instant;
  readonly folder: 'inbox' | 'intake';
  /** Resolves when the mails before it have been through: several are read at once, but they act one after the other. */
  turn?(): Promise<void>;
  /** Called when the mails behind it may have their turn before it has ended: none of them can act before it any more. */
  giveTurnOn?(): void;
  /** `raw` is only the header and the text of a mail that is too large to be fetched. */
  readonly oversize?: Oversize;
  /** It could not be taken through, again and again: it is set aside as this. */
  readonly gaveUp?: Misreading;
}

/** What a journey needs; `wiring.ts` puts it together. */
export interface Desk {
  readonly setting: Setting & { readonly layouts: ReadonlyMap<string, IntakeLayout> };
  readonly store: Store;
  clock(): Instant;
  read(mail: TakenMail): Promise<IncomingMail | UnreadableMail>;
  prove(mail: IncomingMail, taken: TakenMail): Promise<Evidence>;
  deadDomains(mail: IncomingMail, shown: Evidence): Promise<readonly string[]>;
  compose(letter: Letter, now: Instant): OutboxEntry;
}

export type Outcome = Omit<MailRecord, 'verdict'> & { readonly verdict: MailRecord['verdict'] | 'duplicate' };

/** Takes one mail through. What it answers is committed; it throws only for bugs and weather, and then nothing has happened. */
export async function journey(taken: TakenMail, desk: Desk): Promise<Outcome> {
  const { setting, store, compose } = desk;
  const mail = await desk.read(taken);
  const shown = 'misread' in mail ? NO_EVIDENCE : await desk.prove(mail, taken);
  const deadDomains = 'misread' in mail ? [] : await desk.deadDomains(mail, shown);
  await taken.turn?.();
  const now = desk.clock();
  return store.transaction(async (tx) => {
    const correspondence =
      'misread' in mail ? NO_CORRESPONDENCE : await tx.correspondence(referencesOf(mail, setting.desk), now);
    const seen = await tx.findMail(mail.contentKey);
    const evidence = seen ? shown : await weighOrigin(tx, mail, shown, correspondence);
    const known = { ...setting, now, evidence, correspondence, deadDomains };
    const again = seen && understandCopy(seen, mail, known, isOrdered(taken));
    if (seen && !again) return asDuplicate(seen);
    const { kind, reading } = again ?? understand(mail, known);

    const cause = { mail: mail.contentKey, messageId: mail.messageId, receivedAt: taken.receivedAt };
    const firstReceivedAt = seen?.receivedAt ?? taken.receivedAt;
    const carried = await carryOut(tx, reading.asks, { setting, now, ...cause, firstReceivedAt });
    const { changes, notices: told } = 'changes' in carried ? carried : { changes: [], notices: [] };
    const happened = changes.some((change) => change.events.length > 0);
    if (seen && changes.length > 0 && !happened) return asDuplicate(seen);
    const said = 'refused' in carried ? afterRefusal(reading, carried, known) : afterSuccess(reading, happened, known);
    if (correspondence.answered && usesUpLetter(carried))
      await tx.burnToken(correspondence.answered.outboxId, now, correspondence.identity);

    const notices = [...said.notices, ...told, ...(await tellOfGuesses(tx, correspondence, mail.contentKey, now))];
    await oweLetters(tx, changes, notices, { ...setting, now, cause, evidence }, compose);
    const tickets = [...new Set([...changes.map(({ ticket }) => ticket.id), ...correspondence.tickets.keys()])];
    const { verdict, reason, filing } = said;
    const about = { contentKey: mail.contentKey, receivedAt: taken.receivedAt, handledAt: now };
    const record: MailRecord = { ...about, kind, verdict, reason, filing, evidence, tickets };
    await recordOutcome(tx, record, taken);
    return record;
  }, taken.giveTurnOn);
}

function asDuplicate(seen: MailRecord): Outcome {
  return { ...seen, verdict: 'duplicate', reason: 'seen-before' };
}
