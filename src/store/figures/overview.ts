/** The desk at one moment, for people who look at it: counts of everything, and as many rows of each kind as a page can show. */
import { type EntityManager, In, IsNull, MoreThanOrEqual, Not } from 'typeorm';
import { TICKET_STATES, type Ticket, type TicketState } from '../../domain/ticket.ts';
import type { Instant } from '../../domain/time.ts';
import { MAIL } from '../entities/mail.ts';
import { OPEN_STATES, OUTBOX } from '../entities/outbox.ts';
import { TICKET, TICKET_EVENT } from '../entities/ticket.ts';
import { letterLines } from '../letters/letters-listed.ts';
import { type Census, readCensus } from '../mails/census.ts';
import type { ListedLetter } from '../store.ts';
import { ticketFromRow } from '../stored-forms.ts';
import { type Tally, takeTally } from './tally.ts';

/** Where the life of a ticket is counted by the week. */
const MILESTONES = ['opened', 'approval-released', 'rejection-released'] as const;

export interface Milestone {
  readonly type: (typeof MILESTONES)[number];
  readonly at: Instant;
  /** When its ticket was received. */
  readonly receivedAt: Instant;
}

export interface Overview {
  readonly tickets: Readonly<Record<TicketState, number>>;
  /** Of the open ones the oldest of each state, and rejections that cool off. */
  readonly open: readonly Ticket[];
  readonly tally: Tally;
  /** Letters given up since `since`. */
  readonly undeliverable: number;
  /** The newest of those, then the oldest that have not left. */
  readonly letters: readonly ListedLetter[];
  /** Mails that could not be read and were left in the inbox. */
  readonly leftUnread: number;
  readonly census: Census | null;
  readonly milestones: readonly Milestone[];
}

export interface OverviewBounds {
  /** Milestones and given-up letters from then on. */
  readonly since: Instant;
  readonly ticketsOfAState: number;
  readonly letters: number;
}

const OPEN: readonly TicketState[] = [
  'access-open',
  'awaiting-provision',
  'awaiting-decision',
  'on-hold',
  'approved',
  'awaiting-information',
  'awaiting-office',
];
const OLDEST_FIRST = { receivedAt: 'ASC', id: 'ASC' } as const;
/** More than any desk has in the weeks that are shown; the newest are kept. */
const MILESTONES_AT_MOST = 20_000;

/** All of it from one moment, when `manager` reads in a transaction; every question is answered by an index or counts only. */
export async function takeOverview(manager: EntityManager, bounds: OverviewBounds): Promise<Overview> {
  const { since, letters: take } = bounds;
  const unsent = { state: In([...OPEN_STATES, 'held'] as const) };
  const failed = { state: 'undeliverable' as const, endedAt: MoreThanOrEqual(since) };
  return {
    tickets: await ticketsByState(manager),
    open: await oldestOpen(manager, bounds.ticketsOfAState),
    tally: await takeTally(manager),
    undeliverable: await manager.countBy(OUTBOX, failed),
    letters: [
      ...(await letterLines(manager, { where: failed, order: { endedAt: 'DESC', id: 'ASC' }, take })),
      ...(await letterLines(manager, { where: unsent, order: { createdAt: 'ASC', id: 'ASC' }, take })),
    ],
    leftUnread: await manager.countBy(MAIL, { verdict: 'quarantined', filing: 'leave' }),
    census: await readCensus(manager),
    milestones: await milestonesSince(manager, since),
  };
}

async function ticketsByState(manager: EntityManager): Promise<Record<TicketState, number>> {
  const rows = await manager
    .createQueryBuilder(TICKET, 'ticket')
    .select('ticket.state', 'state')
    .addSelect('COUNT(*)', 'many')
    .groupBy('ticket.state')
    .getRawMany<{ state: TicketState; many: string | number }>();
  // PostgreSQL gives counts as text.
  const counted = new Map(rows.map(({ state, many }) => [state, Number(many)]));
  return Object.fromEntries(TICKET_STATES.map((state) => [state, counted.get(state) ?? 0])) as Record<
    TicketState,
    number
  >;
}

async function oldestOpen(manager: EntityManager, take: number): Promise<readonly Ticket[]> {
  const open: Ticket[] = [];
  for (const state of OPEN) {
    const rows = await manager.find(TICKET, { where: { state }, order: OLDEST_FIRST, take });
    open.push(...rows.map(ticketFromRow));
  }
  const where = { state: 'rejected', coolingSince: Not(IsNull()) };
  const cooling = await manager.find(TICKET, { where, order: OLDEST_FIRST, take });
  return [...open, ...cooling.map(ticketFromRow)];
}

async function milestonesSince(manager: EntityManager, since: Instant): Promise<readonly Milestone[]> {
  return manager
    .createQueryBuilder(TICKET_EVENT, 'event')
    .innerJoin(TICKET.options.name, 'ticket', 'ticket.id = event.ticket')
    .select('event.type', 'type')
    .addSelect('event.at', 'at')
    .addSelect('ticket.received_at', 'receivedAt')
    .where({ at: MoreThanOrEqual(since), type: In([...MILESTONES]) })
    .orderBy('event.at', 'DESC')
    .limit(MILESTONES_AT_MOST)
    .getRawMany<Milestone>();
}

export interface WhichPage {
  readonly state: TicketState;
  readonly newestFirst: boolean;
  /** From 1; one behind the last gives the last. */
  readonly page: number;
  readonly size: number;
}

export interface PageOfTickets {
  readonly tickets: readonly Ticket[];
  readonly page: number;
  readonly pages: number;
  /** Tickets in the state altogether. */
  readonly many: number;
}

/** One page of the tickets of a state. */
export async function pageOfTickets(manager: EntityManager, which: WhichPage): Promise<PageOfTickets> {
  const { state, newestFirst, size } = which;
  const many = await manager.countBy(TICKET, { state });
  const pages = Math.max(1, Math.ceil(many / size));
  const page = Math.min(which.page, pages);
  const way = newestFirst ? ('DESC' as const) : ('ASC' as const);
  const order = { receivedAt: way, id: way };
  const rows = await manager.find(TICKET, { where: { state }, order, skip: (page - 1) * size, take: size });
  return { tickets: rows.map(ticketFromRow), page, pages, many };
}
