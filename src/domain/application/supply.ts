/** An answer supplies what was missing, or changes what was there: who may, and where the ticket waits then (design §6). */

import { type Advanced, changed } from '../change.ts';
import type { Party, PartyCommand } from '../commands.ts';
import { waitingState } from '../decision/decide.ts';
import { voters } from '../decision/votes.ts';
import type { TicketEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { isBeforeDecision, maySupply, whyNotParty } from '../party.ts';
import { type Refusal, refusal } from '../refusals.ts';
import { warningsFromRecord, withRecord } from '../rules/account-record.ts';
import type { Ticket } from '../ticket.ts';
import { ACCOUNT, CONTACT, fieldValue } from './application.ts';
import { correctContact, isContactNeeded } from './correct-contact.ts';
import { withoutApproval } from './correct-content.ts';
import { warningsFromRecords } from './open-ticket.ts';
import { relatedTo } from './related.ts';
import { changesOf, fieldsOf, onlyFields, withSupplied } from './supplied.ts';

type Supply = Extract<PartyCommand, { type: 'supply' }>;

/**
 * The ticket with what `party` supplies. A change moves the revision on, so that whoever saw the content before can no
 * longer approve or confirm it. An office's own word under its token needs no further confirmation; what it has not
 * been shown does.
 */
export function supply(ticket: Ticket, command: Supply, party: Party, facts: Facts): Advanced {
  const open = withoutApproval(ticket, command.supplied, party);
  if (open) {
    const then = supply(open.ticket, command, party, facts);
    return 'refused' in then
      ? then
      : changed(then.ticket, { type: 'release-refused', word: open.word }, ...then.events);
  }
  if (isContactNeeded(ticket)) return correctContact(ticket, command, party, facts);
  const stopped = whyNotParty(ticket, party, facts) ?? whyNotSuppliable(ticket, command, party, facts);
  if (stopped) return stopped;
  const fields = changesOf(command.supplied, ticket.application);
  const said = { from: party.role, fields } as const;
  const proven = ticket.officeProven || provesOffice(ticket, command, party, facts);
  // What was asked of an applicant may be answered in the words of a field.
  const answers = party.role === 'applicant' && ticket.question && fields.length > 0;
  const next: Ticket = {
    ...ticket,
    application: withRecords(
      withSupplied(ticket.application, onlyFields(command.supplied, fields), facts.procedure),
      facts,
    ),
    officeProven: proven,
    ...(fields.includes(ACCOUNT) ? whoseItIs(ticket, command.supplied, facts) : {}),
    ...(fields.length > 0 ? { revision: ticket.revision + 1, votes: [] } : {}),
    ...(answers ? { question: null } : {}),
  };
  const voided = fields.length > 0 ? voters(ticket) : [];
  // Staff wait with it until RESUME, whatever comes meanwhile.
  const state = ticket.state === 'on-hold' ? ticket.state : waitingState(next);
  const moved = state !== ticket.state;
  const events: TicketEvent[] = [{ type: 'information-supplied', ...said }];
  if (answers) events.push({ type: 'question-answered', from: party.role });
  if (proven && !ticket.officeProven) events.push({ type: 'office-confirmed', by: party.address, supplied: true });
  switch (state) {
    case 'awaiting-information':
      events.push({ type: 'information-missing', fields: next.application.missing });
      break;
    case 'awaiting-office':
      if (moved || fields.length > 0) events.push({ type: 'office-asked' });
      break;
    default:
      if (moved) events.push({ type: 'decision-asked' });
      else if (fields.length > 0)
        events.push({ type: 'content-changed', ...said, ...(voided.length > 0 ? { voided } : {}) });
  }
  return changed({ ...next, state }, ...events);
}

function whyNotSuppliable(
  ticket: Ticket,
  { supplied, confirms }: Supply,
  party: Party,
  facts: Facts,
): { readonly refused: Refusal } | null {
  if (!isBeforeDecision(ticket)) return refusal('closed');
  if (party.role === 'office' && !party.token) return refusal('token-missing');
  const foreign = fieldsOf(supplied).filter((field) => !maySupply(party.role, field, facts.procedure));
  if (foreign.length > 0) return refusal('not-yours-to-give', { fields: foreign });
  const contact = fieldValue(ticket.application, CONTACT);
  const moves = contact !== null && changesOf(supplied, ticket.application).includes(CONTACT);
  // Where the answer goes is what an attacker would change (threat F08): it takes a second word.
  return moves && !confirms ? refusal('contact-unconfirmed') : null;
}

/** An office proves a request by confirming what it was shown, or by having written all of it itself (threat D10). */
function provesOffice(ticket: Ticket, { supplied, confirms }: Supply, party: Party, facts: Facts): boolean {
  if (party.role !== 'office') return false;
  const shown = ticket.state === 'awaiting-office' && party.seenRevision === ticket.revision;
  if (confirms && shown) return true;
  const asked = Object.entries(facts.procedure.fields).filter(([, field]) => field[ticket.route] === 'required');
  const theirs = fieldsOf(supplied);
  const all = [...asked.map(([field]) => field), ...Object.keys(ticket.application.values)];
  return asked.length > 0 && all.every((field) => theirs.includes(field));
}

/** What the directory and the desk's own tickets say about the account that is supplied. */
function whoseItIs(ticket: Ticket, supplied: Supply['supplied'], facts: Facts): Partial<Ticket> {
  const application = withSupplied(ticket.application, supplied, facts.procedure);
  return {
    ...withRecord(ticket, facts.record),
    ...(facts.others ? { related: relatedTo(application, facts.others, facts) } : {}),
  };
}

/** An account that is known only now may have other tickets, or have used its rights. */
function withRecords(application: Ticket['application'], facts: Facts): Ticket['application'] {
  const { services, warnings } = application;
  const recorded = facts.others ? warningsFromRecords(services, facts.others, facts) : [];
  const listed = facts.others ? warningsFromRecord(application, facts.record) : [];
  return { ...application, warnings: [...new Set([...warnings, ...recorded, ...listed])] };
}
