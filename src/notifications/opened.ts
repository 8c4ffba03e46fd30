/** A request has come: a proven office hears at once what was understood; everybody else hears with what follows. */

import type { Ticket } from '../domain/ticket.ts';
import { toOffice } from './addressed.ts';
import type { Letter } from './letter.ts';
import type { Notification, NotificationContext } from './notification.ts';
import { ONCE } from './occasions.ts';
import { remarksFor } from './remarks.ts';
import { shownApplication } from './shown-application.ts';
import { adviceFor } from './warnings.ts';

/** An office that is not proven is asked first, and one with gaps is told about them: both letters say what was received. */
export const opened: Notification = (_event, ticket, context) => {
  return ticket.officeProven && ticket.state === 'awaiting-decision' ? requestReceived(ticket, context, ONCE) : [];
};

/** To the office, everything as it was understood. */
export function requestReceived(ticket: Ticket, context: NotificationContext, occasion: string): readonly Letter[] {
  return toOffice(ticket, context, {
    template: 'request-received',
    occasion,
    answers: context.cause.messageId,
    data: {
      application: shownApplication(ticket, context, context.evidence),
      advice: adviceFor(ticket.application.warnings, context.procedure),
      remarks: remarksFor(ticket.application, true),
    },
  });
}
