/** Samples of letters in which the desk's own records speak: other tickets of the same person, and the account directory. */

import type { Related } from '../../domain/application/related.ts';
import { refusal } from '../../domain/refusals.ts';
import type { Procedure } from '../../domain/rules/procedure.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { explain } from '../../notifications/explanations.ts';
import type { NotificationContext } from '../../notifications/notification.ts';
import { lettersForEvents } from '../../notifications/register.ts';
import { oneEach, type SampleLetter, ticketsOf } from './sample-cases.ts';
import { DECIDER, SAMPLE_NOW, SAMPLE_WINDOW } from './sample-tickets.ts';

const OTHER_STATES = [
  ...(['awaiting-information', 'awaiting-office', 'on-hold', 'unavailable'] as const),
  ...(['denied', 'withdrawn', 'lapsed', 'not-ours'] as const),
];

const EARLIER = 'CDS-2026-0007-B';

export function samplesOfRecords(procedure: Procedure, context: NotificationContext): SampleLetter[] {
  const { form, approved } = ticketsOf(procedure);
  const related = (as: Related['as'], sameContact: boolean): Related => ({ id: EARLIER, as, sameContact });
  const opened = (
    variant: string | null,
    changes: Partial<Ticket>,
    warnings: readonly string[],
    others: readonly Ticket[] = [],
  ) =>
    oneEach(
      lettersForEvents(
        [{ type: 'decision-asked' }],
        { ...form, ...changes, application: { ...form.application, warnings } },
        { ...context, others },
      ),
      variant,
    );
  const severalServices = Object.keys(procedure.services).length > 1;
  const used = procedure.rules.oncePerService ? [related('used', true)] : [];
  const known = { revokedOn: '2026-04-01', student: true, listed: ['revokedOn', 'student'] } as const;
  return [
    ...opened('duplicate', { related: [related('duplicate', true)] }, ['duplicate']),
    ...(severalServices ? opened('pair', { related: [related('pair', false)] }, ['pair']) : []),
    ...(severalServices ? decidedTogether() : []),
    ...opened('listed', { related: used, ...known }, [
      ...(used.length > 0 ? ['entitlement-used'] : []),
      'faculty-differs',
    ]),
    ...(used.length > 0 ? earlier() : []).flatMap((other, at) =>
      opened(at === 0 ? 'earlier' : null, { related: [related('used', true)] }, ['entitlement-used'], [other]).filter(
        isForDeciders,
      ),
    ),
    ...opened(null, { related: [related('duplicate', false), related('refused', true)], student: false }, [
      'duplicate',
    ]),
  ];

  /** The other ticket, in each state that a letter may tell of. */
  function earlier(): Ticket[] {
    const { rejected } = ticketsOf(procedure);
    const released = { ...approved, releasedAt: SAMPLE_NOW };
    const first: Ticket = { ...form, id: EARLIER };
    const open: Ticket = { ...first, state: 'access-open', decision: released, window: SAMPLE_WINDOW };
    const over: Ticket = { ...open, endedAt: SAMPLE_WINDOW.closesAt };
    return [
      { ...over, state: 'access-closed' },
      ...[first, open, over, { ...over, state: 'access-closed', stopped: true } as const],
      { ...first, state: 'approved', decision: approved },
      { ...first, state: 'rejected', decision: rejected },
      { ...first, state: 'rejected', decision: { ...rejected, releasedAt: SAMPLE_NOW } },
      { ...first, state: 'awaiting-provision', decision: released },
      { ...first, question: { by: DECIDER.address, at: SAMPLE_NOW } },
      ...OTHER_STATES.map((state) => ({ ...first, state })),
    ];
  }

  /** Two forms of one person that wait for their decision. */
  function decidedTogether(): SampleLetter[] {
    const [one = '', other = ''] = form.application.services;
    const first: Ticket = { ...form, id: EARLIER, application: { ...form.application, services: [one] } };
    const second: Ticket = {
      ...form,
      application: { ...form.application, services: [other], warnings: ['pair'] },
      related: [related('pair', true)],
    };
    const both = { ...context, others: [first] };
    const decision = { ...approved, services: [other], together: EARLIER };
    const refused = {
      ...({ type: 'refusal', ticketId: second.id, beside: EARLIER } as const),
      ...{ to: { role: 'staff', address: DECIDER.address } as const, refusal: refusal('outdated-revision').refused },
    };
    return [
      ...oneEach(lettersForEvents([{ type: 'decision-asked' }], second, both), 'both').filter(isForDeciders),
      ...oneEach(
        lettersForEvents(
          [{ type: 'approval-recorded', by: DECIDER.address }],
          { ...second, state: 'approved', decision },
          both,
        ),
        'both',
      ),
      ...oneEach(explain(refused, second, both), 'both'),
    ];
  }
}

function isForDeciders({ letter }: SampleLetter): boolean {
  return letter.template === 'review';
}
