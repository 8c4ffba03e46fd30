/** Reads the answer of somebody outside the desk, with the names they may greet and sign with. */
import type { Party } from '../../domain/commands.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { IncomingMail } from '../../mail/incoming-mail.ts';
import { newText } from '../../mail/new-text/new-text.ts';
import { circumstancesOf } from '../application/circumstances-of.ts';
import { carriesIdentityDocument } from '../application/identity-documents.ts';
import { NOTHING, type Reading } from '../kind.ts';
import type { AnsweredLetter, Knowledge } from '../knowledge.ts';
import type { Keyword } from '../staff-reply/keyword.ts';
import { namesSaid } from '../staff-reply/names.ts';
import { introducedNames } from './introductions.ts';
import type { OfficeOrder } from './orders.ts';
import { readAnswer } from './read-answer.ts';
import { understood } from './understood.ts';

export interface Answerer {
  readonly role: Party['role'];
  readonly answered: AnsweredLetter;
  readonly keywords: readonly Keyword<OfficeOrder>[];
}

/** What the mail asks for, given the letter it answers; nothing when that letter's ticket is gone. */
export function answersOf({ role, answered, keywords }: Answerer, mail: IncomingMail, known: Knowledge): Reading {
  const ticket = known.correspondence.tickets.get(answered.ticketId);
  if (!ticket) return { verdict: 'ignored', reason: 'closed', filing: 'leave', ...NOTHING };
  // An office answers through whoever is on duty there; applicants have only their own name.
  const clerk = role === 'office' ? introducedNames(newText(mail.commandText ?? '').fresh) : [];
  const register = { keywords, names: [...namesIn(ticket, known), ...clerk], procedure: known.procedure };
  const said = readAnswer(mail, ticket, register, circumstancesOf(known));
  const { recipient, revision, by } = answered;
  const party: Party = { role, address: recipient, token: by === 'token', seenRevision: revision };
  const document = carriesIdentityDocument(mail, known.procedure, role === 'office');
  return understood(said, { party, answered, ticket, document }, known);
}

/** Staff, the desk and the offices as the registry has them, and the applicant as the ticket has them. */
function namesIn(ticket: Ticket, { registry, desk, procedure }: Knowledge): readonly string[] {
  const bodies = [desk.name, ...registry.offices.map((office) => office.name)];
  const own = Object.entries(ticket.application.values).flatMap(([field, value]) =>
    procedure.fields[field]?.validator === 'text' ? [value] : [],
  );
  const people = [...registry.staff.map((member) => member.name), ...own];
  return namesSaid(
    people,
    bodies.flatMap((name) => Object.values(name)),
  );
}
