/** NOTIFICATIONS: which letters each event owes. An event without an entry does not compile. */
import type { TicketEvent, TicketEventType } from '../domain/events.ts';
import type { Ticket } from '../domain/ticket.ts';
import { accessProvided } from './access-provided.ts';
import { approvalReleased } from './approval-released.ts';
import { contactCorrected } from './contact-corrected.ts';
import { contentChanged } from './content-changed.ts';
import { decisionAsked } from './decision-asked.ts';
import { decisionRecorded } from './decision-recorded.ts';
import { decisionUndone } from './decision-undone.ts';
import { fieldSet } from './field-set.ts';
import { firstApprovalRecorded } from './first-approval-recorded.ts';
import { informationMissing } from './information-missing.ts';
import { informationSupplied } from './information-supplied.ts';
import type { Letter } from './letter.ts';
import { lapsed } from './limits/lapsed.ts';
import { reminded } from './limits/reminded.ts';
import type { Notification, NotificationContext } from './notification.ts';
import { officeAsked } from './office-asked.ts';
import { officeConfirmed } from './office-confirmed.ts';
import { officeDenied } from './office-denied.ts';
import { opened } from './opened.ts';
import { accessClosed, accessEnded } from './orders/access-ended.ts';
import { accessRevoked } from './orders/access-revoked.ts';
import { contentSet } from './orders/content-set.ts';
import { dataUnavailable } from './orders/data-unavailable.ts';
import { held, resumed } from './orders/held.ts';
import { notOurs } from './orders/not-ours.ts';
import { noteAdded } from './orders/note-added.ts';
import { reopened } from './orders/reopened.ts';
import { sensitivitySet } from './orders/sensitivity-set.ts';
import { taken } from './orders/taken.ts';
import { answerGiven, questionAsked } from './orders/words-to-applicant.ts';
import { partDecided } from './part-decided.ts';
import { rejectionReleased } from './rejection-released.ts';
import { releaseRefused } from './release-refused.ts';
import { withdrawn } from './withdrawn.ts';

export const NOTIFICATIONS = {
  opened,
  'information-missing': informationMissing,
  'office-asked': officeAsked,
  'office-confirmed': officeConfirmed,
  // It has asked once and was answered once; that a copy came with better proof is our business.
  'office-proven': 'nobody',
  'office-denied': officeDenied,
  'decision-asked': decisionAsked,
  'field-set': fieldSet,
  'first-approval-recorded': firstApprovalRecorded,
  'part-decided': partDecided,
  'approval-recorded': decisionRecorded,
  'rejection-recorded': decisionRecorded,
  // "recorded" has already said how long the decision can be undone.
  'cooling-off-began': 'nobody',
  'decision-undone': decisionUndone,
  'release-refused': releaseRefused,
  'approval-released': approvalReleased,
  'rejection-released': rejectionReleased,
  'access-provided': accessProvided,
  // The notice of the lost letter tells them: it knows which letter it was, and what the other server said.
  'letter-undeliverable': 'nobody',
  'information-supplied': informationSupplied,
  'content-changed': contentChanged,
  'contact-corrected': contactCorrected,
  withdrawn,
  // The receipt for the same mail is the first letter in the new language.
  'language-chosen': 'nobody',
  // The words themselves go to staff with the notice, for they stand in no event.
  'words-received': 'nobody',
  'content-set': contentSet,
  'question-asked': questionAsked,
  'answer-given': answerGiven,
  // What was answered goes to deciders with the words, or with the review of what changed.
  'question-answered': 'nobody',
  held,
  resumed,
  'note-added': noteAdded,
  taken,
  'sensitivity-set': sensitivitySet,
  'access-ended': accessEnded,
  'access-closed': accessClosed,
  'access-revoked': accessRevoked,
  'data-unavailable': dataUnavailable,
  reopened,
  'not-ours': notOurs,
  reminded,
  lapsed,
} satisfies { [Type in TicketEventType]: Notification<Extract<TicketEvent, { type: Type }>> | 'nobody' };

function lettersFor(event: TicketEvent, ticket: Ticket, context: NotificationContext): readonly Letter[] {
  // `satisfies` has tied each entry to its event; the look-up alone cannot see that.
  const notification = NOTIFICATIONS[event.type] as Notification | 'nobody';
  return notification === 'nobody' ? [] : notification(event, ticket, context);
}

/** The letters owed for `events`, which have led to `ticket` as it is now; none twice. */
export function lettersForEvents(
  events: readonly TicketEvent[],
  ticket: Ticket,
  context: NotificationContext,
): Letter[] {
  return withoutRepeats(events.flatMap((event) => lettersFor(event, ticket, { ...context, beside: events })));
}

/** The first of letters that would have the same outbox id. */
function withoutRepeats(letters: readonly Letter[]): Letter[] {
  const seen = new Set<string>();
  return letters.filter(({ template, to, occasion }) => {
    const id = JSON.stringify([template, to.toLowerCase(), occasion]);
    return !seen.has(id) && seen.add(id);
  });
}
