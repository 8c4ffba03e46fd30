/** Given: tickets, and an office or an applicant who answers about them. */
import { advance } from '../../src/domain/advance.ts';
import { NOTHING_SUPPLIED, type Supplied } from '../../src/domain/application/supplied.ts';
import type { Party, PartyCommand } from '../../src/domain/commands.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { facts, OFFICE, ticket } from './given.ts';

export const CONTACT = 'hanako@mailbox.example';
export const field = (validator: string, form = 'required') => ({ validator, office: 'required', form });
export const FIELDS = {
  account: field('digits'),
  name: field('text'),
  reason: field('prose'),
  services: field('services'),
  contact: field('address'),
  identityAttested: field('attestation', 'not-asked'),
};

/** Facts of a procedure with the usual fields. */
export function asking(changes: Partial<Facts> = {}): Facts {
  const given = facts();
  return { ...given, procedure: { ...given.procedure, fields: FIELDS as never }, ...changes };
}

export const office = (changes: Partial<Party> = {}): Party => ({
  role: 'office',
  address: OFFICE,
  token: true,
  seenRevision: 2,
  ...changes,
});
export const applicant = (changes: Partial<Party> = {}): Party => ({
  role: 'applicant',
  address: CONTACT,
  token: false,
  seenRevision: 2,
  ...changes,
});

export function supply(changes: Partial<Supplied>, confirms = false): PartyCommand {
  return { type: 'supply', supplied: { ...NOTHING_SUPPLIED, ...changes }, confirms };
}

export function when(given: Ticket, command: PartyCommand, party: Party, having = asking()) {
  const result = advance(given, { ...command, party }, having);
  if ('refused' in result) throw new Error(`refused: ${result.refused.word}`);
  return { ...result, types: result.events.map(({ type }) => type) };
}

export function refusedWhen(given: Ticket, command: PartyCommand, party: Party): string {
  const result = advance(given, { ...command, party }, asking());
  return 'refused' in result ? result.refused.word : 'done';
}

/** Waits for these fields, on the office route, proven. */
export function without(missing: readonly string[], changes: Partial<Ticket> = {}): Ticket {
  const complete = ticket();
  const values = Object.entries(complete.application.values).filter(([id]) => !missing.includes(id));
  const services = missing.includes('services') ? [] : complete.application.services;
  const application = { ...complete.application, values: Object.fromEntries(values), services, missing };
  return { ...complete, state: 'awaiting-information', application, ...changes };
}

export const decided: Ticket = {
  ...ticket(),
  state: 'approved',
  decision: {
    outcome: 'approved',
    services: ['mail'],
    by: 'mori@staff.desk.example',
    at: '2026-06-03T02:00:00.000Z',
    revision: 2,
    contact: CONTACT,
    reason: null,
    words: null,
    releaseAt: null,
    releasedAt: null,
  },
};
export const released: Ticket = {
  ...decided,
  state: 'awaiting-provision',
  decision: decided.decision && { ...decided.decision, releasedAt: '2026-06-03T03:00:00.000Z' },
};
