/** The board's first page: what is to be done, what waits for others, who has access, what went wrong, and the last weeks. */
import { html } from 'hono/html';
import { byUrgency } from '../../domain/limits/urgency.ts';
import { hasEnded, TICKET_STATES, type Ticket, type TicketState } from '../../domain/ticket.ts';
import { OPEN_STATES } from '../../store/entities/outbox.ts';
import type { Overview, OverviewBounds } from '../../store/figures/overview.ts';
import { linkTo, type PageContext } from '../page-context.ts';
import { milestonesFrom } from '../weeks.ts';
import { frame, type Markup } from './frame.ts';
import { lettersTable } from './letters-table.ts';
import { mailCounts } from './mail-counts.ts';
import { table } from './table.ts';
import { isLate, type ListedTicket, ticketColumns } from './ticket-columns.ts';
import { weekCharts } from './week-charts.ts';

/** Of each state so many, which is what a person may read through. */
const TICKETS_OF_A_STATE = 40;
const LETTERS = 20;

export function boundsOf({ now, setting }: Pick<PageContext, 'now' | 'setting'>): OverviewBounds {
  const since = milestonesFrom(now, setting.desk.timeZone);
  return { since, ticketsOfAState: TICKETS_OF_A_STATE, letters: LETTERS };
}

interface Tile {
  readonly name: string;
  readonly many: number;
  readonly anchor: string;
  readonly note?: string | undefined;
  /** There should be none. */
  readonly wrong?: boolean;
}

function tiles(all: readonly Tile[], title: string): Markup {
  return html`<section aria-label="${title}"><ul class="tiles">${all.map(
    ({ name, many, anchor, note, wrong }) =>
      html`<li><a href="#${anchor}"${wrong && many > 0 ? html` class="wrong"` : ''}><b>${String(many)}</b> <span>${name}</span>${note ? html` <em>${note}</em>` : ''}</a></li>`,
  )}</ul></section>`;
}

function part(id: string, { title, none }: { title: string; none: string }, content: Markup | null): Markup {
  return html`<section id="${id}"><h2>${title}</h2>
${content ?? html`<p class="nothing">${none}</p>`}</section>`;
}

function byClosing(one: Ticket, other: Ticket): number {
  const key = ({ endedAt, window }: Ticket) => `${endedAt === undefined ? 1 : 0}${window?.closesAt ?? ''}`;
  return key(one).localeCompare(key(other));
}

function stateLinks(overview: Overview, context: PageContext): Markup {
  const { words } = context;
  const link = (state: TicketState) =>
    html`<li><a href="${linkTo(context, 'tickets', { state })}">${words.staffStates[state]}</a> <b>${String(overview.tickets[state])}</b></li>`;
  const some = TICKET_STATES.filter((state) => overview.tickets[state] > 0);
  const ended = (state: TicketState) => state === 'rejected' || hasEnded({ state, decision: null });
  const list = (title: string, states: readonly TicketState[]) =>
    states.length === 0 ? '' : html`<h3>${title}</h3><ul class="states">${states.map(link)}</ul>`;
  return html`${list(
    words.states.open,
    some.filter((state) => !ended(state)),
  )}${list(words.states.ended, some.filter(ended))}`;
}

export function overviewPage(overview: Overview, context: PageContext): Markup {
  const { words, setting } = context;
  const { tickets, open, tally, letters } = overview;
  const urgent: readonly ListedTicket[] = byUrgency(open, setting);
  const forStaff = urgent.filter(({ urgency }) => urgency?.forStaff);
  const forOthers = urgent.filter(({ urgency }) => !urgency?.forStaff && urgency?.step !== 'await-end');
  const windows = open.filter(({ state }) => state === 'access-open').toSorted(byClosing);
  const late = forStaff.filter(({ urgency }) => isLate(urgency, context)).length;
  const unsent = [...OPEN_STATES, 'held'].reduce((sum, state) => sum + (tally.letters[state] ?? 0), 0);
  const columns = ticketColumns(context);
  const { number, who, next, age, lastDay, services, route, until, granted } = columns;
  const ofState = (state: TicketState) => open.filter((ticket) => ticket.state === state).length;
  /** Those of the states that are not among the oldest are to be done too. */
  const more = (...states: readonly TicketState[]) =>
    states.reduce((sum, state) => sum + Math.max(0, tickets[state] - ofState(state)), 0);
  const moreForStaff = more('awaiting-decision', 'awaiting-provision', 'on-hold');
  const moreForOthers = more('awaiting-information', 'awaiting-office', 'approved');
  const note = (cut: number) => (cut > 0 ? html`<p class="cut">${words.oldestOnly(TICKETS_OF_A_STATE)}</p>` : '');
  const ticketTable = (title: string, rows: readonly ListedTicket[], cut: number) =>
    rows.length === 0
      ? null
      : html`${table(title, [number, who, next, age, lastDay, services, route], rows)}${note(cut)}`;

  const main = html`${tiles(
    [
      {
        name: words.glance.forStaff,
        many: forStaff.length + moreForStaff,
        anchor: 'for-staff',
        note: late > 0 ? words.glance.late(late) : undefined,
      },
      { name: words.glance.forOthers, many: forOthers.length + moreForOthers, anchor: 'for-others' },
      { name: words.glance.windows, many: tickets['access-open'], anchor: 'windows' },
      { name: words.glance.unsent, many: unsent, anchor: 'letters' },
      { name: words.glance.failed, many: overview.undeliverable, anchor: 'letters', wrong: true },
      { name: words.glance.quarantined, many: tally.quarantined, anchor: 'mails', wrong: true },
    ],
    words.glance.title,
  )}
${part('for-staff', words.forStaff, ticketTable(words.forStaff.title, forStaff, moreForStaff))}
${part('for-others', words.forOthers, ticketTable(words.forOthers.title, forOthers, moreForOthers))}
${part(
  'windows',
  words.windows,
  windows.length === 0
    ? null
    : html`${table(
        words.windows.title,
        [number, who, until, granted],
        windows.map((ticket) => ({ ticket, urgency: null })),
      )}${note(more('access-open'))}`,
)}
${part('letters', words.letters, letters.length === 0 ? null : lettersTable(letters, context))}
${part('mails', words.mails, mailCounts(overview, context))}
${part('weeks', words.weeks, weekCharts(overview.milestones, context))}
<section id="states"><h2>${words.states.title}</h2>${stateLinks(overview, context)}</section>`;
  return frame({ title: words.title, heading: words.title, path: '', main, isOverview: true }, context);
}
