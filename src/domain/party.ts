/** What the office and the applicant of a ticket may do about it by answering: their standing, and their short commands. */
import { CONTACT, fieldValue, IDENTITY_DOCUMENT, type Language } from './application/application.ts';
import { isOfTicket } from './application/office.ts';
import { type Advanced, changed } from './change.ts';
import type { Party } from './commands.ts';
import type { TicketEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { type Refusal, refusal } from './refusals.ts';
import type { Procedure } from './rules/procedure.ts';
import { sameAddress } from './rules/registry.ts';
import { isCalledOff, isReleased, type Ticket, withNote } from './ticket.ts';

type Stopped = { readonly refused: Refusal } | null;

/** Null when `party` is the ticket's own office, or stands at its contact address as that is now. */
export function whyNotParty(ticket: Ticket, party: Party, facts: Facts): Stopped {
  if (party.role === 'office') return isOfTicket(ticket, party.address, facts) ? null : refusal('not-awaiting-office');
  const contact = fieldValue(ticket.application, CONTACT);
  return contact !== null && sameAddress(contact, party.address) ? null : refusal('contact-changed');
}

/** Whether `role` may ever supply `field`: an applicant says why and what for, only an office says who somebody is (design §6). */
export function maySupply(role: Party['role'], field: string, procedure: Procedure): boolean {
  if (role === 'office') return true;
  const validator = procedure.fields[field]?.validator;
  return validator === 'prose' || validator === 'services';
}

/** Whether these fields, at least one, can be answered in plain sentences. */
export function onlyProse(fields: readonly string[], procedure: Procedure): boolean {
  return fields.length > 0 && fields.every((field) => maySupply('applicant', field, procedure));
}

/** Whether the content of the ticket can still be changed by those outside the desk. */
export function isBeforeDecision(ticket: Ticket): boolean {
  return ticket.decision === null && !isCalledOff(ticket);
}

/** Ends the ticket while nothing has been released; a decision that cools off is void with it. */
export function withdraw(ticket: Ticket, party: Party, facts: Facts): Advanced {
  const stopped = whyNotParty(ticket, party, facts);
  if (stopped) return stopped;
  if (isReleased(ticket) || isCalledOff(ticket)) return refusal('closed');
  return changed({ ...ticket, state: 'withdrawn', votes: [], decision: null }, { type: 'withdrawn', from: party.role });
}

/** The language in which the party wants its letters. */
export function speak(ticket: Ticket, language: Language, party: Party, facts: Facts): Advanced {
  const stopped = whyNotParty(ticket, party, facts);
  if (stopped) return stopped;
  const chosen = party.role === 'office' ? { officeLanguage: language } : { applicantLanguage: language };
  return changed({ ...ticket, ...chosen }, { type: 'language-chosen', from: party.role, language });
}

/**
 * Words for staff, in every state. The text of an applicant's answer to a question is kept with the ticket, and until it is
 * decided nobody approves without having seen it: the revision moves on.
 */
export function words(
  before: Ticket,
  { text = null, document }: { readonly text?: string | null; readonly document?: true },
  party: Party,
  facts: Facts,
): Advanced {
  const stopped = whyNotParty(before, party, facts);
  if (stopped) return stopped;
  const ticket = document ? withWarning(before, IDENTITY_DOCUMENT) : before;
  const received: TicketEvent = { type: 'words-received', from: party.role };
  if (text === null || party.role !== 'applicant') return changed(ticket, received);
  const answered = withNote({ ...ticket, question: null }, { purpose: 'reply', by: null, at: facts.now, text });
  const moved = isBeforeDecision(ticket) ? { revision: ticket.revision + 1, votes: [] } : {};
  return changed({ ...answered, ...moved }, { type: 'question-answered', from: party.role }, received);
}

/** For people; it is no content, so what was approved stays approved. */
function withWarning(ticket: Ticket, word: string): Ticket {
  const { application } = ticket;
  return { ...ticket, application: { ...application, warnings: [...new Set([...application.warnings, word])] } };
}
