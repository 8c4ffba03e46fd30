/** What a ticket looks like in a letter, as plain data: in full for those who decide, masked or by name only for others. */
import { ACCOUNT, CONTACT, fieldValue } from '../domain/application.ts';
import type { Procedure } from '../domain/procedure.ts';
import { type BothLanguages, officeById, type Registry, staffAt } from '../domain/registry.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Evidence } from '../mail/incoming-mail.ts';
import { checksOf } from './checks.ts';
import type { NotificationContext } from './notification.ts';
import { framed, masked, plainLine } from './plain-line.ts';
import { shownVotes } from './votes.ts';
import { warningsOf } from './warnings.ts';

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

/** Words for what proves that the request is genuine; every one has a sentence in each language. */
export const PROOFS = [
  'form',
  'form-signed',
  'form-boundary',
  'office',
  'office-signed',
  'office-boundary',
  'office-pending',
] as const;
export type ProofWord = (typeof PROOFS)[number];

/** What proves the request, as exactly as the letter's occasion tells: `evidence` counts only when its mail is the request. */
function proofOf(ticket: Ticket, evidence: Evidence | null): { word: ProofWord; domain: string | null } {
  if (ticket.route === 'office' && !ticket.officeProven) return { word: 'office-pending', domain: null };
  const origin = evidence?.origin;
  const exact = origin === 'signed' || origin === 'boundary';
  return { word: exact ? `${ticket.route}-${origin}` : ticket.route, domain: evidence?.domain ?? null };
}

function shownAttestation(ticket: Ticket) {
  const { attestation } = ticket.application;
  return (
    attestation && {
      by: attestation.by && plainLine(attestation.by),
      method: attestation.method && plainLine(attestation.method),
      on: attestation.on,
    }
  );
}

/** Everything a decider needs to see of a ticket. `evidence`: of the mail that brought the request, when this letter answers it. */
export function shownApplication(ticket: Ticket, context: NotificationContext, evidence: Evidence | null = null) {
  const { application } = ticket;
  return {
    ...shownPerson(ticket),
    route: ticket.route,
    byOffice: ticket.route === 'office',
    office: officeById(context.registry, ticket.officeId)?.name ?? null,
    receivedAt: ticket.receivedAt,
    revision: ticket.revision,
    revokedOn: ticket.revokedOn,
    fields: shownFields(ticket, context.procedure),
    services: shownServices(application.services, context.procedure),
    identityAttested: application.identityAttested,
    attestation: shownAttestation(ticket),
    proof: proofOf(ticket, evidence),
    checks: checksOf(ticket, context),
    warnings: warningsOf(application.warnings, context.procedure),
    standing: shownVotes(ticket, context),
  };
}
