/** The store as the rest of the shell sees it; `open-store.ts` makes one from a DataSource. */
import type { TicketEvent } from '../domain/events.ts';
import type { TicketFigures } from '../domain/statistics.ts';
import type { Ticket, TicketState } from '../domain/ticket.ts';
import type { Instant } from '../domain/time.ts';
import type { AuditLine } from './audit.ts';
import type { LookedOver } from './connection/look-over.ts';
import type { Erasing, NotErased } from './erasure/erase-ticket.ts';
import type { FiledMail } from './erasure/filed-mails.ts';
import type { Overview, OverviewBounds, PageOfTickets, WhichPage } from './figures/overview.ts';
import type { Tally } from './figures/tally.ts';
import type { Hold, Lease, LeaseSeen } from './lease/lease.ts';
import type { News, Summary } from './letters/news.ts';
import type { Census } from './mails/census.ts';
import type { MailToHandBack } from './mails/hand-back.ts';
import type { HardMail } from './mails/hard-mails.ts';
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
  /** The word of this one claim: what is said of the letter under another counts no more. */
  readonly claim: string;
}

/** `unknown`: the answer of the relay was lost, so it may have the letter; the same bytes are sent again. */
export type LetterState = 'due' | 'sending' | 'unknown' | 'accepted' | 'undeliverable' | 'held' | 'cancelled';

/** A letter as its sender names it to the store. */
export type Claim = Pick<ClaimedLetter, 'id' | 'claim'>;

/** A letter as an operator sees it: without its text. */
export interface ListedLetter {
  readonly id: string;
  readonly messageId: string;
  readonly template: string;
  readonly role: 'staff' | 'office' | 'applicant';
  readonly recipient: string;
  readonly ticketId: string | null;
  readonly state: LetterState;
  readonly attempts: number;
  readonly createdAt: Instant;
  readonly nextAt: Instant;
  /** What the relay said last, or why it is held; may quote an address. */
  readonly reason: string | null;
}

export interface Store {
  /**
   * Runs `work` alone among all writers; commits what it did, or rolls all of it back and rethrows. `lined` is called as soon as no
   * transaction asked for later can come before it, which may be long before its COMMIT; where only its end makes that sure, never.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>, lined?: () => void): Promise<T>;
  /** The desk is closing: from now on a database that somebody else keeps locked is waited for no longer than a moment. */
  hurry(): void;
  close(): Promise<void>;

  // the lease: who attends to the desk
  readLease(): Promise<LeaseSeen>;
  /** Takes the lease over as it was seen; null when somebody was quicker. */
  seizeLease(holder: string, seen: LeaseSeen, until: Instant): Promise<Lease | null>;
  /** False when it has been taken over. */
  renewLease(lease: Lease, until: Instant): Promise<boolean>;
  giveBackLease(lease: Lease): Promise<void>;
  /** The same store, of which nothing can be written but under the lease that `hold` has at that moment; it rejects with StaleLease otherwise. */
  under(hold: Hold): Store;

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
  // parsing
  /** A parser child died over the mail of these bytes; gives how often. */
  parserDied(bytesKey: string, at: Instant): Promise<number>;
  /** The mail is not parsed again. */
  setMailAside(mail: HardMail, at: Instant): Promise<void>;
  mailsSetAside(): Promise<readonly HardMail[]>;
  /** It is, after all. */
  forgetHardMail(bytesKey: string): Promise<void>;

  // outbox
  /** Claims up to `limit` letters that are due at `now`, oldest first; a claim left by a dead process falls back after `leaseSeconds`. */
  claimLetters(now: Instant, limit: number, leaseSeconds: number): Promise<readonly ClaimedLetter[]>;
  /** The attempt goes on: nobody else takes the letter before `until`. */
  keepClaim(letter: Claim, until: Instant): Promise<void>;
  /** Accepted by SMTP: the bytes are wiped, their hash stays. */
  letterAccepted(id: string, at: Instant): Promise<void>;
  letterPostponed(letter: Claim, nextAt: Instant, reason: string): Promise<void>;
  /** The relay may have it, and we never read whether: `unknown`, and the same bytes again at `nextAt`. */
  letterUnanswered(letter: Claim, nextAt: Instant, reason: string): Promise<void>;
  /** Final: no further attempt; its token is burned. */
  letterUndeliverable(letter: Claim, at: Instant, reason: string): Promise<void>;
  /** When the next letter falls due, or null. */
  nextLetterAt(): Promise<Instant | null>;

  // questions
  /** Tickets in one of `states`, oldest first. */
  ticketsIn(states: readonly TicketState[]): Promise<readonly Ticket[]>;
  tickets(): Promise<readonly Ticket[]>;
  /** The desk at one moment, bounded. */
  overview(bounds: OverviewBounds): Promise<Overview>;
  pageOfTickets(which: WhichPage): Promise<PageOfTickets>;
  /** Services whose once-only right stands under another ticket of the same account. */
  rightsUsedElsewhere(ticket: Ticket): Promise<readonly string[]>;
  /** Every ticket, oldest first, with what statistics need besides. */
  ticketFigures(): Promise<readonly TicketFigures[]>;
  /** The audit rows of a ticket, in their order. */
  auditOf(ticket: string): Promise<readonly AuditLine[]>;
  /** Tickets whose decision has not been released yet, oldest first. */
  ticketsCoolingOff(): Promise<readonly Ticket[]>;
  ticketHistory(id: string): Promise<{
    ticket: Ticket;
    events: readonly { at: Instant; event: TicketEvent }[];
    letters: readonly (Pick<
      OutboxEntry,
      'id' | 'template' | 'role' | 'language' | 'recipient' | 'subject' | 'createdAt'
    > & {
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
  /** Mails that could not be read or taken, and were left in the inbox because they do not seem to concern the desk. */
  leftUnread(): Promise<readonly MailRecord[]>;
  /** How many mails and letters stand where. */
  tally(): Promise<Tally>;
  /** Message-IDs of the letters whose token is alive. */
  lettersWithLiveToken(now: Instant): Promise<readonly string[]>;
  /** Letters that have neither left nor ended, oldest first; or those in `state`. */
  listedLetters(state?: LetterState): Promise<readonly ListedLetter[]>;
  /** The acknowledgements that have not left: how many there are, and since when the oldest is owed; null when all have. */
  oldestUnsentAcknowledgement(): Promise<{ readonly since: Instant; readonly letters: number } | null>;
  /** Every letter with its bytes while they are kept; `receive` shows them from its in-memory store. */
  letters(): Promise<readonly OutboxEntry[]>;
  /** Looks the whole database over, which may take a while; for the doctor. */
  lookOver(): Promise<LookedOver>;
  /** What has happened since `since` besides what tickets say. */
  newsSince(since: Instant): Promise<News>;
  eventsBetween(
    from: Instant,
    until: Instant,
  ): Promise<readonly { readonly type: TicketEvent['type']; readonly at: Instant }[]>;
  lastSummary(summary: Summary): Promise<Instant | null>;
  /** Tickets that ended before `before` and still hold personal data, oldest first. */
  ticketsToErase(before: Instant): Promise<readonly string[]>;
  /** Takes the personal data out of a ticket that has ended; or says why nothing was changed. */
  eraseTicket(id: string, how: Erasing): Promise<'erased' | NotErased>;
  /** The same for letters and mails about no ticket from before `before`; how many letters there were. */
  eraseWithoutTicket(before: Instant, at: Instant): Promise<number>;
  /** Mails that are to leave the folders they were filed into, oldest first. */
  mailsToRemove(now: Instant, retentionDays: number): Promise<readonly FiledMail[]>;
  mailRemoved(contentKey: string, at: Instant): Promise<void>;
  /** Cleans pages and journals after an erasure; false when somebody's reading has put it off. */
  sweepErased(): Promise<boolean>;
  /** Null when the audit chain holds, else the number of the first broken row. */
  verifyAudit(): Promise<number | null>;
  /** The number and the hash of the last audit row, to be written down elsewhere; null when there is none. */
  auditHead(): Promise<{ readonly seq: number; readonly hash: string } | null>;
}
