/** Whether a ticket is for deciders alone: somebody who works at the desk is its applicant, or has another part in it (domain §6 row 33). */

import type { Setting } from '../facts.ts';
import { mailboxOf, officeById, sameName } from '../rules/registry.ts';
import type { Ticket } from '../ticket.ts';
import { CONTACT, fieldValue } from './application.ts';

const NAME = 'name';

/** Whether whoever has the registry address `by` is the applicant, or belongs to the office that asks: by mailbox, or by name. */
export function isPartyTo(ticket: Ticket, by: string, { registry }: Pick<Setting, 'registry'>): boolean {
  const office = officeById(registry, ticket.officeId);
  const parties = [fieldValue(ticket.application, CONTACT), office?.address, ...(office?.senders ?? [])];
  if (parties.some((party) => party && mailboxOf(party) === mailboxOf(by))) return true;
  const applicant = fieldValue(ticket.application, NAME);
  return applicant !== null && sameName(registry, by, applicant);
}

/** What a decider has said, else whether anybody on staff is a party: helpers then see and hear nothing of the ticket. */
export function isSensitive(ticket: Ticket, setting: Pick<Setting, 'registry'>): boolean {
  return ticket.sensitive ?? setting.registry.staff.some(({ address }) => isPartyTo(ticket, address, setting));
}
