/** Samples of the letters that events owe: each event in each form in which it reads differently. */
import { ACCOUNT, CONTACT, REASON } from '../../domain/application/application.ts';
import type { TicketEvent } from '../../domain/events.ts';
import type { Procedure } from '../../domain/rules/procedure.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { NotificationContext } from '../../notifications/notification.ts';
import { lettersForEvents } from '../../notifications/register.ts';
import { gapsOf, oneEach, type SampleLetter, ticketsOf } from './sample-cases.ts';
import {
  DECIDER,
  HELPER,
  OFFICE,
  SAMPLE_NOW,
  SAMPLE_WINDOW,
  sampleApplication,
  sampleTicket,
} from './sample-tickets.ts';

/** In the order of a ticket's life. */
export function samplesOfEvents(procedure: Procedure, context: NotificationContext): SampleLetter[] {
  const { form, office, services, approved, rejected } = ticketsOf(procedure);
  const after = (variant: string | null, ticket: Ticket, ...events: TicketEvent[]) =>
    oneEach(lettersForEvents(events, ticket, context), variant);
  const without = (route: 'form' | 'office', missing: readonly string[], changes: Partial<Ticket> = {}) =>
    sampleTicket(sampleApplication(procedure, route, { missing, warnings: ['contact-unreachable'] }), {
      state: 'awaiting-information',
      ...changes,
    });
  const informationMissing: TicketEvent = { type: 'information-missing', fields: [] };
  const cooling: Partial<Ticket> = { state: 'approved', decision: approved };
  const released = { ...approved, releasedAt: SAMPLE_NOW };
  const [scope] = Object.keys(procedure.outOfScope);
  const late = { revokedOn: '2025-06-02', student: false };
  const noted = sampleApplication(procedure, 'office', {
    warnings: [
      'reason-only-forgot',
      'identity-document',
      'contact-typo',
      'contact-no-mail',
      'something-new',
      ...(scope ? [scope] : []),
    ],
  });
  const gap = without('office', [ACCOUNT]);
  const problem = { word: `${ACCOUNT}-malformed`, offered: '9900000101' };
  const unusable: Ticket = {
    ...gap,
    application: {
      ...gap.application,
      warnings: ['identity-document', 'contact-typo', 'forwarded'],
      unusable: { [ACCOUNT]: problem },
    },
  };
  const choices = ['9900000101', '9900000202'];
  const several = { word: 'given-twice', choices };
  const two: Ticket = { ...gap, application: { ...gap.application, unusable: { [ACCOUNT]: several } } };
  const waiting = sampleTicket(office.application, { officeProven: false, state: 'awaiting-office' });
  const by = DECIDER.address;
  const fields = gapsOf(procedure, 'office');
  return [
    ...after('', office, { type: 'opened' }, { type: 'decision-asked' }),
    ...after('form', form, { type: 'decision-asked' }),
    ...[['waits', { hours: null, days: 2 }] as const, [null, { hours: 5, days: null }] as const].flatMap(
      ([variant, medianWait]) =>
        oneEach(lettersForEvents([{ type: 'decision-asked' }], form, { ...context, medianWait }), variant).filter(
          ({ letter }) => letter.role === 'applicant',
        ),
    ),
    ...after('warnings', sampleTicket(noted, late), { type: 'opened' }, { type: 'decision-asked' }),
    ...after('', without('form', gapsOf(procedure, 'form')), informationMissing),
    ...after('prose', without('form', [REASON]), informationMissing),
    ...after('', without('form', [CONTACT]), informationMissing),
    ...after('', without('office', gapsOf(procedure, 'office')), informationMissing),
    ...after('unproven', without('office', gapsOf(procedure, 'office'), { officeProven: false }), informationMissing),
    ...after('unusable', unusable, informationMissing),
    ...after('several', two, informationMissing),
    ...after('again', without('form', [ACCOUNT]), informationMissing),
    ...after('', waiting, { type: 'office-asked' }),
    ...after('', office, { type: 'office-confirmed', by: OFFICE.address }),
    ...after('', sampleTicket(office.application, { state: 'denied' }), { type: 'office-denied', by: OFFICE.address }),
    ...after('content', { ...form, revision: 2 }, { type: 'content-changed', from: 'applicant', fields: [REASON] }),
    ...after(null, office, { type: 'content-changed', from: 'office', fields: [] }),
    ...after('supplied', office, { type: 'information-supplied', from: 'office', fields }),
    ...after(null, waiting, { type: 'information-supplied', from: 'applicant', fields }),
    ...after('', sampleTicket(form.application, { state: 'withdrawn' }), { type: 'withdrawn', from: 'applicant' }),
    ...after('by-office', sampleTicket(office.application, { state: 'withdrawn' }), {
      type: 'withdrawn',
      from: 'office',
    }),
    ...after('', sampleTicket(office.application, { state: 'withdrawn' }), { type: 'withdrawn', from: 'applicant' }),
    ...after(
      '',
      { ...office, revision: 2, revokedOn: '2026-04-01', student: true },
      { type: 'field-set', by, field: 'revokedOn', value: '2026-04-01' },
    ),
    ...after(
      null,
      { ...office, revision: 2, student: false },
      { type: 'field-set', by, field: 'student', value: false },
    ),
    ...after(
      '',
      { ...form, ...cooling },
      { type: 'approval-recorded', by },
      { type: 'cooling-off-began', releaseAt: SAMPLE_NOW },
    ),
    ...after('rejected', { ...form, state: 'rejected', decision: rejected }, { type: 'rejection-recorded', by }),
    ...lettersForEvents([{ type: 'approval-recorded', by }], { ...form, ...cooling }, context)
      .filter(({ to }) => to === HELPER.address)
      .map((letter) => ({ letter, variant: 'helper' })),
    ...after('undone', { ...form, revokedOn: '2026-04-01' }, { type: 'decision-undone', by, outcome: 'approved' }),
    ...after(null, form, { type: 'decision-undone', by, outcome: 'rejected' }),
    ...after(
      'release-refused',
      { ...form, revokedOn: '2025-06-02' },
      { type: 'release-refused', word: 'window-passed' },
    ),
    ...after(
      '',
      { ...form, state: 'awaiting-provision', decision: released, revokedOn: '2026-04-01' },
      { type: 'approval-released' },
    ),
    ...after(
      'window',
      { ...office, state: 'awaiting-provision', decision: released, window: SAMPLE_WINDOW },
      { type: 'approval-released' },
    ),
    // Turned down before everything was there: no letter may need what is missing.
    ...after(
      null,
      { ...without('office', gapsOf(procedure, 'office')), state: 'rejected', decision: { ...rejected, services: [] } },
      { type: 'rejection-recorded', by },
      { type: 'rejection-released' },
    ),
    ...after(null, without('office', gapsOf(procedure, 'office')), {
      type: 'decision-undone',
      by,
      outcome: 'rejected',
    }),
    ...after('', { ...form, state: 'rejected', decision: rejected }, { type: 'rejection-released' }),
    ...Object.keys(procedure.reasons).flatMap((reason) =>
      after(
        null,
        { ...form, state: 'rejected', decision: { ...rejected, reason, services } },
        { type: 'rejection-released' },
      ),
    ),
    ...after(
      '',
      { ...form, state: 'access-open', decision: released, window: SAMPLE_WINDOW, revokedOn: '2026-04-01' },
      { type: 'access-provided', by },
    ),
    ...after(null, { ...form, state: 'access-closed', decision: released }, { type: 'access-provided', by }),
  ];
}
