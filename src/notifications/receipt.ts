/** A short receipt: the mail has arrived, this is how things stand, and by when to ask again. */
import type { Ticket } from '../domain/ticket.ts';
import type { Correspondent } from '../kinds/kind.ts';
import { toCorrespondent } from './correspondent.ts';
import type { Letter } from './letter.ts';
import type { NotificationContext } from './notification.ts';
import { toBeConfirmed } from './office-asked.ts';
import type { RemarkWord } from './remarks.ts';
import { applicantState, officeState, standingDetails } from './standing.ts';

/** One for each mail. An office that is still being asked sees the question again: its answer acts on what this letter shows. */
export function receipt(
  to: Correspondent,
  ticket: Ticket,
  context: NotificationContext,
  remarks: readonly RemarkWord[] = [],
): readonly Letter[] {
  const asked = to.role === 'office' && ticket.state === 'awaiting-office';
  return toCorrespondent(to, ticket, context, {
    template: 'receipt',
    data: {
      state: to.role === 'office' ? officeState(ticket) : applicantState(ticket),
      standing: standingDetails(ticket, context),
      request: asked ? toBeConfirmed(ticket, context) : null,
      remarks,
    },
  });
}
