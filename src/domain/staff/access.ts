/** The end of access: its time is over, staff have closed it, it is revoked, or there was nothing left to give. */
import { type Advanced, changed } from '../change.ts';
import type { Authority } from '../commands.ts';
import { undo } from '../decision/decide.ts';
import type { Facts } from '../facts.ts';
import { refusal } from '../refusals.ts';
import { whyNotDecider } from '../rules/rules.ts';
import type { Ticket } from '../ticket.ts';
import type { Instant } from '../time.ts';

/** The window is over: the applicant is told, and staff are to close the access. Said twice, or too early, it changes nothing. */
export function endAccess(ticket: Ticket, facts: Facts): Advanced {
  const { window } = ticket;
  const isOver = window !== null && window.closesAt <= facts.now;
  if (ticket.state !== 'access-open' || ticket.endedAt !== undefined || !isOver) return changed(ticket);
  return changed({ ...ticket, endedAt: facts.now }, { type: 'access-ended' });
}

/** CLOSED: nobody can get in any more. The week that was promised is not cut short by it: that takes REVOKE. */
export function closeAccess(ticket: Ticket, { by }: Authority, facts: Facts): Advanced {
  const stopped = whyNotDecider(by, facts);
  if (stopped) return stopped;
  if (ticket.state !== 'access-open') return refusal('access-not-open');
  const ended = endAccess(ticket, facts);
  if ('refused' in ended) return ended;
  const closesAt = ended.ticket.window?.closesAt ?? null;
  if (ended.ticket.endedAt === undefined) return refusal('window-open', { closesAt });
  return changed({ ...ended.ticket, state: 'access-closed' }, ...ended.events, { type: 'access-closed', by });
}

/** REVOKE: ends what was granted at once, in every state after an approval; while it cools off, that is an UNDO. */
export function revoke(ticket: Ticket, authority: Authority, facts: Facts): Advanced {
  const { by } = authority;
  const stopped = whyNotDecider(by, facts);
  if (stopped) return stopped;
  if (ticket.state === 'approved') return undo(ticket, authority, facts);
  const wasOpen = ticket.state === 'access-open' && ticket.endedAt === undefined;
  if (!wasOpen && ticket.state !== 'awaiting-provision') return refusal('access-not-open');
  const { window, ...rest } = ticket;
  const cut = window && {
    opensAt: window.opensAt,
    closesAt: earlier(facts.now, window.closesAt),
  };
  const next: Ticket = {
    ...rest,
    window: cut,
    endedAt: facts.now,
    state: wasOpen ? 'access-open' : 'access-closed',
    stopped: true,
  };
  return changed(next, { type: 'access-revoked', by, wasOpen });
}

/** UNAVAILABLE: it was approved, and the data are gone (domain §6 row 28). */
export function unavailable(ticket: Ticket, { by }: Authority, facts: Facts): Advanced {
  const stopped = whyNotDecider(by, facts);
  if (stopped) return stopped;
  if (ticket.state !== 'awaiting-provision') return refusal('nothing-to-provide');
  return changed({ ...ticket, state: 'unavailable', endedAt: facts.now }, { type: 'data-unavailable', by });
}

function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}
