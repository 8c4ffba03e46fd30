/** The clock's command: reminders that are due are due once, a window that is over has ended, and what was never answered lapses. */
import { type Advanced, changed } from '../change.ts';
import type { TicketEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { endAccess } from '../staff/access.ts';
import type { Ticket } from '../ticket.ts';
import { dateIn, type Instant } from '../time.ts';
import { deskDay, lastDayToAnswer } from './deadlines.ts';
import { dueLimits } from './due.ts';

/**
 * Everything that is due at `facts.now`. Said twice, it changes nothing. `readUpTo`: mails received before it have been
 * read; an answer that came in time but still lies in the mailbox must keep a ticket from lapsing.
 */
export function passTime(ticket: Ticket, readUpTo: Instant | null, facts: Facts): Advanced {
  const lapsed = lapse(ticket, readUpTo, facts);
  if (lapsed) return lapsed;
  const ended = endAccess(ticket, facts);
  if ('refused' in ended) return ended;
  const due = dueLimits(ended.ticket, facts);
  if (due.length === 0) return ended;
  const kept = Object.fromEntries(due.map(({ limit, due: day }) => [limit, day]));
  const reminders = due.map(
    ({ limit, due: day }): TicketEvent => ({
      type: 'reminded',
      limit,
      due: day,
      again: ended.ticket.reminded?.[limit] !== undefined,
    }),
  );
  return changed({ ...ended.ticket, reminded: { ...ended.ticket.reminded, ...kept } }, ...ended.events, ...reminders);
}

/** Only what waits for somebody outside can lapse; what staff are to do never does. */
function lapse(ticket: Ticket, readUpTo: Instant | null, facts: Facts): Advanced | null {
  const { state } = ticket;
  if (state !== 'awaiting-information' && state !== 'awaiting-office') return null;
  const by = lastDayToAnswer(ticket, facts);
  const isOver = by !== null && deskDay(facts) > by;
  if (!isOver || readUpTo === null || dateIn(facts.desk.timeZone, readUpTo) <= by) return null;
  return changed(
    { ...ticket, state: 'lapsed', votes: [], question: null, endedAt: facts.now },
    { type: 'lapsed', waitedFor: state === 'awaiting-office' ? 'confirmation' : 'information' },
  );
}
