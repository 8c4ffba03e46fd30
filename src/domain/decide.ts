/** Deciders' commands: approve, reject, undo, and setting what an approval rests on. */
import { CONTACT, fieldValue } from './application.ts';
import { type Advanced, changed } from './change.ts';
import type { Authority, SetContent, StaffCommand } from './commands.ts';
import type { Facts } from './facts.ts';
import { type Refusal, refusal } from './refusals.ts';
import { whyNotAuthorised, whyNotDecider, whyNotGrantable, whyOwnApplication } from './rules.ts';
import { type Decision, isCalledOff, type Ticket } from './ticket.ts';

/** Null while the ticket waits for a decision or for what a decision needs. */
export function whyNotDecidable(ticket: Ticket): { readonly refused: Refusal } | null {
  const { decision } = ticket;
  if (decision) return refusal('already-decided', { by: decision.by, at: decision.at, outcome: decision.outcome });
  if (isCalledOff(ticket)) return refusal('closed');
  return null;
}

/** Null unless staff wait with the ticket: a colleague is still looking into something. */
function whyOnHold(ticket: Ticket): { readonly refused: Refusal } | null {
  return ticket.state === 'on-hold' ? refusal('on-hold') : null;
}

function decisionBy(authority: Authority, ticket: Ticket, facts: Facts, outcome: Decision['outcome']): Decision {
  return {
    outcome,
    services: ticket.application.services,
    by: authority.by,
    at: facts.now,
    revision: ticket.revision,
    contact: fieldValue(ticket.application, CONTACT),
    reason: null,
    words: null,
    releaseAt: null,
    releasedAt: null,
  };
}

/** A decider grants the whole ticket; it then cools off, and nothing has left the desk yet. */
export function approve(
  ticket: Ticket,
  command: Extract<StaffCommand, { type: 'approve' }>,
  authority: Authority,
  facts: Facts,
): Advanced {
  const stopped =
    whyNotDecider(authority.by, facts) ??
    whyNotDecidable(ticket) ??
    whyOnHold(ticket) ??
    whyOwnApplication(ticket, authority.by, facts) ??
    whyUnseen(ticket, authority) ??
    whyServicesDiffer(ticket, command.services) ??
    whyNotGrantable(ticket, facts) ??
    // Last: nobody is sent for a code that could not approve.
    whyNotAuthorised(authority, facts);
  if (stopped) return stopped;
  const decision = decisionBy(authority, ticket, facts, 'approved');
  return changed({ ...ticket, state: 'approved', decision }, { type: 'approval-recorded', by: authority.by });
}

/** Nobody approves what they have not seen (threat A10): the ticket changed after their letter was written. */
export function whyUnseen(ticket: Ticket, authority: Authority): { readonly refused: Refusal } | null {
  return authority.seenRevision === ticket.revision ? null : refusal('outdated-revision');
}

/** Services named in the command must be exactly the ticket's; none named means all. */
function whyServicesDiffer(ticket: Ticket, named: readonly string[]): { readonly refused: Refusal } | null {
  if (named.length === 0) return null;
  const asked = new Set(ticket.application.services);
  const same = asked.size === new Set(named).size && named.every((service) => asked.has(service));
  return same ? null : refusal('services-differ', { asked: [...asked] });
}

/** A decider turns the ticket down: possession is enough, for the direction is safe and any decider can undo it. */
export function reject(
  ticket: Ticket,
  command: Extract<StaffCommand, { type: 'reject' }>,
  authority: Authority,
  facts: Facts,
): Advanced {
  const stopped = whyNotDecider(authority.by, facts) ?? whyNotDecidable(ticket) ?? whyOnHold(ticket);
  if (stopped) return stopped;
  const { reason, words } = command;
  const decision = { ...decisionBy(authority, ticket, facts, 'rejected'), reason, words };
  return changed({ ...ticket, state: 'rejected', decision }, { type: 'rejection-recorded', by: authority.by });
}

/** Sets what staff looked up. A change moves the revision on, so that older letters no longer approve. */
export function set(
  ticket: Ticket,
  command: Exclude<Extract<StaffCommand, { type: 'set' }>, SetContent>,
  authority: Authority,
  facts: Facts,
): Advanced {
  const stopped =
    whyNotDecider(authority.by, facts) ??
    whyNotDecidable(ticket) ??
    // A code carries out what was asked of the content its letter showed, and of no other.
    (authority.secondRound ? whyUnseen(ticket, authority) : null) ??
    whyNotAuthorised(authority, facts);
  if (stopped) return stopped;
  if (ticket[command.field] === command.value) return changed(ticket);
  const { field, value } = command;
  return changed(
    { ...ticket, [field]: value, revision: ticket.revision + 1 },
    { type: 'field-set', by: authority.by, field, value },
  );
}

/** Takes a decision back while it cools off; afterwards it has been told to the applicant and stands. */
export function undo(ticket: Ticket, authority: Authority, facts: Facts): Advanced {
  const stopped = whyNotDecider(authority.by, facts);
  if (stopped) return stopped;
  const { decision } = ticket;
  if (!decision) return refusal('not-decided');
  if (decision.releasedAt !== null) return refusal('already-released', { at: decision.releasedAt });
  const { outcome } = decision;
  return changed(
    { ...ticket, state: waitingState(ticket), decision: null },
    { type: 'decision-undone', by: authority.by, outcome },
  );
}

/** Where a ticket without a decision waits. */
export function waitingState(ticket: Ticket): Ticket['state'] {
  if (ticket.application.missing.length > 0) return 'awaiting-information';
  return ticket.route === 'office' && !ticket.officeProven ? 'awaiting-office' : 'awaiting-decision';
}
