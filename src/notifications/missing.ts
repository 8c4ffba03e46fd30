/** What is missing of an application, why, and what is expected instead. */
import { ACCOUNT, CONTACT, SERVICES } from '../domain/application/application.ts';
import { maySupply } from '../domain/party.ts';
import type { Procedure } from '../domain/rules/procedure.ts';
import type { BothLanguages } from '../domain/rules/registry.ts';
import type { Ticket } from '../domain/ticket.ts';
import { plainLine } from './plain-line.ts';

/** Why a field that is missing cannot be used; every word has a sentence in each language. */
export const UNUSABLE = [
  'not-given',
  'not-usable',
  'given-twice',
  'denied',
  'account-malformed',
  'service-ambiguous',
  'out-of-scope',
  'contact-malformed',
  'contact-unreachable',
  'contact-is-office',
  'contact-no-mail',
  'contact-typo',
] as const;
export type UnusableWord = (typeof UNUSABLE)[number];

/** Which warnings explain which missing field. */
const EXPLAINED_BY: Readonly<Record<string, readonly UnusableWord[]>> = {
  [ACCOUNT]: ['account-malformed'],
  [SERVICES]: ['service-ambiguous'],
  [CONTACT]: ['contact-unreachable', 'contact-is-office', 'contact-no-mail', 'contact-typo'],
};

export interface ShownMissing {
  readonly name: BothLanguages;
  readonly hint: BothLanguages;
  /** Which of several is meant; null where one was given, or none. */
  readonly several: BothLanguages | null;
  readonly why: UnusableWord;
  /** What was perhaps meant, for a proven sender to confirm. */
  readonly offered: string | null;
  /** Those among which a proven sender has to choose. */
  readonly choices: readonly string[];
  /** How many there are to choose from, which anybody may hear; null where there is no choice. */
  readonly count: number | null;
  /** False: whoever the letter goes to cannot supply it by an answer (design §6). */
  readonly suppliable: boolean;
}

/** Any problem that has no sentence of its own is said in general words. */
function wordFor(word: string, procedure: Procedure): UnusableWord {
  if (Object.hasOwn(procedure.outOfScope, word)) return 'out-of-scope';
  return UNUSABLE.find((known) => known === word) ?? 'not-usable';
}

/** Each missing field of the ticket with its reason, how many of the required ones were received, and whether only another application can complete it. */
export function missingOf(ticket: Ticket, procedure: Procedure) {
  const { missing, warnings, unusable = {} } = ticket.application;
  const required = Object.entries(procedure.fields).filter(([, field]) => field[ticket.route] === 'required');
  const fields: ShownMissing[] = missing.flatMap((id) => {
    const field = procedure.fields[id];
    if (!field) return [];
    const { word, offered, choices = [] } = unusable[id] ?? {};
    const noticed = EXPLAINED_BY[id]?.find((known) => warnings.includes(known)) ?? 'not-given';
    const why = word === undefined ? noticed : wordFor(word, procedure);
    // Nothing that a sender wrote goes to an address they do not prove (design §6); the contact of a form was only typed.
    const shown = ticket.route === 'office' && ticket.officeProven;
    return [
      {
        ...{ name: field.name, hint: field.hint, why },
        several: why === 'given-twice' ? (field.several ?? null) : null,
        offered: shown && offered !== undefined ? plainLine(offered) : null,
        choices: shown ? choices.map(plainLine) : [],
        count: choices.length > 0 ? choices.length : null,
        suppliable: maySupply(ticket.route === 'office' ? 'office' : 'applicant', id, procedure),
      },
    ];
  });
  // What only a form may say, a form has to say: an answer would not complete it.
  const again = fields.some(({ suppliable }) => !suppliable);
  return { missing: fields, again, total: required.length, received: required.length - fields.length };
}
