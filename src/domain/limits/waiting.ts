/** Since when a ticket waits for what it waits for: whenever that is asked for anew, its time begins anew. */
import type { Advanced } from '../change.ts';
import type { TicketEventType } from '../events.ts';
import type { Ticket } from '../ticket.ts';
import type { Instant } from '../time.ts';
import type { Reminded } from './due.ts';

/** Letters about these name a new last day. */
const ASKS_ANEW: readonly TicketEventType[] = ['information-missing', 'office-asked'];

/** What `advanced` says, with the ticket's waiting begun at `now` where it waits for something new. */
export function withWaiting(before: Ticket, advanced: Advanced, now: Instant): Advanced {
  if ('refused' in advanced) return advanced;
  const { ticket, events } = advanced;
  const anew = ticket.state !== before.state || events.some(({ type }) => ASKS_ANEW.includes(type));
  if (!anew) return advanced;
  return { events, ticket: { ...ticket, waitingSince: now, reminded: lasting(ticket.reminded) } };
}

/** What does not depend on the state is not said again. */
function lasting(reminded: Reminded = {}): Reminded {
  const { 'still-deciding': told, 'last-day': alerted } = reminded;
  return {
    ...(told === undefined ? {} : { 'still-deciding': told }),
    ...(alerted === undefined ? {} : { 'last-day': alerted }),
  };
}
