/** The office corrects where the applicant is reached, after the decision: only its own registered address may, and only with CONFIRM (design §6). */
import { CONTACT, fieldValue } from './application.ts';
import { type Advanced, changed } from './change.ts';
import type { Party, PartyCommand } from './commands.ts';
import { waitingState } from './decide.ts';
import type { Facts } from './facts.ts';
import { whyNotParty } from './party.ts';
import { refusal } from './refusals.ts';
import { whyOwnApplication } from './rules.ts';
import { changesOf, onlyFields, withSupplied } from './supplied.ts';
import type { Decision, Ticket } from './ticket.ts';

/** Whether letters about a decision are still owed to the applicant, so that it matters where they go. */
export function isContactNeeded({ state, decision, endedAt }: Ticket): boolean {
  if (!decision) return false;
  if (decision.releasedAt === null) return state === 'approved' || state === 'rejected';
  return state === 'awaiting-provision' || (state === 'access-open' && endedAt === undefined);
}

/**
 * The ticket with its contact corrected. What has not left the desk was decided for another address: an approval is void and asked
 * for again (threat A20). What has left is told once more, to the new address; staff who are to give the access hear of it.
 */
export function correctContact(
  ticket: Ticket,
  { supplied, confirms }: Extract<PartyCommand, { type: 'supply' }>,
  party: Party,
  facts: Facts,
): Advanced {
  const stopped = whyNotParty(ticket, party, facts);
  if (stopped) return stopped;
  const { decision } = ticket;
  if (party.role !== 'office' || !decision || !isContactNeeded(ticket)) return refusal('closed');
  if (!party.token) return refusal('token-missing');
  const fields = changesOf(supplied, ticket.application);
  if (fields.length === 0) return changed(ticket);
  if (fields.some((field) => field !== CONTACT)) return refusal('closed');
  if (!confirms) return refusal('contact-unconfirmed');
  const application = withSupplied(ticket.application, onlyFields(supplied, fields), facts.procedure);
  const corrected: Ticket = { ...ticket, application, revision: ticket.revision + 1 };
  const contact = fieldValue(application, CONTACT);
  if (decision.outcome === 'approved' && decision.releasedAt === null) {
    return changed(
      { ...corrected, state: waitingState(corrected), votes: [], decision: null },
      { type: 'release-refused', word: 'contact-changed' },
      { type: 'content-changed', from: 'office', fields },
    );
  }
  // An approver who would be told, or be given the access, has decided for themselves.
  const own =
    decision.outcome === 'approved' && approversOf(decision).some((by) => whyOwnApplication(corrected, by, facts));
  if (own) return refusal('contact-is-staff');
  return changed(
    { ...corrected, decision: { ...decision, contact } },
    { type: 'contact-corrected', by: party.address },
  );
}

function approversOf({ by, approvals }: Decision): readonly string[] {
  return approvals ? approvals.map((approval) => approval.by) : [by];
}
