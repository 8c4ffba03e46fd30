/** What a command needs to know besides the ticket: the hour, the desk's rules, its people, and rights already used. */
import type { AccountRecord } from './rules/account-record.ts';
import type { Policy } from './rules/policy.ts';
import type { Procedure, Rules } from './rules/procedure.ts';
import type { DeskIdentity, Registry } from './rules/registry.ts';
import type { Ticket } from './ticket.ts';
import type { Instant, LocalDate } from './time.ts';

/** What a desk is, whatever mail comes: from its configuration and its procedure file. */
export interface Setting {
  readonly desk: DeskIdentity;
  readonly registry: Registry;
  readonly policy: Policy;
  readonly procedure: Procedure;
  /** Public holidays where the desk stands; absent: there are none. */
  readonly isHoliday?: (day: LocalDate) => boolean;
  /** What the account directory says; absent: the desk has none. */
  readonly directory?: (account: string) => AccountRecord | null;
}

export interface Facts extends Setting {
  readonly now: Instant;
  /** Services whose once-only right the account has used, or has reserved for another ticket. */
  readonly entitlementsUsed: readonly string[];
  /** Live tickets of the same account, where a command may say for the first time whose account it is. */
  readonly others?: readonly Ticket[];
  /** What the directory says about the account, where a command may say whose it is; null: nothing. Absent: nobody asks. */
  readonly record?: AccountRecord | null;
  /** When the mail that asks was received first; absent: no mail asks. */
  readonly askedAt?: Instant;
  /** Staff wrote about the ticket later than that, and it has been read already. */
  readonly overtaken?: true;
}

/** The procedure's rules, named for reading. */
export function rulesOf(facts: Setting): Rules {
  return facts.procedure.rules;
}
