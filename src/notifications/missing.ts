/** What is missing of an application, why, and what is expected instead. */
import { ACCOUNT, CONTACT, SERVICES } from '../domain/application.ts';
import type { Procedure } from '../domain/procedure.ts';
import type { BothLanguages } from '../domain/registry.ts';
import type { Ticket } from '../domain/ticket.ts';

/** Why a field that is missing cannot be used; every word has a sentence in each language. */
export const UNUSABLE = [
  'not-given',
  'account-malformed',
  'service-ambiguous',
  'contact-unreachable',
  'contact-is-office',
  'contact-typo',
] as const;
export type UnusableWord = (typeof UNUSABLE)[number];

/** Which warnings explain which missing field. */
const EXPLAINED_BY: Readonly<Record<string, readonly UnusableWord[]>> = {
  [ACCOUNT]: ['account-malformed'],
  [SERVICES]: ['service-ambiguous'],
  [CONTACT]: ['contact-unreachable', 'contact-is-office', 'contact-typo'],
};

export interface ShownMissing {
  readonly name: BothLanguages;
  readonly hint: BothLanguages;
  readonly why: UnusableWord;
}

/** Each missing field of the ticket with its reason, and how many of the required ones were received. */
export function missingOf(ticket: Ticket, procedure: Procedure) {
  const { missing, warnings } = ticket.application;
  const required = Object.entries(procedure.fields).filter(([, field]) => field[ticket.route] === 'required');
  const fields: ShownMissing[] = missing.flatMap((id) => {
    const field = procedure.fields[id];
    if (!field) return [];
    const why = EXPLAINED_BY[id]?.find((word) => warnings.includes(word)) ?? 'not-given';
    return [{ name: field.name, hint: field.hint, why }];
  });
  return { missing: fields, total: required.length, received: required.length - fields.length };
}
