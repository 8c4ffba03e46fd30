/** No letter promises what the ticket does not hold, and none that must be written is swallowed as one written before. */
import { expect } from 'chai';
import { CONTACT } from '../../../../src/domain/application/application.ts';
import type { TicketEvent } from '../../../../src/domain/events.ts';
import type { LimitWord } from '../../../../src/domain/limits/due.ts';
import type { Ticket } from '../../../../src/domain/ticket.ts';
import type { Letter } from '../../../../src/notifications/letter.ts';
import { procedure } from '../../../letters/our-letters.ts';

type Promised = (ticket: Ticket, letter: Letter, now: string) => boolean;

function isGranted({ decision }: Ticket): boolean {
  return decision?.outcome === 'approved' && decision.releasedAt !== null;
}

function namesWhatIsGranted({ decision }: Ticket, { data }: Letter): boolean {
  const named = (data.services as readonly { id?: string; name: unknown }[]).map(({ name }) => JSON.stringify(name));
  const granted = (decision?.services ?? []).map((service) => JSON.stringify(procedure.services[service]?.name));
  return named.length === granted.length && granted.every((name) => named.includes(name));
}

function isOver({ window, endedAt }: Ticket, now: string): boolean {
  return endedAt !== undefined && (window === null || window.closesAt <= now);
}

/** What must be true of the ticket for a letter to an applicant to be true. */
const PROMISES: Readonly<Record<string, Promised>> = {
  approved: (ticket, letter) =>
    isGranted(ticket) && ticket.state === 'awaiting-provision' && namesWhatIsGranted(ticket, letter),
  'access-ready': (ticket, letter, now) =>
    isGranted(ticket) &&
    ticket.state === 'access-open' &&
    namesWhatIsGranted(ticket, letter) &&
    JSON.stringify(letter.data.window) === JSON.stringify(ticket.window) &&
    ticket.window !== null &&
    Date.parse(ticket.window.closesAt) - Date.parse(ticket.window.opensAt) === 7 * 24 * 60 * 60_000 &&
    ticket.window.closesAt > now,
  'access-reminder': ({ state, endedAt, window }, _, now) =>
    state === 'access-open' && endedAt === undefined && window !== null && window.closesAt > now,
  'access-closed': (ticket, _, now) => isGranted(ticket) && isOver(ticket, now),
  revoked: (ticket, _, now) => ticket.stopped === true && isOver(ticket, now),
  rejected: ({ state, decision }) =>
    state === 'rejected' && decision?.outcome === 'rejected' && decision.releasedAt !== null,
  unavailable: ({ state }) => state === 'unavailable',
  denied: ({ state }) => state === 'denied',
  'withdrawn.applicant': ({ state }) => state === 'withdrawn',
  'lapsed.applicant': ({ state }) => state === 'lapsed',
  'still-deciding': ({ decision, state }) =>
    decision === null && (state === 'awaiting-decision' || state === 'on-hold'),
};

/** Events about which the applicant must hear, and the letter they hear it by. */
const MUST_HEAR: Readonly<Partial<Record<TicketEvent['type'], string>>> = {
  'approval-released': 'approved',
  'rejection-released': 'rejected',
  'access-provided': 'access-ready',
  'access-ended': 'access-closed',
  'data-unavailable': 'unavailable',
};

/** Reminders that go to somebody outside the desk. */
const REMINDERS: Readonly<Partial<Record<LimitWord, string>>> = {
  office: 'confirm-request',
  'still-deciding': 'still-deciding',
  'access-end': 'access-reminder',
};

/** `letters`: those that were not owed before. */
export function checkLetters(
  letters: readonly Letter[],
  events: readonly TicketEvent[],
  ticket: Ticket,
  now: string,
): void {
  for (const letter of letters) {
    const { template, role, to, possession } = letter;
    if (possession) expect(possession.revision, `${template} shows another revision`).to.equal(ticket.revision);
    if (role !== 'applicant') continue;
    const contacts = [ticket.application.values[CONTACT], ticket.decision?.contact];
    expect(contacts, `${template} goes to nobody's contact`).to.include(to);
    const holds = PROMISES[template]?.(ticket, letter, now) ?? true;
    expect(holds, `${template} promises what the ticket does not hold: ${ticket.state}`).to.equal(true);
  }
  const contact = ticket.decision?.contact ?? ticket.application.values[CONTACT];
  for (const event of contact ? events : []) {
    const { type } = event;
    const template = type === 'reminded' ? REMINDERS[event.limit] : MUST_HEAR[type];
    if (template !== undefined)
      expect(
        letters.map((letter) => letter.template),
        `${type} is not told`,
      ).to.include(template);
  }
}
