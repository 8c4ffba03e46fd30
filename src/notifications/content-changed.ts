/** What deciders had been asked about has changed: they get it as it is now, and the applicant who changed it a receipt. */
import { CONTACT } from '../domain/application/application.ts';
import type { TicketEvent } from '../domain/events.ts';
import { acknowledgement } from './decision-asked.ts';
import { receiptToApplicant } from './information-supplied.ts';
import type { Notification, NotificationContext } from './notification.ts';
import { fieldNames } from './presentable.ts';
import { refusedNotes } from './release-refused.ts';
import { type Note, reviewLetters } from './review.ts';
import { voidedNote } from './votes.ts';

type ContentChanged = Extract<TicketEvent, { type: 'content-changed' }>;

export const contentChanged: Notification<ContentChanged> = (event, ticket, context) => {
  const byOffice = event.from === 'office';
  const details = { byOffice, fields: fieldNames(event.fields, context) };
  return [
    ...(byOffice ? [] : receiptToApplicant(ticket, context)),
    // Nothing has reached the applicant at the address there was before.
    ...(byOffice && event.fields.includes(CONTACT) ? acknowledgement(ticket, context) : []),
    ...reviewLetters(ticket, context, {
      template: 'review-changed',
      notes: [
        ...refusedBeside(context),
        { section: 'notes', word: 'content-changed', details },
        ...voidedNote(event.voided, context),
      ],
    }),
  ];
};

/** A decision that had not left the desk is void with the change. */
function refusedBeside({ beside = [] }: NotificationContext): readonly Note[] {
  return beside.flatMap((event) => (event.type === 'release-refused' ? refusedNotes(event) : []));
}
