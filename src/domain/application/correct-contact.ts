/** The office corrects where the applicant is reached, after the decision: only its own registered address may, and only with CONFIRM (design §6). */

import { type Advanced, changed } from '../change.ts';
import type { Party, PartyCommand } from '../commands.ts';
import type { Facts } from '../facts.ts';
import { whyNotParty } from '../party.ts';
import { refusal } from '../refusals.ts';
import { whyOwnApplication } from '../rules/rules.ts';
import type { Decision, Ticket } from '../ticket.ts';
import { CONTACT, fieldValue } from './application.ts';
import { changesOf, onlyFields, withSupplied } from './supplied.ts';

/** Whether letters about a decision are still owed to the applicant, so that it matters where they go. */
export function isContactNeeded({ state, decision, endedAt }: Ticket): boolean {
  if (!decision) return false;
  // Whom nothing has reached must hear of a rejection too, however long ago it left.
  if (state === 'rejected') return true;
  if (decision.releasedAt === null) return state === 'approved';
  return state === 'awaiting-provision' || (state === 'access-open' && endedAt === undefined);
}

/**
 * The ticket with its contact corrected. What has left the desk is told once more, to the new address, and staff who are to give
 * the access hear of it; a rejection that has not left will go there. An approval that has not left is void (correct-content.ts).
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
