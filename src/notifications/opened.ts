/** A request has come: a proven office hears at once what was understood; everybody else hears with what follows. */

import { toOffice } from './addressed.ts';
import type { Notification } from './notification.ts';
import { ONCE } from './occasions.ts';
import { shownApplication } from './shown.ts';
import { adviceFor } from './warnings.ts';

/** An office that is not proven is asked first, and one with gaps is told about them: both letters say what was received. */
export const opened: Notification = (_event, ticket, context) => {
  if (!ticket.officeProven || ticket.state !== 'awaiting-decision') return [];
  return toOffice(ticket, context, {
    template: 'request-received',
    occasion: ONCE,
    answers: context.cause.messageId,
    data: {
      application: shownApplication(ticket, context, context.evidence),
      advice: adviceFor(ticket.application.warnings, context.procedure),
    },
  });
};
