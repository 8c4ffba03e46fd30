/** What the desk knows when a mail arrives: itself, its people, its procedure, and what the mail refers to. */
import type { PairShown } from '../domain/decision/pair.ts';
import type { Policy } from '../domain/rules/policy.ts';
import type { Procedure } from '../domain/rules/procedure.ts';
import type { DeskIdentity, Registry } from '../domain/rules/registry.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Instant } from '../domain/time.ts';
import type { Evidence } from '../mail/incoming-mail.ts';
import type { IntakeLayout } from './application/forms/intake-layout.ts';
import type { CommandAsk } from './kind.ts';

/** A letter of ours that the mail answers, found by its token or by its keyed Message-ID. */
export interface AnsweredLetter {
  readonly outboxId: string;
  readonly role: 'staff' | 'office' | 'applicant';
  /** Whom we sent it to. Possession is theirs alone. */
  readonly recipient: string;
  readonly ticketId: string;
  readonly revision: number;
  /** The other ticket that it shows, to be decided with the same word; null when it shows none. */
  readonly pair: PairShown | null;
  /** `token`: the random token came back and is alive. `reference`: only our Message-ID did. `spent`: a token of ours, used or expired. */
  readonly by: 'token' | 'reference' | 'spent';
}

/** A practice letter of ours that the mail answers. */
export interface RehearsedLetter {
  /** When its token expires; null when it is known to be dead. */
  readonly until: Instant | null;
  readonly role: 'staff' | 'office';
  readonly recipient: string;
  readonly by: AnsweredLetter['by'];
}

/** A letter of ours that the mail says could not be delivered. */
export interface ReportedLetter {
  readonly outboxId: string;
  readonly template: string;
  readonly role: 'staff' | 'office' | 'applicant';
  readonly recipient: string;
  readonly ticketId: string | null;
  /** `both`: the key of its envelope and its Message-ID came back. */
  readonly by: 'envelope' | 'message-id' | 'both';
  /** It left, and nothing has come back of it yet. */
  readonly isOut: boolean;
}

/** `unknown`: something of the shape of ours came back that is not ours. */
export type Reported = ReportedLetter | 'unknown' | null;

/** The code that the answered letter asks for. */
export interface SecondRound {
  /** `dead`: missed too often, replaced by a later letter, or used. */
  readonly state: 'open' | 'expired' | 'dead';
  /** Wrong codes so far. */
  readonly misses: number;
  /** What the code carries out. */
  readonly asks: readonly CommandAsk[];
  /** In constant time; only for this letter, its reader, and what was asked. */
  matches(code: string): boolean;
}

export interface Correspondence {
  readonly answered: AnsweredLetter | null;
  /** Null, or absent, when the mail answers no practice letter. */
  readonly rehearsed?: RehearsedLetter | null;
  /** Null, or absent, when the answered letter asks for no code. */
  readonly secondRound?: SecondRound | null;
  /** The mail is itself a letter of ours (our Message-ID in its own Message-ID). */
  readonly ownLetter: boolean;
  /** By what a mail is known that is sent again, and whether it has acted before; absent is no. */
  readonly identity?: string | null;
  readonly actedBefore?: boolean;
  /** Tickets the subject or text names by number, and the ticket of `answered`; by id. */
  readonly tickets: ReadonlyMap<string, Ticket>;
  /** Token-like plus-addresses of ours that fit no letter. */
  readonly unknownTokens: number;
  /** The letter that the mail reports on, if it is a report; null when it bears nothing of ours. */
  readonly reported: Reported;
}

export interface Knowledge {
  readonly now: Instant;
  readonly desk: DeskIdentity;
  readonly registry: Registry;
  readonly policy: Policy;
  readonly procedure: Procedure;
  /** Intake layouts by name. */
  readonly layouts: ReadonlyMap<string, IntakeLayout>;
  readonly evidence: Evidence;
  readonly correspondence: Correspondence;
  /** Domains in the mail that surely take no mail (RFC 5321 §5.1, RFC 7505); absent: nobody has asked. */
  readonly deadDomains?: readonly string[];
}
