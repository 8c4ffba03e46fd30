/** A kind of mail: when it claims one, and what the mail then asks for. KINDS (routing-table.ts) puts them in order. */
import type { AbsenceWord } from '../domain/absence.ts';
import type { Application } from '../domain/application/application.ts';
import type { TicketCommand } from '../domain/commands.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Instant } from '../domain/time.ts';
import type { IncomingMail, Misreading } from '../mail/incoming-mail.ts';
import type { FieldSource } from './application/values/settled-field.ts';
import type { Knowledge } from './knowledge.ts';

export type KindName =
  | 'own-mail'
  | 'delivery-report'
  | 'rehearsal'
  | 'staff-reply'
  | 'office-reply'
  | 'applicant-reply'
  | 'unverified-reply'
  | 'form-submission'
  | 'proxy-request'
  | 'unknown-request'
  | 'not-ours';

/** One thing a mail asks for. All asks of a mail are carried out in order, or none is. */
export type Ask =
  | {
      readonly open: Application;
      readonly officeId: string | null;
      readonly officeProven: boolean;
      /** From which lines it was read: for an operator who wants to see why, and for nobody else. */
      readonly sources: readonly FieldSource[];
    }
  /** `echo`: the command in its canonical words, for the transcript; null for what was not said as a command. */
  | { readonly ticketId: string; readonly command: TicketCommand; readonly echo: string | null }
  /** That a member gets no review mails for a while, or gets them after all; `ticketId`: of the letter by which it was said. */
  | { readonly away: AbsenceWord; readonly ticketId: string; readonly echo: string }
  /** That a letter be given up which a report says will never arrive. */
  | { readonly lost: LostLetter }
  /** That the code of a second-round letter be used up, or that a wrong one be counted. */
  | { readonly code: 'used' | 'missed'; readonly outboxId: string };

/** A command that waits for its code. */
export type CommandAsk = Extract<Ask, { command: unknown }>;

/** What a second round is about: carried out exactly so, once the code has come back. */
export interface SecondRoundAsked {
  readonly asks: readonly CommandAsk[];
  /** The ticket as it will be decided on: with what the mail itself sets. */
  readonly shown: Ticket;
}

/** A letter of ours that will never arrive. */
export interface LostLetter {
  readonly outboxId: string;
  readonly template: string;
  readonly role: 'staff' | 'office' | 'applicant';
  readonly recipient: string;
  readonly ticketId: string | null;
  /** What the other server said, as it said it. */
  readonly reason: string;
}

/** Somebody a mail is answered to: always a registry address or a ticket's own contact, never a From. */
export interface Correspondent {
  readonly role: 'staff' | 'office' | 'applicant';
  readonly address: string;
}

/** What is to be said because of a mail that is not the consequence of a change to a ticket. */
export type Notice =
  /** How to answer; `word` says why this mail was not understood, null when help was asked for. */
  | { readonly type: 'help'; readonly to: Correspondent; readonly ticketId: string; readonly word: string | null }
  | { readonly type: 'status'; readonly to: Correspondent; readonly ticketId: string }
  /** What was asked may not be done. */
  | {
      readonly type: 'refusal';
      readonly to: Correspondent;
      readonly ticketId: string;
      readonly refusal: Refusal;
      /** The other ticket that was asked about in the same mail: nothing was done about it either. */
      readonly beside?: string;
    }
  /** What was asked for is done once the code in this letter has come back. */
  | {
      readonly type: 'second-round';
      readonly to: Correspondent;
      readonly ticketId: string;
      readonly round: SecondRoundAsked;
    }
  /** Several commands in one mail: what was done, in order (after debbugs' control@). */
  | {
      readonly type: 'transcript';
      readonly to: Correspondent;
      readonly ticketId: string;
      readonly done: readonly string[];
      /** The reader has said when they are away: the letter shows what stands. */
      readonly away?: true;
    }
  /** What an office or an applicant wrote to people: it reaches every decider at once, in every state. */
  | {
      readonly type: 'words';
      readonly from: 'office' | 'applicant';
      readonly ticketId: string;
      readonly text: string;
      /** False when something of the mail can only be seen in the mail itself: pictures, attachments, HTML. */
      readonly whole: boolean;
      /** Somebody's identity document seems to have come with it. */
      readonly document?: true;
    }
  /** Their mail has arrived, and a person reads it. `document`: with what should not be sent by mail. */
  | { readonly type: 'receipt'; readonly to: Correspondent; readonly ticketId: string; readonly document?: true }
  /**
   * The letter that was answered is out of date: the same question, with a fresh token. `unverified`: nothing proves that
   * the mail came from there, so whoever writes in a member's name can ask for no more than a few (caps.ts).
   */
  | {
      readonly type: 'fresh-review';
      readonly to: Correspondent;
      readonly ticketId: string;
      readonly unverified?: true;
    }
  /** One mail asked for several people, and it is not certain what belongs to whom: the office is asked for one mail each. */
  | { readonly type: 'one-mail-each'; readonly officeId: string }
  /** All staff should know; `ticketId` when a ticket is concerned. */
  | { readonly type: 'alert'; readonly word: AlertWord; readonly ticketId: string | null }
  /** A letter will never arrive: whoever can reach the reader in another way is told. */
  | { readonly type: 'undeliverable'; readonly lost: LostLetter; readonly ticketId: string | null }
  /** A practice application, ordered by the operator. */
  | { readonly type: 'rehearsal'; readonly to: Correspondent }
  /** What the answer to one has shown. */
  | { readonly type: 'rehearsal-result'; readonly to: Correspondent; readonly found: RehearsalFound }
  /** The mail could not be read at all. `stays`: it does not seem to concern the desk, and was left where it is. */
  | { readonly type: 'misreading'; readonly misreading: Misreading; readonly stays?: true };

/** What became of a practice letter on its way through somebody's mail program. */
export interface RehearsalFound {
  /** What of ours came back: the token, used or too old ones, only the Message-ID, or neither. */
  readonly kept: 'token' | 'spent' | 'reference' | 'nothing';
  /** Whether the answer has plain text, from which alone commands are read. */
  readonly plain: boolean;
  /** Whether the word that was asked for would have been obeyed. */
  readonly understood: boolean;
  readonly origin: 'proven' | 'contradicted' | 'none';
  /** Until when the practice letter can be answered again; null when it cannot. */
  readonly until: Instant | null;
}

export const ALERTS = [
  'form-unproven',
  'form-unreadable',
  'unknown-request',
  'unverified-reply',
  'several-applicants',
  'office-unknown',
  'quarantined',
  'letters-held',
  'acknowledgements-late',
  'login-refused',
  'many-strangers',
  'tokens-guessed',
  'codes-missed',
  'in-junk',
  'nobody-left',
] as const;
export type AlertWord = (typeof ALERTS)[number];

export interface Reading {
  readonly verdict: 'accepted' | 'not-ours' | 'ignored' | 'quarantined';
  /** Machine word for anything but a plain acceptance. */
  readonly reason: string | null;
  /** Where the mailbox puts the mail after the commit. `leave`: untouched in the inbox, for people. */
  readonly filing: 'done' | 'quarantine' | 'leave';
  readonly asks: readonly Ask[];
  readonly notices: readonly Notice[];
}

export interface Kind<Claim = unknown> {
  readonly name: KindName;
  /** Whether it may act on what a machine wrote (design §3: only forms, and later bounces). */
  readonly readsMachines: boolean;
  /** What makes the mail one of this kind, or null when it is not. */
  claims(mail: IncomingMail, known: Knowledge): Claim | null;
  read(claim: Claim, mail: IncomingMail, known: Knowledge): Reading;
}

/** Keeps a kind's claim and reading together under one type while KINDS holds kinds of every claim. */
export function kind<Claim>(definition: Kind<Claim>): Kind {
  return definition as Kind;
}

export const NOTHING = { asks: [], notices: [] } as const;
