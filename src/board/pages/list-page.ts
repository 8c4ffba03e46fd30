/** The tickets of one state, page by page: open ones oldest first, those that have ended newest first. */
import { html } from 'hono/html';
import { urgencyOf } from '../../domain/limits/urgency.ts';
import { hasEnded, type TicketState } from '../../domain/ticket.ts';
import type { PageOfTickets } from '../../store/figures/overview.ts';
import { linkTo, type PageContext } from '../page-context.ts';
import { frame, type Markup } from './frame.ts';
import { table } from './table.ts';
import { ticketColumns } from './ticket-columns.ts';

export const TICKETS_A_PAGE = 50;

/** Whether those that came last are looked for first. */
export function isNewestFirst(state: TicketState): boolean {
  return state === 'rejected' || hasEnded({ state, decision: null });
}

export function listPage(
  state: TicketState,
  { tickets, page, pages, many }: PageOfTickets,
  context: PageContext,
): Markup {
  const { words, setting } = context;
  const { number, who, next, age, received, lastDay, services, route, state: pill } = ticketColumns(context);
  const rows = tickets.map((ticket) => ({ ticket, urgency: urgencyOf(ticket, setting) }));
  const columns = isNewestFirst(state)
    ? [number, pill, who, received, services, route]
    : [number, who, next, age, lastDay, services, route];
  const at = (to: number) => linkTo(context, 'tickets', { state, page: String(to) });
  const heading = words.staffStates[state];
  const main = html`<section>${rows.length === 0 ? '' : table(heading, columns, rows)}
<p class="pages">${words.page(page, pages, many)} ${page > 1 ? html`<a rel="prev" href="${at(page - 1)}">${words.earlier}</a>` : ''} ${page < pages ? html`<a rel="next" href="${at(page + 1)}">${words.later}</a>` : ''}</p></section>`;
  const query = { state, page: String(page) };
  return frame({ title: heading, heading, path: 'tickets', query, main }, context);
}
