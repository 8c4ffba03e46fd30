/** The store as the rest of the shell sees it; `open-store.ts` makes one from a DataSource. */
import type { TicketEvent } from '../domain/events.ts';
import type { Ticket, TicketState } from '../domain/ticket.ts';
import type { Instant } from '../domain/time.ts';
import type { Census } from './census.ts';
import type { MailToHandBack } from './hand-back.ts';
import type { MailRecord, OutboxEntry, Transaction } from './transaction.ts';

/** Where one UID of a mailbox folder stands (design §7: each is exactly one of these). */
export interface Placement {
  readonly folder: string;
  readonly uidValidity: string;
  readonly uid: number;
  readonly contentKey: string;
  readonly filing: 'done' | 'quarantine' | 'leave';
}

/** What is remembered of a UID that has been placed. */
export type Standing = Pick<Placement, 'uid' | 'filing'>;

export interface ClaimedLetter {
  readonly id: string;
  readonly messageId: string;
  readonly template: string;
  readonly role: 'staff' | 'office' | 'applicant';
  readonly recipient: string;
  readonly envelopeFrom: string;
  readonly ticketId: string | null;
  readonly bytes: Buffer;
  readonly attempts: number;
  readonly createdAt: Instant;
}

export type LetterState = 'due' | 'sending' | 'accepted' | 'undeliverable' | 'held' | 'cancelled';

export interface Store {
  /** Runs `work` alone among all writers; commits what it did, or rolls all of it back and rethrows. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;

  // mailbox
  placements(folder: string, uidValidity: string): Promise<readonly Standing[]>;
  place(placements: readonly Placement[]): Promise<void>;
  /** Forgets UIDs that are gone from the folder. */
  unplace(folder: string, uidValidity: string, uids: readonly number[]): Promise<void>;
  /** Forgets everything of the folder under other UIDVALIDITYs. */
  forgetEarlier(folder: string, uidValidity: string): Promise<void>;
  /** Counts what the mails of the inbox are, once all of them have been compared; `untaken` could not be placed. */
  takeCensus(folder: string, uidValidity: string, untaken: number, at: Instant): Promise<void>;
  /** The last census, or null before the first. */
  census(): Promise<Census | null>;
  /** A full pass over the mailbox that began at `at` has ended: everything received before `at` has been through the journey. */
  recordPass(at: Instant): Promise<void>;
  lastPass(): Promise<Instant | null>;
  /** After a restore: from when on mails that were filed away are to be looked at again. Null when there is nothing to recover. */
  recoverSince(): Promise<Instant | null>;
  /** They have all been looked at. */
  recovered(): Promise<void>;
  /** When the desk began: mails received earlier belong to people. Set once. */
  startAt(): Promise<Instant | null>;
  setStartAt(at: Instant): Promise<void>;

  /** Mails that go back from where they were filed to the inbox, oldest first. */
  mailsToHandBack(): Promise<readonly MailToHandBack[]>;
  mailHandedBack(contentKey: string, at: Instant): Promise<void>;

  // outbox
  /** Claims up to `limit` letters that are due at `now`, oldest first; a claim left by a dead process falls back after `leaseSeconds`. */
  claimLetters(now: Instant, limit: number, leaseSeconds: number): Promise<readonly ClaimedLetter[]>;
  /** Accepted by SMTP: the bytes are wiped, their hash stays. */
  letterAccepted(id: string, at: Instant): Promise<void>;
  letterPostponed(id: string, nextAt: Instant, reason: string): Promise<void>;
  /** Final: no further attempt; its token is burned. */
  letterUndeliverable(id: string, at: Instant, reason: string): Promise<void>;
  /** When the next letter falls due, or null. */
  nextLetterAt(): Promise<Instant | null>;

  // questions
  /** Tickets in one of `states`, oldest first. */
  ticketsIn(states: readonly TicketState[]): Promise<readonly Ticket[]>;
  tickets(): Promise<readonly Ticket[]>;
  /** Tickets whose decision has not been released yet, oldest first. */
  ticketsCoolingOff(): Promise<readonly Ticket[]>;
  ticketHistory(id: string): Promise<{
    ticket: Ticket;
    events: readonly { at: Instant; event: TicketEvent }[];
    letters: readonly (Pick<OutboxEntry, 'id' | 'template' | 'language' | 'recipient' | 'subject' | 'createdAt'> & {
      state: LetterState;
      acceptedAt: Instant | null;
    })[];
    mails: readonly {
      contentKey: string;
      kind: string | null;
      verdict: string;
      evidence: string;
      receivedAt: Instant;
    }[];
  } | null>;
  /** Mails in quarantine, oldest first; not those that were left where they are because they concern other people. */
  quarantined(): Promise<readonly MailRecord[]>;
  /** Message-IDs of the letters whose token is alive. */
  lettersWithLiveToken(now: Instant): Promise<readonly string[]>;
  /** Every letter with its bytes while they are kept; `receive` shows them from its in-memory store. */
  letters(): Promise<readonly OutboxEntry[]>;
  /** Null when the audit chain holds, else the number of the first broken row. */
  verifyAudit(): Promise<number | null>;
  /** The number and the hash of the last audit row, to be written down elsewhere; null when there is none. */
  auditHead(): Promise<{ readonly seq: number; readonly hash: string } | null>;
}
