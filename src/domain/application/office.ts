/** What an office says about a request in its name. */
import { type Advanced, changed } from '../change.ts';
import type { Facts } from '../facts.ts';
import { refusal } from '../refusals.ts';
import { officeById, sameAddress } from '../rules/registry.ts';
import { isReleased, type Ticket } from '../ticket.ts';

/** Whether `by` is the one address that is asked in the office's name. */
export function isOfTicket(ticket: Ticket, by: string, facts: Facts): boolean {
  const office = officeById(facts.registry, ticket.officeId);
  return office !== null && sameAddress(office.address, by);
}

/** The registered address confirms that it sent the request and verified the applicant. */
export function confirm(ticket: Ticket, by: string, seenRevision: number, facts: Facts): Advanced {
  if (ticket.state !== 'awaiting-office' || !isOfTicket(ticket, by, facts)) return refusal('not-awaiting-office');
  if (seenRevision !== ticket.revision) return refusal('outdated-revision');
  return changed(
    { ...ticket, state: 'awaiting-decision', officeProven: true },
    { type: 'office-confirmed', by },
    { type: 'decision-asked' },
  );
}

/**
 * A copy of the office's request has come that proves its sender, which the first one did not: the desk goes on without
 * asking, unless it always asks. Nothing happens to a ticket that does not wait for the office (design §7).
 */
export function proveOffice(ticket: Ticket, facts: Facts): Advanced {
  const asks = ticket.route === 'office' && !ticket.officeProven;
  if (!asks || facts.policy.officeConfirmation === 'always') return changed(ticket);
  if (ticket.state === 'awaiting-information' || ticket.state === 'on-hold')
    return changed({ ...ticket, officeProven: true }, { type: 'office-proven' });
  if (ticket.state !== 'awaiting-office') return changed(ticket);
  return changed(
    { ...ticket, state: 'awaiting-decision', officeProven: true },
    { type: 'office-proven' },
    { type: 'decision-asked' },
  );
}

/** The registered address never asked: the request ends, in every state in which nothing has left the desk. */
export function deny(ticket: Ticket, by: string, facts: Facts): Advanced {
  if (isReleased(ticket) || ticket.state === 'denied' || !isOfTicket(ticket, by, facts))
    return refusal('not-awaiting-office');
  return changed(
    { ...ticket, state: 'denied', officeProven: false, votes: [], decision: null },
    { type: 'office-denied', by },
  );
}
