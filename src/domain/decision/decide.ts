/** Deciders' commands: approve, reject, undo, and setting what an approval rests on. */

import { type Advanced, changed } from '../change.ts';
import type { Authority, SetContent, SetSensitive, StaffCommand } from '../commands.ts';
import type { Facts } from '../facts.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { ListedField } from '../rules/account-record.ts';
import {
  OVERRULABLE,
  overruledBy,
  whyNotAuthorised,
  whyNotDecider,
  whyNotGrantable,
  whyOwnApplication,
} from '../rules/rules.ts';
import type { Ticket, Vote } from '../ticket.ts';
import { castVote, openUnits } from './cast-vote.ts';
import { asServices, voters, votesOn } from './votes.ts';
import {
  isOwnVote,
  whyNoSecond,
  whyNotDecidable,
  whyNoteMissing,
  whyNotOpen,
  whyPartlyGranted,
  whySaidBefore,
  whyServicesDiffer,
} from './voting-rules.ts';

type Stopped = { readonly refused: Refusal } | null;

/** Null unless staff wait with the ticket: a colleague is still looking into something. */
function whyOnHold(ticket: Ticket): Stopped {
  return ticket.state === 'on-hold' ? refusal('on-hold') : null;
}

/** A decider grants services, or all that are open. Once nothing is open the ticket cools off, and nothing has left the desk yet. */
export function approve(
  ticket: Ticket,
  command: Extract<StaffCommand, { type: 'approve' }>,
  authority: Authority,
  facts: Facts,
): Advanced {
  const { by } = authority;
  const open = openUnits(ticket, facts).filter((unit) => !isOwnVote(ticket, unit, by, facts));
  const services = command.services.length > 0 ? command.services : open;
  const overrules = command.exception ? overruledBy(ticket, facts) : [];
  const grant = { services: asServices(services), overrules: command.exception ? OVERRULABLE : [] };
  const stopped =
    whyNotDecider(by, facts) ??
    whyNotDecidable(ticket) ??
    whyOnHold(ticket) ??
    whyOwnApplication(ticket, by, facts) ??
    whyUnseen(ticket, authority) ??
    whyServicesDiffer(ticket, command.services) ??
    whySaidBefore(ticket, services, by, facts) ??
    whyNotOpen(ticket, services, facts) ??
    whyNotGrantable(ticket, facts, grant) ??
    whyNoteMissing(ticket, authority, facts) ??
    whyNoSecond(ticket, by, facts) ??
    // Last: nobody is sent for a code that could not approve.
    whyNotAuthorised(authority, facts);
  if (stopped) return stopped;
  const said = { ...(overrules.length > 0 ? { overrules } : {}), ...besides(command) };
  return castVote(
    ticket,
    { ...NO_REASON, outcome: 'approved', services, ...voterOf(ticket, by, facts), ...said },
    facts,
  );
}

const NO_REASON = { reason: null, words: null } as const;

function besides({ together }: { readonly together?: string }): Pick<Vote, 'together'> {
  return together === undefined ? {} : { together };
}

function voterOf({ revision }: Ticket, by: string, { now }: Facts): Pick<Vote, 'by' | 'at' | 'revision'> {
  return { by, at: now, revision };
}

/** Nobody approves what they have not seen (threat A10): the ticket changed after their letter was written. */
export function whyUnseen(ticket: Ticket, authority: Authority): Stopped {
  return authority.seenRevision === ticket.revision ? null : refusal('outdated-revision');
}

/** A decider turns services down, or all that are open: possession is enough, for the direction is safe and any decider can undo it. */
export function reject(
  ticket: Ticket,
  command: Extract<StaffCommand, { type: 'reject' }>,
  authority: Authority,
  facts: Facts,
): Advanced {
  const { services: named = [], reason, words } = command;
  const services = named.length > 0 ? named : openUnits(ticket, facts);
  const stopped =
    whyNotDecider(authority.by, facts) ??
    whyNotDecidable(ticket) ??
    whyOnHold(ticket) ??
    whyServicesDiffer(ticket, named) ??
    (named.length > 0 ? whyNotOpen(ticket, named, facts) : whyPartlyGranted(ticket, facts)) ??
    whyNoteMissing(ticket, authority, facts);
  if (stopped) return stopped;
  const said = { outcome: 'rejected', services, reason, words, ...besides(command) } as const;
  const vote: Vote = { ...said, ...voterOf(ticket, authority.by, facts) };
  return castVote(ticket, vote, facts);
}

/** Sets what staff looked up. A change moves the revision on, so that older letters no longer approve and no vote counts any more. */
export function set(
  ticket: Ticket,
  command: Exclude<Extract<StaffCommand, { type: 'set' }>, SetContent | SetSensitive>,
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
  const voided = voters(ticket);
  return changed(
    { ...ticket, ...setByPeople(ticket, field), [field]: value, revision: ticket.revision + 1, votes: [] },
    { type: 'field-set', by: authority.by, field, value, ...(voided.length > 0 ? { voided } : {}) },
  );
}

/** What people say overrules the directory, and is no longer its word. */
function setByPeople({ listed }: Ticket, field: ListedField): Pick<Ticket, 'listed'> {
  return listed ? { listed: listed.filter((one) => one !== field) } : {};
}

/** Takes a decision back while it cools off, or what was said towards one; once told to the applicant it stands. */
export function undo(ticket: Ticket, authority: Authority, facts: Facts): Advanced {
  const stopped = whyNotDecider(authority.by, facts);
  if (stopped) return stopped;
  const { decision } = ticket;
  const said = decision ?? votesOn(ticket).at(-1);
  if (!said) return refusal('not-decided');
  if (decision && decision.releasedAt !== null) return refusal('already-released', { at: decision.releasedAt });
  const { outcome } = said;
  return changed(
    // Staff wait with it until RESUME; what had been said before the hold may be taken back all the same.
    { ...ticket, state: ticket.state === 'on-hold' ? ticket.state : waitingState(ticket), votes: [], decision: null },
    { type: 'decision-undone', by: authority.by, outcome },
  );
}

/** Where a ticket without a decision waits. */
export function waitingState(ticket: Ticket): Ticket['state'] {
  if (ticket.application.missing.length > 0) return 'awaiting-information';
  return ticket.route === 'office' && !ticket.officeProven ? 'awaiting-office' : 'awaiting-decision';
}
