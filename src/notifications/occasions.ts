/** What makes a letter one of its kind, so that none is written twice and one that should recur is not swallowed (design §7). */
import type { Decision, Ticket } from '../domain/ticket.ts';
import type { NotificationContext } from './notification.ts';

/** Once in a ticket's life. */
export const ONCE = 'once';

/** Of this revision, because of this mail or at this time: an UNDO asks for the decision again. */
export function ofThisChange(ticket: Ticket, context: NotificationContext): string {
  return `r${ticket.revision}:${becauseOfMail(context)}`;
}

/** Of this decision. The job that starts the cooling-off looks the "recorded" letters up by it. */
export function ofDecision(decision: Decision): string {
  return `r${decision.revision}:${decision.at}`;
}

/** The answer to one mail; for a job, what it does at one time. */
export function becauseOfMail(context: NotificationContext): string {
  return context.cause.mail ?? context.now;
}
