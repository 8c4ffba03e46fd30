/** What becomes of the fields of an answer: who may supply which, and until when (design §6). */
import { CONTACT, fieldValue } from '../../domain/application/application.ts';
import { isContactNeeded } from '../../domain/application/correct-contact.ts';
import { isApprovalCooling } from '../../domain/application/correct-content.ts';
import { changesOf, fieldsOf, onlyFields, type Supplied } from '../../domain/application/supplied.ts';
import { isBeforeDecision, maySupply } from '../../domain/party.ts';
import { refusal } from '../../domain/refusals.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Knowledge } from '../knowledge.ts';
import { type Answering, ask, correspondent, needsToken, type Part, type Said, speaksOfFields } from './answering.ts';

/** Fields before a decision, and afterwards what an office may still correct; of others, and of those the sender has no right to supply, people are told. */
export function ofFields(said: Said, answering: Answering, { procedure }: Knowledge): Part {
  if (!speaksOfFields(said)) return {};
  const { ticket, party, answered } = answering;
  const corrects = party.role === 'office' && mayCorrect(said.supplied, ticket);
  if (!(isBeforeDecision(ticket) || corrects) || said.orders.some(({ type }) => type === 'withdraw' || type === 'deny'))
    return { words: true };
  const needed = needsToken(answering, {});
  if (needed.refused) return { ...needed, words: true };
  const confirms = said.orders.some(({ type }) => type === 'confirm') && !said.says;
  const own = fieldsOf(said.supplied).filter((field) => maySupply(party.role, field, procedure));
  const supplied = onlyFields(said.supplied, own);
  const unconfirmed = !confirms && movesContact(supplied, ticket);
  const taken = unconfirmed
    ? onlyFields(
        supplied,
        own.filter((field) => field !== CONTACT),
      )
    : supplied;
  const incomplete = ticket.application.missing.length > 0;
  // What cannot be used is asked again with the reason, as long as something is asked for at all.
  const asked = incomplete && said.unusable.length > 0 && !unconfirmed;
  const to = correspondent(answering);
  const { refused } = refusal('contact-unconfirmed');
  return {
    asks:
      fieldsOf(taken).length > 0 || asked ? [ask(answering, { type: 'supply', supplied: taken, confirms }, null)] : [],
    notices: unconfirmed ? [{ type: 'refusal', to, ticketId: answered.ticketId, refusal: refused }] : [],
    words: own.length < fieldsOf(said.supplied).length || (!incomplete && said.unusable.length > 0),
  };
}

/** After a decision: whatever was approved and has not left the desk, or else where its applicant is reached. */
function mayCorrect(supplied: Supplied, ticket: Ticket): boolean {
  if (isApprovalCooling(ticket)) return changesOf(supplied, ticket.application).length > 0;
  return isContactNeeded(ticket) && onlyMovesContact(supplied, ticket);
}

/** Everything else that it repeats stands as it was. */
function onlyMovesContact(supplied: Supplied, ticket: Ticket): boolean {
  const changes = changesOf(supplied, ticket.application);
  return changes.length === 1 && changes[0] === CONTACT;
}

function movesContact(supplied: Supplied, ticket: Ticket): boolean {
  return fieldValue(ticket.application, CONTACT) !== null && changesOf(supplied, ticket.application).includes(CONTACT);
}
