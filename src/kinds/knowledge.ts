/** What the desk knows when a mail arrives: itself, its people, its procedure, and what the mail refers to. */
import type { Policy } from '../domain/policy.ts';
import type { Procedure } from '../domain/procedure.ts';
import type { DeskIdentity, Registry } from '../domain/registry.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Instant } from '../domain/time.ts';
import type { Evidence } from '../mail/incoming-mail.ts';
import type { IntakeLayout } from './application/intake-layout.ts';

/** A letter of ours that the mail answers, found by its token or by its keyed Message-ID. */
export interface AnsweredLetter {
  readonly outboxId: string;
  readonly role: 'staff' | 'office' | 'applicant';
  /** Whom we sent it to. Possession is theirs alone. */
  readonly recipient: string;
  readonly ticketId: string;
  readonly revision: number;
  /** `token`: the random token came back and is alive. `reference`: only our Message-ID did. `spent`: a token of ours, used or expired. */
  readonly by: 'token' | 'reference' | 'spent';
}

export interface Correspondence {
  readonly answered: AnsweredLetter | null;
  /** The mail is itself a letter of ours (our Message-ID in its own Message-ID). */
  readonly ownLetter: boolean;
  /** Tickets the subject or text names by number, and the ticket of `answered`; by id. */
  readonly tickets: ReadonlyMap<string, Ticket>;
  /** Token-like plus-addresses of ours that fit no letter. */
  readonly unknownTokens: number;
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
}
