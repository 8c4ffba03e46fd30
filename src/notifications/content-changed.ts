/** What deciders had been asked about has changed: they get it as it is now, and the applicant who changed it a receipt. */
import type { TicketEvent } from '../domain/events.ts';
import { receiptToApplicant } from './information-supplied.ts';
import type { Notification } from './notification.ts';
import { fieldNames } from './presentable.ts';
import { reviewLetters } from './review.ts';
import { voidedNote } from './votes.ts';

type ContentChanged = Extract<TicketEvent, { type: 'content-changed' }>;

export const contentChanged: Notification<ContentChanged> = (event, ticket, context) => {
  const byOffice = event.from === 'office';
  const details = { byOffice, fields: fieldNames(event.fields, context) };
  return [
    ...(byOffice ? [] : receiptToApplicant(ticket, context)),
    ...reviewLetters(ticket, context, {
      template: 'review-changed',
      notes: [{ section: 'notes', word: 'content-changed', details }, ...voidedNote(event.voided, context)],
    }),
  ];
};
