/** Samples of letters in which the desk's own records speak: other tickets of the same person, and the account directory. */
import type { Procedure } from '../domain/procedure.ts';
import type { Related } from '../domain/related.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { NotificationContext } from '../notifications/notification.ts';
import { lettersForEvents } from '../notifications/register.ts';
import { oneEach, type SampleLetter, ticketsOf } from './sample-cases.ts';

const EARLIER = 'CDS-2026-0007-B';

export function samplesOfRecords(procedure: Procedure, context: NotificationContext): SampleLetter[] {
  const { form } = ticketsOf(procedure);
  const related = (as: Related['as'], sameContact: boolean): Related => ({ id: EARLIER, as, sameContact });
  const opened = (variant: string | null, changes: Partial<Ticket>, warnings: readonly string[]) =>
    oneEach(
      lettersForEvents(
        [{ type: 'decision-asked' }],
        { ...form, ...changes, application: { ...form.application, warnings } },
        context,
      ),
      variant,
    );
  const severalServices = Object.keys(procedure.services).length > 1;
  const used = procedure.rules.oncePerService ? [related('used', true)] : [];
  const known = { revokedOn: '2026-04-01', student: true, listed: ['revokedOn', 'student'] } as const;
  return [
    ...opened('duplicate', { related: [related('duplicate', true)] }, ['duplicate']),
    ...(severalServices ? opened('pair', { related: [related('pair', false)] }, ['pair']) : []),
    ...opened('listed', { related: used, ...known }, [
      ...(used.length > 0 ? ['entitlement-used'] : []),
      'faculty-differs',
    ]),
    ...opened(null, { related: [related('duplicate', false)], student: false }, ['duplicate']),
  ];
}
