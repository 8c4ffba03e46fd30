/** Given: an invented desk with two deciders and a helper, an office, and tickets. */
import type { TicketEvent } from '../../src/domain/events.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import {
  DECIDER,
  HELPER,
  OFFICE,
  SAMPLE_NOW,
  sampleApplication,
  sampleDecision,
  sampleSetting,
  sampleTicket,
} from '../../src/letters/samples/sample-tickets.ts';
import type { Letter } from '../../src/notifications/letter.ts';
import type { NotificationContext } from '../../src/notifications/notification.ts';
import { lettersForEvents } from '../../src/notifications/register.ts';
import { procedure } from '../letters/our-letters.ts';

export { DECIDER, HELPER, OFFICE, procedure };

export const COLLEAGUE = { ...DECIDER, name: '見本 次郎', address: 'jiro.mihon@staff.example' } as const;
export const CONTACT_ADDRESS = 'hanako.reiji@mailbox.example';
const setting = sampleSetting(procedure);

/** What letters rest on, because of the mail `mail`. */
export function given(changes: Partial<NotificationContext> = {}, mail: string | null = 'mail-1'): NotificationContext {
  return {
    ...setting,
    registry: { ...setting.registry, staff: [DECIDER, COLLEAGUE, HELPER] },
    now: SAMPLE_NOW,
    cause: { mail, messageId: '<cause@mailbox.example>', receivedAt: SAMPLE_NOW },
    ...changes,
  };
}

export const byForm = sampleTicket(sampleApplication(procedure, 'form'));
export const byOffice = sampleTicket(sampleApplication(procedure, 'office'));
export const unproven: Ticket = { ...byOffice, officeProven: false, state: 'awaiting-office' };
export const approval = sampleDecision('approved', byForm.application.services, false);
export const rejection = {
  ...sampleDecision('rejected', byForm.application.services, false),
  reason: 'reason',
  words: 'よく読みました。',
};

export function lettersOf(ticket: Ticket, events: readonly TicketEvent[], context = given()): readonly Letter[] {
  return lettersForEvents(events, ticket, context);
}

/** `template → recipient`, sorted: who hears what. */
export function whoHears(letters: readonly Letter[]): readonly string[] {
  return letters.map(({ template, to }) => `${template} → ${to}`).sort();
}
