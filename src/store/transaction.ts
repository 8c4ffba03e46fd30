/** What the journey and the jobs may do to the store between begin and commit; all of it happens, or none. */
import type { TicketEvent } from '../domain/events.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Instant } from '../domain/time.ts';
import type { KindName } from '../kinds/kind.ts';
import type { Correspondence } from '../kinds/knowledge.ts';
import type { Evidence } from '../mail/incoming-mail.ts';

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
  /** Message-IDs in In-Reply-To and References that have the shape of ours. */
  readonly references: readonly string[];
  /** Ticket numbers with a right check character. */
  readonly ticketNumbers: readonly string[];
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
  readonly createdAt: Instant;
}

export interface Transaction {
  /** The record of a mail seen before, or null. */
  findMail(contentKey: string): Promise<MailRecord | null>;
  recordMail(record: MailRecord): Promise<void>;
  /** Looks up what a mail refers to: constant-time for tokens, and nothing is trusted but what we stored. */
  correspondence(references: MailReferences, now: Instant): Promise<Correspondence>;

  /** The next running number of `year`, from 1. */
  nextTicketNumber(year: number): Promise<number>;
  ticket(id: string): Promise<Ticket | null>;
  /** Live tickets and granted entitlements of the same account, other than `exceptId`. */
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
  audit(word: string, about: { ticket: string | null; mail: string | null }, at: Instant): Promise<void>;

  /** Services whose once-only right this account has used or has reserved for another ticket. */
  entitlementsUsed(account: string, exceptTicketId: string): Promise<readonly string[]>;
  /** Reserves the rights for a ticket; false when one of them is taken (the unique index decides races). */
  reserveEntitlements(account: string, services: readonly string[], ticketId: string): Promise<boolean>;
  /** Gives reservations back (UNDO); what was granted stays. */
  freeEntitlements(ticketId: string): Promise<void>;
  /** Turns reservations into the ledger's lasting entries. */
  grantEntitlements(ticketId: string, at: Instant): Promise<void>;

  /** Puts a letter into the outbox; false when the same letter is already owed or sent. */
  owe(entry: OutboxEntry): Promise<boolean>;
  /** Uses up the token of the letter that was answered. */
  burnToken(outboxId: string, at: Instant): Promise<void>;
  /** Cancels every live token of a ticket for one role (a decision has been made). */
  burnTokensOf(ticketId: string, role: 'staff' | 'office' | 'applicant', at: Instant): Promise<void>;
  /** State of the letters of one template and occasion: how many are still to be sent, and when the last was accepted. */
  lettersOf(
    ticketId: string,
    template: string,
    occasion: string,
  ): Promise<{ open: number; accepted: number; lastAcceptedAt: Instant | null }>;
}
