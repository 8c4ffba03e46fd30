/** Samples of the letters that the clock owes: reminders, the news that it takes longer, and requests that have lapsed. */
import type { TicketEvent } from '../../domain/events.ts';
import type { LimitWord } from '../../domain/limits/due.ts';
import type { Procedure } from '../../domain/rules/procedure.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { type DeskInTheMorning, digest } from '../../notifications/digest/digest.ts';
import { weekly } from '../../notifications/digest/weekly.ts';
import type { NotificationContext } from '../../notifications/notification.ts';
import { lettersForEvents } from '../../notifications/register.ts';
import { gapsOf, oneEach, type SampleLetter, ticketsOf } from './sample-cases.ts';
import { SAMPLE_NOW, SAMPLE_WINDOW, sampleApplication, sampleTicket } from './sample-tickets.ts';

/** In the order of a ticket's life. */
export function samplesOfLimits(procedure: Procedure, context: NotificationContext): SampleLetter[] {
  const { form, office, approved } = ticketsOf(procedure);
  const due = (variant: string | null, ticket: Ticket, limit: LimitWord, again = false) =>
    after(variant, ticket, { type: 'reminded', limit, due: '2026-06-10', again });
  const after = (variant: string | null, ticket: Ticket, event: TicketEvent) =>
    oneEach(lettersForEvents([event], ticket, context), variant);
  const without = (route: 'form' | 'office') =>
    sampleTicket(sampleApplication(procedure, route, { missing: gapsOf(procedure, route) }), {
      state: 'awaiting-information',
    });
  const waiting: Ticket = { ...office, officeProven: false, state: 'awaiting-office' };
  const released = { ...approved, releasedAt: SAMPLE_NOW };
  const granted: Ticket = { ...form, state: 'awaiting-provision', decision: released };
  const open: Ticket = { ...form, state: 'access-open', decision: released, window: SAMPLE_WINDOW };
  const late = { revokedOn: '2025-12-20' };
  // A procedure without such a limit has the letter all the same, and it is tried on.
  const limited = { ...procedure, rules: { ...procedure.rules, eligibleDays: procedure.rules.eligibleDays ?? 175 } };
  return [
    ...due('reminder', without('form'), 'information'),
    ...due('reminder', without('office'), 'information'),
    ...due('reminder', waiting, 'office'),
    ...due('undecided', form, 'decision'),
    ...due(null, { ...form, state: 'on-hold' }, 'decision', true),
    ...due('', form, 'still-deciding'),
    ...due('again', { ...granted, ...late }, 'provision', true),
    ...due(null, { ...granted, window: SAMPLE_WINDOW }, 'provision'),
    ...due('again', { ...open, endedAt: SAMPLE_NOW }, 'closing', true),
    ...due('', open, 'access-end'),
    ...oneEach(
      lettersForEvents(
        [{ type: 'reminded', limit: 'last-day', due: '2026-06-10', again: false }],
        { ...form, ...late },
        { ...context, procedure: limited },
      ),
      '',
    ),
    ...after('', { ...without('form'), state: 'lapsed' }, { type: 'lapsed', waitedFor: 'information' }),
    ...after('information', { ...without('office'), state: 'lapsed' }, { type: 'lapsed', waitedFor: 'information' }),
    ...after('', { ...waiting, state: 'lapsed' }, { type: 'lapsed', waitedFor: 'confirmation' }),
  ];
}

/** The letters that sum up: a morning with everything in it, and a week. */
export function samplesOfSummaries(procedure: Procedure, context: NotificationContext): SampleLetter[] {
  const { form, office, approved } = ticketsOf(procedure);
  const released = { ...approved, releasedAt: SAMPLE_NOW };
  const open: Ticket = { ...form, state: 'access-open', decision: released, window: SAMPLE_WINDOW };
  const tickets: readonly Ticket[] = [
    form,
    { ...form, state: 'on-hold' },
    { ...form, state: 'awaiting-provision', decision: released },
    { ...open, endedAt: '2026-06-09T01:00:00.000Z' },
    { ...open, window: { ...SAMPLE_WINDOW, closesAt: '2026-06-12T01:00:00.000Z' } },
    open,
    { ...form, question: { by: 'taro.mihon@staff.example', at: SAMPLE_NOW } },
    { ...form, state: 'approved', decision: approved },
    { ...form, state: 'awaiting-information' },
    { ...office, state: 'awaiting-office' },
  ];
  const morning: DeskInTheMorning = {
    tickets,
    undeliverable: [{ ticket: form.id, template: 'approved' }],
    unknownRequests: 2,
    quarantined: 1,
    mailbox: { at: SAMPLE_NOW, done: 12, quarantined: 1, waiting: 2, notOurs: 40, untaken: 1 },
    audit: { seq: 1234, hash: '0f'.repeat(32) },
  };
  const quiet = { ...morning, tickets: [form], undeliverable: [], unknownRequests: 0, quarantined: 0 };
  const events = [
    { type: 'opened', at: '2026-06-01T01:00:00.000Z' },
    { type: 'opened', at: '2026-06-03T01:00:00.000Z' },
    { type: 'opened', at: '2026-06-03T02:00:00.000Z' },
    { type: 'approval-released', at: '2026-06-04T01:00:00.000Z' },
  ] as const;
  return [
    ...oneEach(digest(morning, context), ''),
    ...oneEach(digest({ ...quiet, mailbox: null, audit: null }, context), 'quiet'),
    ...oneEach(weekly({ from: '2026-06-01', events, open: 3 }, context), ''),
  ];
}
