/** What a ticket looks like in a letter, as plain data: names of services and people, fields in full, or masked for those who may not see them. */
import { ACCOUNT, CONTACT, fieldValue } from '../domain/application/application.ts';
import type { Procedure } from '../domain/rules/procedure.ts';
import { type BothLanguages, type Registry, staffAt } from '../domain/rules/registry.ts';
import type { Ticket } from '../domain/ticket.ts';
import { framed, masked, plainLine } from './plain-line.ts';

export interface ShownService {
  readonly id: string;
  readonly name: BothLanguages;
}

export interface ShownField {
  readonly name: BothLanguages;
  /** One line; for prose several, each behind `| `. Null when there is no usable value. */
  readonly value: string | null;
  readonly prose: boolean;
}

/** Services by their names; an id the procedure no longer has stands for itself. */
export function shownServices(services: readonly string[], procedure: Procedure): readonly ShownService[] {
  return services.map((id) => ({ id, name: procedure.services[id]?.name ?? { ja: id, en: id } }));
}

/** The fields asked for on the ticket's route, with what was understood; services and the statement of identity are shown apart. */
export function shownFields(ticket: Ticket, procedure: Procedure): readonly ShownField[] {
  return Object.entries(procedure.fields)
    .filter(([, field]) => field[ticket.route] !== 'not-asked')
    .filter(([, { validator }]) => validator !== 'services' && validator !== 'attestation')
    .map(([id, { name, validator }]) => {
      const value = fieldValue(ticket.application, id);
      const prose = validator === 'prose';
      return { name, prose, value: value === null ? null : prose ? framed(value) : plainLine(value) };
    });
}

/** Account and contact under the procedure's names for them: what an application is recognised by. */
export function identifying(ticket: Ticket, procedure: Procedure): readonly ShownField[] {
  const { account, contact } = shownPerson(ticket);
  const values = { [ACCOUNT]: account, [CONTACT]: contact };
  return Object.entries(values).flatMap(([id, value]) => {
    const field = procedure.fields[id];
    return field ? [{ name: field.name, value, prose: false }] : [];
  });
}

/** What an application needs to be shown by: account and contact, for those who may see them. */
export function shownPerson(ticket: Ticket): {
  account: string | null;
  contact: string | null;
  maskedAccount: string | null;
} {
  const account = fieldValue(ticket.application, ACCOUNT);
  const contact = fieldValue(ticket.application, CONTACT);
  return {
    account: account && plainLine(account),
    contact: contact && plainLine(contact),
    maskedAccount: account && masked(account),
  };
}

/** The name of whoever has this registry address; the address itself when nobody has it any more. */
export function nameOf(registry: Registry, address: string): string {
  return staffAt(registry, address)?.name ?? address;
}
