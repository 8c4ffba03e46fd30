/** What an office says about a request in its name. */
import { type Advanced, changed } from './change.ts';
import type { Facts } from './facts.ts';
import { refusal } from './refusals.ts';
import { officeById, sameAddress } from './registry.ts';
import type { Ticket } from './ticket.ts';

function isOfTicket(ticket: Ticket, by: string, facts: Facts): boolean {
  const office = officeById(facts.registry, ticket.officeId);
  return office !== null && sameAddress(office.address, by);
}

/** The registered address confirms that it sent the request and verified the applicant. */
export function confirm(ticket: Ticket, by: string, facts: Facts): Advanced {
  if (ticket.state !== 'awaiting-office' || !isOfTicket(ticket, by, facts)) return refusal('not-awaiting-office');
  return changed(
    { ...ticket, state: 'awaiting-decision', officeProven: true },
    { type: 'office-confirmed', by },
    { type: 'decision-asked' },
  );
}

/** The registered address never asked: the request ends, in every state in which nothing has left the desk. */
export function deny(ticket: Ticket, by: string, facts: Facts): Advanced {
  const released = ticket.decision !== null && ticket.decision.releasedAt !== null;
  if (released || ticket.state === 'denied' || !isOfTicket(ticket, by, facts)) return refusal('not-awaiting-office');
  return changed({ ...ticket, state: 'denied', officeProven: false, decision: null }, { type: 'office-denied', by });
}
