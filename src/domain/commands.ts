/** Everything that can be asked of a ticket that exists. `by` is always a registry address that has been proven as far as the command needs. */
import type { Language, REASON, SERVICES } from './application/application.ts';
import type { Supplied } from './application/supplied.ts';
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
  /** The code of a fresh letter to the registered address came back from whoever holds that letter: as good as both. */
  readonly secondRound?: true;
}

export type StaffCommand =
  /**
   * `services`: none named means all that are open. `exception`: what two deciders may overrule is to be overruled. `together`: the
   * other ticket that the same word decides.
   */
  | {
      readonly type: 'approve';
      readonly services: readonly string[];
      readonly exception?: true;
      readonly together?: string;
    }
  | {
      readonly type: 'reject';
      readonly services?: readonly string[];
      readonly reason: string | null;
      readonly words: string | null;
      readonly together?: string;
    }
  | { readonly type: 'set'; readonly field: 'revokedOn'; readonly value: LocalDate }
  | { readonly type: 'set'; readonly field: 'student'; readonly value: boolean }
  /** Whether the ticket is for deciders alone. */
  | SetSensitive
  | SetContent
  | { readonly type: 'undo' }
  | { readonly type: 'provided' }
  /** `words` go to the applicant as they are; a question waits for its answer. */
  | { readonly type: 'ask' | 'answer'; readonly words: string }
  | { readonly type: 'hold' | 'resume'; readonly note: string | null }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'take' | 'closed' | 'unavailable' | 'revoke' | 'reopen' | 'not-ours' };

export type SetSensitive = { readonly type: 'set'; readonly field: 'sensitive'; readonly value: boolean };

/** What an application says and a decider may correct; who somebody is, only an office says (design §6). */
export type SetContent =
  | { readonly type: 'set'; readonly field: typeof SERVICES; readonly value: readonly string[] }
  | { readonly type: 'set'; readonly field: typeof REASON; readonly value: string };

export type OfficeCommand =
  /** `seenRevision`: of the letter that is answered. An office confirms what it was shown, and nothing else (threat D10). */
  { readonly type: 'confirm'; readonly seenRevision: number } | { readonly type: 'deny' };

/** The office or the applicant of a ticket, as far as their answer proves it. */
export interface Party {
  readonly role: 'office' | 'applicant';
  /** Whom the answered letter was sent to. */
  readonly address: string;
  /** A live token came back; without one an office cannot speak about the applicant. */
  readonly token: boolean;
  /** Revision of the letter answered. */
  readonly seenRevision: number;
}

export type PartyCommand =
  /** `confirms`: the office says in the same mail that everything is right. */
  | { readonly type: 'supply'; readonly supplied: Supplied; readonly confirms: boolean }
  | { readonly type: 'withdraw' }
  | { readonly type: 'speak'; readonly language: Language }
  /**
   * Words for staff. They change nothing, and the text is kept nowhere but in the letter; only what answers a question is given here.
   * `document`: somebody's identity document came with them.
   */
  | { readonly type: 'words'; readonly text?: string; readonly document?: true };

/** Commands the clock gives, and one that the desk's own judgement of a mail gives. */
export type DeskCommand =
  /** A copy of the request came whose origin is proven. */
  | { readonly type: 'prove-office' }
  /** The "recorded" letters were accepted at `at`: the cooling-off counts from then. */
  | { readonly type: 'colleagues-told'; readonly at: Instant }
  /** The cooling-off is over and the mailbox has been read up to its end. */
  | { readonly type: 'release' }
  /** The access window is over. */
  | { readonly type: 'end-access' }
  /** Time has passed: whatever is due is due. Mails received before `readUpTo` have been read. */
  | { readonly type: 'pass-time'; readonly readUpTo: Instant | null }
  /** A letter about the ticket will never arrive. */
  | { readonly type: 'letter-lost'; readonly template: string; readonly role: 'staff' | 'office' | 'applicant' };

export type TicketCommand =
  | (StaffCommand & { readonly authority: Authority })
  | (OfficeCommand & { readonly by: string })
  | (PartyCommand & { readonly party: Party })
  | DeskCommand;
