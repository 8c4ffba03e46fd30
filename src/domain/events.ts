/** What has happened to a ticket: its history, and what letters are owed for (`notifications/`). */
import type { Language } from './application.ts';
import type { Party } from './commands.ts';
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
  | { readonly type: 'field-set'; readonly by: string; readonly field: string; readonly value: LocalDate | boolean }
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
  /** `fields`: those that changed; none when everything was there already. */
  | { readonly type: 'information-supplied'; readonly from: PartyRole; readonly fields: readonly string[] }
  /** What deciders had been asked about is no longer what they saw. */
  | { readonly type: 'content-changed'; readonly from: PartyRole; readonly fields: readonly string[] }
  | { readonly type: 'withdrawn'; readonly from: PartyRole }
  | { readonly type: 'language-chosen'; readonly from: PartyRole; readonly language: Language }
  | { readonly type: 'words-received'; readonly from: PartyRole };

export type TicketEventType = TicketEvent['type'];

/** An applicant is named by role alone: addresses of applicants stand in the ticket and nowhere else. */
type PartyRole = Party['role'];

const REMARKS: readonly TicketEventType[] = ['language-chosen', 'words-received', 'letter-undeliverable'];

/** Whether something is recorded that leaves the ticket waiting as before: it does not use up the letter it answers. */
export function isRemark(event: TicketEvent): boolean {
  return REMARKS.includes(event.type);
}
