/** What a desk has done, in numbers: nothing in them tells of a person, so they are the same after an erasure. */
import { isReleased, type Ticket } from './ticket.ts';
import { dateIn, type Instant } from './time.ts';

/** A ticket with the hour at which its acknowledgement left; null while none has. */
export interface TicketFigures {
  readonly ticket: Ticket;
  readonly acknowledgedAt: Instant | null;
}

export interface Figures {
  readonly tickets: number;
  readonly approved: number;
  readonly rejected: number;
  /** Ended without a decision. */
  readonly otherwise: number;
  readonly open: number;
  /** Medians in hours; null where there is nothing to measure. */
  readonly hoursToAcknowledgement: number | null;
  readonly hoursToDecision: number | null;
}

export const GROUPINGS = ['month', 'route', 'service', 'decision'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Statistics {
  readonly all: Figures;
  readonly by: Readonly<Record<Grouping, readonly (Figures & { readonly name: string })[]>>;
}

const HOUR_MS = 3_600_000;
/** A ten-thousandth of an hour is a third of a second. */
const DECIMALS = 4;
const CALLED_OFF: readonly Ticket['state'][] = ['denied', 'withdrawn', 'lapsed', 'not-ours'];

/** What came of it: the decision once it has left, the state in which it ended without one, or `open`. */
export function outcomeName(ticket: Ticket): string {
  if (isReleased(ticket) && ticket.decision) return ticket.decision.outcome;
  return CALLED_OFF.includes(ticket.state) ? ticket.state : 'open';
}

/** Null of no values. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : Number(((low + high) / 2).toFixed(DECIMALS));
}

function hoursUntil(ticket: Ticket, at: Instant | null | undefined): readonly number[] {
  return at ? [(Date.parse(at) - Date.parse(ticket.receivedAt)) / HOUR_MS] : [];
}

function figuresOf(all: readonly TicketFigures[]): Figures {
  const outcomes = all.map(({ ticket }) => outcomeName(ticket));
  const count = (which: (name: string) => boolean) => outcomes.filter(which).length;
  const [approved, rejected, open] = ['approved', 'rejected', 'open'].map((word) => count((name) => name === word)) as [
    number,
    number,
    number,
  ];
  return {
    ...{ tickets: all.length, approved, rejected, open, otherwise: all.length - approved - rejected - open },
    hoursToAcknowledgement: median(all.flatMap(({ ticket, acknowledgedAt }) => hoursUntil(ticket, acknowledgedAt))),
    hoursToDecision: median(all.flatMap(({ ticket }) => hoursUntil(ticket, ticket.decision?.releasedAt))),
  };
}

/** Figures of all, and of each group under its name, names in order; a request for two services counts under both. */
export function statisticsOf(all: readonly TicketFigures[], zone: string): Statistics {
  const namesOf: Record<Grouping, (ticket: Ticket) => readonly string[]> = {
    month: ({ receivedAt }) => [dateIn(zone, receivedAt).slice(0, 'YYYY-MM'.length)],
    route: ({ route }) => [route],
    service: ({ application }) => application.services,
    decision: (ticket) => [outcomeName(ticket)],
  };
  const grouped = (by: Grouping) =>
    [...new Set(all.flatMap(({ ticket }) => namesOf[by](ticket)))]
      .sort()
      .map((name) => ({ name, ...figuresOf(all.filter(({ ticket }) => namesOf[by](ticket).includes(name))) }));
  return {
    all: figuresOf(all),
    by: {
      month: grouped('month'),
      route: grouped('route'),
      service: grouped('service'),
      decision: grouped('decision'),
    },
  };
}
