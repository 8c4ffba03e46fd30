/** The summary of a week to staff: how much came, what became of it, and a chart of the days. */
import type { TicketEventType } from '../../domain/events.ts';
import { dateAfter, dateIn, type Instant, type LocalDate } from '../../domain/time.ts';
import { toStaff } from '../addressed.ts';
import type { Letter } from '../letter.ts';
import type { NotificationContext } from '../notification.ts';

export interface WeekOfEvents {
  /** Its Monday. */
  readonly from: LocalDate;
  readonly events: readonly { readonly type: TicketEventType; readonly at: Instant }[];
  /** Tickets that are open now. */
  readonly open: number;
}

/** What is counted, by the event that makes it. */
const COUNTED = {
  received: 'opened',
  approved: 'approval-released',
  rejected: 'rejection-released',
  provided: 'access-provided',
  closed: 'access-closed',
  lapsed: 'lapsed',
  withdrawn: 'withdrawn',
  denied: 'office-denied',
} as const satisfies Record<string, TicketEventType>;

const DAYS = 7;
const BAR_AT_MOST = 20;

/** As long as it may be: the busiest day is never longer than a line. */
function bar(count: number, most: number): string {
  const length = most <= BAR_AT_MOST ? count : Math.ceil((count * BAR_AT_MOST) / most);
  return '■'.repeat(length);
}

/** To everybody on staff, once for each week; none when nothing happened in it. */
export function weekly({ from, events, open }: WeekOfEvents, context: NotificationContext): readonly Letter[] {
  const until = dateAfter(from, DAYS - 1);
  const ofWeek = events
    .map(({ type, at }) => ({ type, day: dateIn(context.desk.timeZone, at) }))
    .filter(({ day }) => from <= day && day <= until);
  const counts = Object.fromEntries(
    Object.entries(COUNTED).map(([name, type]) => [name, ofWeek.filter((event) => event.type === type).length]),
  );
  if (Object.values(counts).every((count) => count === 0)) return [];
  const perDay = Array.from({ length: DAYS }, (_, index) => {
    const day = dateAfter(from, index);
    return { day, count: ofWeek.filter((event) => event.type === 'opened' && event.day === day).length };
  });
  const most = Math.max(...perDay.map(({ count }) => count));
  const days = perDay.map(({ day, count }) => ({ day, count, bar: bar(count, most) }));
  return toStaff(null, context, {
    template: 'weekly',
    occasion: from,
    mayAct: false,
    data: { from, until, counts, days, open },
  });
}
