/** SET of what an application says: its services and its reason. Who the applicant is, staff cannot set (design §6). */
import { REASON, SERVICES } from '../application/application.ts';
import { changesOf, NOTHING_SUPPLIED, type Supplied, withSupplied } from '../application/supplied.ts';
import { type Advanced, changed } from '../change.ts';
import type { Authority, SetContent } from '../commands.ts';
import { waitingState, whyUnseen } from '../decision/decide.ts';
import { voters } from '../decision/votes.ts';
import { whyNotDecidable } from '../decision/voting-rules.ts';
import type { TicketEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { whyNotAuthorised, whyNotDecider } from '../rules/rules.ts';
import type { Ticket, TicketState } from '../ticket.ts';

function suppliedBy(command: SetContent): Supplied {
  return command.field === SERVICES
    ? { ...NOTHING_SUPPLIED, services: command.value }
    : { ...NOTHING_SUPPLIED, values: { [REASON]: command.value } };
}

/** A change moves the revision on; completed by it, the ticket waits for what comes next. */
export function setContent(ticket: Ticket, command: SetContent, authority: Authority, facts: Facts): Advanced {
  const { by } = authority;
  const stopped =
    whyNotDecider(by, facts) ??
    whyNotDecidable(ticket) ??
    (authority.secondRound ? whyUnseen(ticket, authority) : null) ??
    whyNotAuthorised(authority, facts);
  if (stopped) return stopped;
  const supplied = suppliedBy(command);
  const fields = changesOf(supplied, ticket.application);
  if (fields.length === 0) return changed(ticket);
  const application = withSupplied(ticket.application, supplied, facts.procedure);
  const next: Ticket = { ...ticket, application, revision: ticket.revision + 1, votes: [] };
  const voided = voters(ticket);
  const state = ticket.state === 'on-hold' ? ticket.state : waitingState(next);
  const asked = state === ticket.state ? [] : askedThen(state);
  const set: TicketEvent = {
    type: 'content-set',
    by,
    fields,
    ...(asked.length > 0 ? { moved: true as const } : {}),
    ...(voided.length > 0 ? { voided } : {}),
  };
  return changed({ ...next, state }, set, ...asked);
}

function askedThen(state: TicketState): readonly TicketEvent[] {
  if (state === 'awaiting-decision') return [{ type: 'decision-asked' }];
  return state === 'awaiting-office' ? [{ type: 'office-asked' }] : [];
}
