/** What is left of a reading when the mail reads like an automatic reply without a mark: people hear of it, and nobody is answered (RFC 3834 §2). */
import { staffAt } from '../domain/rules/registry.ts';
import type { IncomingMail } from '../mail/incoming-mail.ts';
import { readsLikeResponder } from '../mail/machine/responder-text.ts';
import { newText } from '../mail/new-text/new-text.ts';
import type { Ask, KindName, Notice, Reading } from './kind.ts';
import type { Knowledge } from './knowledge.ts';

/** Kinds that answer a mail because of what is known of its sender, not because of what it reads like. */
const ANSWERING: readonly KindName[] = [
  'rehearsal',
  'staff-reply',
  'office-reply',
  'applicant-reply',
  'unverified-reply',
];

function textOf(mail: IncomingMail): string {
  return mail.commandText ?? mail.text;
}

/** Fields filled in under their labels. Prose alone may be the responder's own text, taken for the reason that was asked for. */
function fillsIn(ask: Ask, { procedure }: Knowledge): boolean {
  if (!('command' in ask) || ask.command.type !== 'supply') return false;
  const { values, services, identityAttested } = ask.command.supplied;
  const named = Object.keys(values).some((field) => procedure.fields[field]?.validator !== 'prose');
  return named || services.length > 0 || identityAttested;
}

/** A responder says no whole-sentence command of ours above the quote, and fills in no form. */
function isAPersons({ asks }: Reading, known: Knowledge): boolean {
  return asks.some((ask) => ('echo' in ask && ask.echo !== null) || fillsIn(ask, known));
}

/** Words of an applicant or an office reach staff all the same, for a person may have written them. */
function forPeople(mail: IncomingMail, { registry, correspondence }: Knowledge, notices: readonly Notice[]): Notice[] {
  const { answered } = correspondence;
  if (staffAt(registry, mail.from)) return [];
  if (!answered || answered.role === 'staff') return notices.filter(({ type }) => type === 'alert');
  const text = newText(textOf(mail)).fresh;
  return [{ type: 'words', from: answered.role, ticketId: answered.ticketId, text, whole: false }];
}

/** `reading` itself, unless it would have the desk answer, or believe, what a machine seems to have written. */
export function unlessUnmarkedMachine(reading: Reading, kind: KindName, mail: IncomingMail, known: Knowledge): Reading {
  if (!ANSWERING.includes(kind) || isAPersons(reading, known) || !readsLikeResponder(textOf(mail))) return reading;
  const notices = forPeople(mail, known, reading.notices);
  return { verdict: 'ignored', reason: 'machine-text', filing: 'leave', asks: [], notices };
}
