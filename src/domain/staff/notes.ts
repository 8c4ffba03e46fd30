/** What staff write: to the applicant (ASK, ANSWER), to each other (NOTE), and who looks after the ticket (TAKE). */
import { CONTACT, fieldValue } from '../application/application.ts';
import { isOpen } from '../application/open-ticket.ts';
import { isSensitive } from '../application/sensitive.ts';
import { type Advanced, changed } from '../change.ts';
import type { Authority, StaffCommand } from '../commands.ts';
import { whyNotDecidable } from '../decision/voting-rules.ts';
import type { Facts } from '../facts.ts';
import { type Refusal, refusal } from '../refusals.ts';
import { staffAt } from '../rules/registry.ts';
import { whyNotDecider } from '../rules/rules.ts';
import { type Ticket, withNote } from '../ticket.ts';

type Stopped = { readonly refused: Refusal } | null;

/** Null when the applicant can be written to and may know of the ticket. */
function whyNotWritable(ticket: Ticket): Stopped {
  if (ticket.state === 'denied' || ticket.state === 'not-ours') return refusal('closed');
  // An applicant in whose name somebody may have written to the desk is not written to before the office confirms.
  if (ticket.route === 'office' && !ticket.officeProven) return refusal('office-pending');
  return fieldValue(ticket.application, CONTACT) === null ? refusal('contact-missing') : null;
}

/** A question waits for its answer, and is asked before the decision; an answer changes nothing, in whatever state. */
export function writeToApplicant(
  ticket: Ticket,
  { type, words }: Extract<StaffCommand, { type: 'ask' | 'answer' }>,
  { by }: Authority,
  facts: Facts,
): Advanced {
  const asks = type === 'ask';
  const stopped = whyNotDecider(by, facts) ?? (asks ? whyNotDecidable(ticket) : null) ?? whyNotWritable(ticket);
  if (stopped) return stopped;
  const at = facts.now;
  const written = withNote(ticket, { purpose: asks ? 'question' : 'answer', by, at, text: words });
  return asks
    ? changed({ ...written, question: { by, at } }, { type: 'question-asked', by })
    : changed(written, { type: 'answer-given', by });
}

/** Anybody on staff who may see the ticket may leave a note, in every state; it is for staff alone. */
export function note(ticket: Ticket, text: string, { by }: Authority, facts: Facts): Advanced {
  const writer = staffAt(facts.registry, by);
  if (!writer) return refusal('not-a-decider');
  if (writer.role !== 'decider' && isSensitive(ticket, facts)) return refusal('deciders-only');
  return changed(withNote(ticket, { purpose: 'note', by, at: facts.now, text }), { type: 'note-added', by });
}

/** Reminders go to the taker first. Said twice, it changes nothing; a colleague may take it over. */
export function take(ticket: Ticket, { by }: Authority, facts: Facts): Advanced {
  const stopped = whyNotDecider(by, facts);
  if (stopped) return stopped;
  if (!isOpen(ticket)) return refusal('closed');
  if (ticket.taker === by) return changed(ticket);
  return changed({ ...ticket, taker: by }, { type: 'taken', by });
}
