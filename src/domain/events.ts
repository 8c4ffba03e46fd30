/** What has happened to a ticket: its history, and what letters are owed for (`notifications/`). */
import type { Language } from './application/application.ts';
import type { Party } from './commands.ts';
import type { LimitWord } from './limits/due.ts';
import type { RefusalWord } from './refusals.ts';
import type { Instant, LocalDate } from './time.ts';

export type TicketEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'information-missing'; readonly fields: readonly string[] }
  | { readonly type: 'office-asked' }
  | {
      readonly type: 'office-confirmed';
      readonly by: string;
      /** It also supplied information in the same mail: the letter about that says all. */
      readonly supplied?: true;
    }
  /** A copy of its request has proven its origin, so it need not confirm. */
  | { readonly type: 'office-proven' }
  | { readonly type: 'office-denied'; readonly by: string }
  /** Everything is there: deciders are asked. */
  | { readonly type: 'decision-asked' }
  | {
      readonly type: 'field-set';
      readonly by: string;
      readonly field: string;
      readonly value: LocalDate | boolean;
      readonly voided?: Voided;
    }
  /** An approval that counts, and needs another decider's beside it. */
  | { readonly type: 'first-approval-recorded'; readonly by: string }
  /** Some services are decided, and others are not. */
  | { readonly type: 'part-decided'; readonly by: string }
  | { readonly type: 'approval-recorded'; readonly by: string }
  | { readonly type: 'rejection-recorded'; readonly by: string }
  | { readonly type: 'cooling-off-began'; readonly releaseAt: Instant }
  | { readonly type: 'decision-undone'; readonly by: string; readonly outcome: 'approved' | 'rejected' }
  /** A rule no longer held when the decision was due: it is void, and deciders are asked again. */
  | { readonly type: 'release-refused'; readonly word: RefusalWord }
  | { readonly type: 'approval-released' }
  | { readonly type: 'rejection-released' }
  | { readonly type: 'access-provided'; readonly by: string }
  /** A letter could not be delivered. Whose it was is told by its role: addresses of applicants stand in the ticket alone. */
  | {
      readonly type: 'letter-undeliverable';
      readonly template: string;
      readonly role: 'staff' | 'office' | 'applicant';
    }
  /** The office has corrected the applicant's address after the decision. */
  | { readonly type: 'contact-corrected'; readonly by: string }
  /** `fields`: those that changed; none when everything was there already. */
  | { readonly type: 'information-supplied'; readonly from: PartyRole; readonly fields: readonly string[] }
  /** What deciders had been asked about is no longer what they saw. */
  | {
      readonly type: 'content-changed';
      readonly from: PartyRole;
      readonly fields: readonly string[];
      readonly voided?: Voided;
    }
  | { readonly type: 'withdrawn'; readonly from: PartyRole }
  | { readonly type: 'language-chosen'; readonly from: PartyRole; readonly language: Language }
  | { readonly type: 'words-received'; readonly from: PartyRole }
  /** `moved`: the ticket waits for something else now, and the letter about that shows it. */
  | {
      readonly type: 'content-set';
      readonly by: string;
      readonly fields: readonly string[];
      readonly moved?: true;
      readonly voided?: Voided;
    }
  | { readonly type: 'question-asked'; readonly by: string }
  | { readonly type: 'answer-given'; readonly by: string }
  | { readonly type: 'question-answered'; readonly from: PartyRole }
  | { readonly type: 'held'; readonly by: string }
  | { readonly type: 'resumed'; readonly by: string }
  | { readonly type: 'note-added'; readonly by: string }
  | { readonly type: 'taken'; readonly by: string }
  /** From now on helpers see and hear nothing of it, or do again. */
  | { readonly type: 'sensitivity-set'; readonly by: string; readonly sensitive: boolean }
  /** The window is over: the applicant hears it, and the access is to be closed. */
  | { readonly type: 'access-ended' }
  | { readonly type: 'access-closed'; readonly by: string }
  /** `wasOpen`: it had been provided, and is to be closed. */
  | { readonly type: 'access-revoked'; readonly by: string; readonly wasOpen: boolean }
  | { readonly type: 'data-unavailable'; readonly by: string }
  | { readonly type: 'reopened'; readonly by: string }
  /** A time limit is due. `again`: it was before, and the ticket still waits for the same. */
  | { readonly type: 'reminded'; readonly limit: LimitWord; readonly due: LocalDate; readonly again: boolean }
  /** What was asked for never came. */
  | { readonly type: 'lapsed'; readonly waitedFor: 'information' | 'confirmation' }
  | { readonly type: 'not-ours'; readonly by: string };

export type TicketEventType = TicketEvent['type'];

/** Deciders whose word was about the content as it was before, and counts no longer; absent: there were none. */
type Voided = readonly string[];

/** An applicant is named by role alone: addresses of applicants stand in the ticket and nowhere else. */
type PartyRole = Party['role'];

const REMARKS: readonly TicketEventType[] = [
  'language-chosen',
  'words-received',
  'letter-undeliverable',
  'question-asked',
  'answer-given',
  'note-added',
  'taken',
  'sensitivity-set',
  'reminded',
];

/** Whether something is recorded that leaves the ticket waiting as before: it does not use up the letter it answers. */
export function isRemark(event: Pick<TicketEvent, 'type'>): boolean {
  return REMARKS.includes(event.type);
}
