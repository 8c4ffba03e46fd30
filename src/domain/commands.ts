/** Everything that can be asked of a ticket that exists. `by` is always a registry address that has been proven as far as the command needs. */
import type { Instant, LocalDate } from './time.ts';

/** What the sender brought: the review it answers, and whether its origin is proven (design §6). */
export interface Authority {
  readonly by: string;
  /** Revision of the letter answered; own SETs in the same mail raise it. */
  readonly seenRevision: number;
  /** A live token came back. A keyed Message-ID alone is a weaker possession. */
  readonly token: boolean;
  /** `signed` or `boundary`. */
  readonly origin: boolean;
}

export type StaffCommand =
  | { readonly type: 'approve'; readonly services: readonly string[] }
  | { readonly type: 'reject'; readonly reason: string | null; readonly words: string | null }
  | { readonly type: 'set'; readonly field: 'revokedOn'; readonly value: LocalDate }
  | { readonly type: 'set'; readonly field: 'student'; readonly value: boolean }
  | { readonly type: 'undo' }
  | { readonly type: 'provided' };

export type OfficeCommand = { readonly type: 'confirm' } | { readonly type: 'deny' };

/** Commands the clock gives. */
export type DeskCommand =
  /** The "recorded" letters were accepted at `at`: the cooling-off counts from then. */
  | { readonly type: 'colleagues-told'; readonly at: Instant }
  /** The cooling-off is over and the mailbox has been read up to its end. */
  | { readonly type: 'release' };

export type TicketCommand =
  | (StaffCommand & { readonly authority: Authority })
  | (OfficeCommand & { readonly by: string })
  | DeskCommand;
