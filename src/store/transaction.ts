/** What the journey and the jobs may do to the store between begin and commit; all of it happens, or none. */
import type { Absence } from '../domain/absence.ts';
import type { PairShown } from '../domain/decision/pair.ts';
import type { TicketEvent } from '../domain/events.ts';
import type { Wait } from '../domain/median-wait.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Instant } from '../domain/time.ts';
import type { CommandAsk, KindName } from '../kinds/kind.ts';
import type { Correspondence } from '../kinds/knowledge.ts';
import type { Evidence } from '../mail/incoming-mail.ts';
import type { OriginHistory } from '../mail/origin/origin-history.ts';
import type { Summary } from './letters/news.ts';
import type { Occasion } from './mails/lost-period.ts';

/** The record of a mail that has been through the journey. Holds no text of it. */
export interface MailRecord {
  readonly contentKey: string;
  readonly receivedAt: Instant;
  readonly handledAt: Instant;
  readonly kind: KindName | null;
  readonly verdict: 'accepted' | 'not-ours' | 'ignored' | 'quarantined';
  readonly reason: string | null;
  readonly filing: 'done' | 'quarantine' | 'leave';
  readonly evidence: Evidence;
  readonly tickets: readonly string[];
}

/** What a mail refers to, as the core found it in the mail. */
export interface MailReferences {
  /** Token texts found in plus-addresses of ours among the recipients. */
  readonly tokens: readonly string[];
  readonly messageId: string | null;
  /** By what it is known when it is sent again; absent in mails that never act. */
  readonly identity?: string | null;
  /** Message-IDs in In-Reply-To and References that have the shape of ours. */
  readonly references: readonly string[];
  /** Ticket numbers with a right check character. */
  readonly ticketNumbers: readonly string[];
  /** Where it reports on a letter of ours: our bounce addresses among the recipients, Message-IDs in the part it returns. */
  readonly reported: { readonly envelopes: readonly string[]; readonly messageIds: readonly string[] };
}

/** A rendered letter; its bytes stay until they are accepted and are then wiped. */
export interface OutboxEntry {
  /** purpose:ticket|mail|desk:occasion:recipient; unique (design §7). */
  readonly id: string;
  readonly messageId: string;
  readonly template: string;
  readonly language: string;
  readonly role: 'staff' | 'office' | 'applicant';
  readonly recipient: string;
  readonly envelopeFrom: string;
  readonly ticketId: string | null;
  /** Revision of the ticket the letter shows; null when it is about no ticket. */
  readonly revision: number | null;
  readonly subject: string;
  /** The whole MIME message. */
  readonly bytes: Buffer;
  /** Clear text of the token in Reply-To, stored only as keyed hash; null when the letter grants none. */
  readonly token: string | null;
  readonly tokenExpiresAt: Instant | null;
  /** The other ticket that it shows, to be decided with the same word; absent when it shows none. */
  readonly pair?: PairShown;
  readonly createdAt: Instant;
  /** The code the letter shows, stored only as keyed hash; absent when it shows none. */
  readonly secondRound?: OwedCode;
}

/** A code, and what it carries out when it comes back in time. */
export interface OwedCode {
  readonly code: string;
  readonly asks: readonly CommandAsk[];
  readonly expiresAt: Instant;
}

/** How a letter stands to the caps (caps.ts). */
export interface LetterTerms {
  readonly countsAs: string;
  /** Over a cap: it is not sent before there is room. */
  readonly held: boolean;
  /** Held for another reason, until the operator lets it go; absent when it is not. */
  readonly heldFor?: 'restored';
}

/** Which letters a cap counts: those that fell due after `since`. */
export interface Counted {
  /** Counting stops here. */
  readonly atMost: number;
  readonly since: Instant;
  readonly countsAs?: string;
  /** To this recipient, however the address is written. */
  readonly recipient?: string;
  readonly ticketId?: string;
}

export interface HeldLetter {
  readonly id: string;
  readonly countsAs: string;
  readonly template: string;
  readonly role: 'staff' | 'office' | 'applicant';
  readonly recipient: string;
  readonly ticketId: string | null;
  readonly createdAt: Instant;
}

export interface Transaction {
  /** The record of a mail seen before, or null. */
  findMail(contentKey: string): Promise<MailRecord | null>;
  recordMail(record: MailRecord): Promise<void>;
  /** Whether a mail of staff about the ticket has been read that was received after `mail`, which came first at `receivedAt`. */
  isOvertaken(ticketId: string, mail: string, receivedAt: Instant): Promise<boolean>;
  /** Looks up what a mail refers to: constant-time for tokens, and nothing is trusted but what we stored. */
  correspondence(references: MailReferences, now: Instant): Promise<Correspondence>;

  /** The next running number of `year`, from 1. */
  nextTicketNumber(year: number): Promise<number>;
  ticket(id: string): Promise<Ticket | null>;
  /** Live tickets, granted entitlements and rejections of the same account, other than `exceptId`. */
  ticketsOfAccount(account: string, exceptId: string): Promise<readonly Ticket[]>;
  insertTicket(ticket: Ticket): Promise<void>;
  /** Writes the ticket; fails when it was changed since it was read in another transaction. */
  updateTicket(ticket: Ticket): Promise<void>;
  /** The ticket's history, and one audit row for each event (ids, words and keyed hashes only, hash-chained). */
  appendEvents(
    ticketId: string,
    events: readonly TicketEvent[],
    cause: { mail: string | null },
    at: Instant,
  ): Promise<void>;
  /** An audit row for something that changed no ticket: a refusal, a quarantine. */
  audit(
    word: string,
    /** `who`: the person who ordered it; kept as a keyed hash only. */
    about: { ticket: string | null; mail: string | null; who?: string },
    at: Instant,
  ): Promise<void>;

  /** What the mails with possession of an address have shown of their origin so far; empty for a new one. */
  originHistory(address: string): Promise<OriginHistory>;
  recordOriginHistory(address: string, history: OriginHistory): Promise<void>;

  /** Services whose once-only right this account has used or has reserved for another ticket. */
  entitlementsUsed(account: string, exceptTicketId: string): Promise<readonly string[]>;
  /** Reserves the rights for a ticket; false when one of them is taken (the unique index decides races). */
  reserveEntitlements(account: string, services: readonly string[], ticketId: string): Promise<boolean>;
  /** Gives reservations back (UNDO); what was granted stays. */
  freeEntitlements(ticketId: string, kept?: readonly string[]): Promise<void>;
  /** Turns reservations into the ledger's lasting entries. */
  grantEntitlements(ticketId: string, at: Instant): Promise<void>;

  /** Puts a letter into the outbox; false when the same letter is already owed or sent. */
  owe(entry: OutboxEntry, terms?: LetterTerms): Promise<boolean>;
  isOwed(outboxId: string): Promise<boolean>;
  /** Whether a letter of this occasion may have left between a backup and its restore (lost-period.ts). */
  isOfLostPeriod(occasion: Occasion, now: Instant): Promise<boolean>;
  lettersCounted(which: Counted): Promise<number>;
  /** When the last letter of this count to `recipient` fell due, or null. */
  lastCounted(countsAs: string, recipient: string): Promise<Instant | null>;
  /** Whether a letter to this address was ever answered with its token, and the answer acted. */
  hasShownPossession(recipient: string): Promise<boolean>;
  /** Letters over a cap, oldest first. */
  heldLetters(): Promise<readonly HeldLetter[]>;
  releaseLetter(outboxId: string, at: Instant): Promise<void>;
  /** A held letter that nobody needs any more; its token is burned. */
  cancelLetter(outboxId: string, at: Instant): Promise<void>;
  /** Every letter about a ticket (to readers of `role` only, if given) that has not left, held or due; their tokens are burned. */
  cancelLettersOf(ticketId: string, at: Instant, role?: OutboxEntry['role']): Promise<void>;
  /** The mails by which a ticket was opened go back to the inbox, unless another ticket still needs them. */
  handBackMailsOf(ticketId: string): Promise<void>;
  /** All absences of a member; none of before is left. */
  recordAbsences(address: string, absences: readonly Absence[]): Promise<void>;
  absences(): Promise<readonly Absence[]>;
  /** The waits of the newest decisions since then, so many at most. */
  waitsSince(since: Instant, atMost: number): Promise<readonly Wait[]>;
  /** A letter that sums up has been looked after at `at`, also when there was nothing to say. */
  recordSummary(summary: Summary, at: Instant): Promise<void>;
  /** How many acknowledgements have not left that have been owed since before `before`, and since after `after` if given. */
  acknowledgementsUnsent(before: Instant, after: Instant | null): Promise<number>;
  /** A letter that waits is due now; false when it has left or ended, or is being sent at this moment. */
  retryLetter(outboxId: string, at: Instant): Promise<boolean>;
  /** A letter that will never arrive: its token is burned. False when that was known already, or it never left. */
  letterLost(outboxId: string, at: Instant, reason: string): Promise<boolean>;
  /** Counts tokens that fit no letter; gives how many came after `since` before this mail. */
  noteGuesses(contentKey: string, tokens: number, at: Instant, since: Instant): Promise<number>;
  /** Uses up the token of the letter that was answered; `by`: the identity of the answer, which then has acted. */
  burnToken(outboxId: string, at: Instant, by?: string | null): Promise<void>;
  /** The code of that letter was given: it is used up, or one more wrong one is counted. */
  codeGiven(outboxId: string, how: 'used' | 'missed', at: Instant): Promise<void>;
  /** Cancels every live token of a ticket for one role (a decision has been made). */
  burnTokensOf(ticketId: string, role: 'staff' | 'office' | 'applicant', at: Instant): Promise<void>;
  /** State of the letters of one template and occasion: how many are still to be sent, and when the last was accepted. */
  lettersOf(
    ticketId: string,
    template: string,
    occasion: string,
  ): Promise<{ open: number; accepted: number; lastAcceptedAt: Instant | null }>;
}
