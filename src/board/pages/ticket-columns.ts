/** The columns in which tickets are listed: each says one thing about a ticket. */
import { html } from 'hono/html';
import type { Urgency } from '../../domain/limits/urgency.ts';
import { lastEligibleDay } from '../../domain/rules/eligibility.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { dateIn, daysBetween } from '../../domain/time.ts';
import { staffState } from '../../notifications/standing.ts';
import { applicantOf } from '../masking.ts';
import { linkTo, type PageContext } from '../page-context.ts';
import { dayMark, daysSince, timeMark, todayOf } from '../times.ts';
import type { Column } from './table.ts';

export interface ListedTicket {
  readonly ticket: Ticket;
  /** Null when nothing is left to be done. */
  readonly urgency: Urgency | null;
}

export type TicketColumn = Column<ListedTicket>;

export function statePill(ticket: Ticket, { words }: PageContext) {
  const state = staffState(ticket);
  return html`<span class="state ${state}">${words.staffStates[state]}</span>`;
}

export function servicesOf(services: readonly string[], { setting, language }: PageContext): string {
  const names = services.map((id) => setting.procedure.services[id]?.name[language] ?? id);
  return names.join(language === 'ja' ? '、' : ', ');
}

/** Whether what is to be done should have been done before today. */
export function isLate(urgency: Urgency | null, context: PageContext): boolean {
  return urgency?.forStaff === true && urgency.by < todayOf(context);
}

/** All columns of a ticket, for a table to choose from. */
export function ticketColumns(context: PageContext) {
  const { words, explain, setting, showNames } = context;
  const number: TicketColumn = {
    name: words.columns.ticket,
    heads: true,
    cell: ({ ticket: { id } }) => html`<a href="${linkTo(context, `tickets/${id}`)}">${id}</a>`,
  };
  const who: TicketColumn = {
    name: words.columns.who,
    ...(showNames ? {} : { short: true }),
    cell: ({ ticket }) => applicantOf(ticket, context),
  };
  const next: TicketColumn = {
    name: words.columns.next,
    cell({ urgency }) {
      if (urgency === null) return '';
      const late = isLate(urgency, context);
      const said = explain('steps', urgency.step, { by: urgency.by, late });
      return late ? html`<strong class="late">${said}</strong>` : said;
    },
  };
  const age: TicketColumn = {
    name: words.columns.age,
    numeric: true,
    cell({ ticket }) {
      const days = daysSince(ticket.receivedAt, context);
      return days <= 0 ? words.today : words.days(days);
    },
  };
  const lastDay: TicketColumn = {
    name: words.columns.lastDay,
    cell({ ticket }) {
      const day = lastEligibleDay(ticket, setting);
      if (day === null)
        return setting.procedure.rules.eligibleDays === null ? '' : html`<span class="nothing">${words.unknown}</span>`;
      const left = daysBetween(todayOf(context), day);
      return html`${dayMark(day, context)} <span class="left${left <= 14 ? ' near' : ''}">${words.daysLeft(left)}</span>`;
    },
  };
  const services: TicketColumn = {
    name: words.columns.services,
    cell: ({ ticket }) => servicesOf(ticket.application.services, context),
  };
  const route: TicketColumn = {
    name: words.columns.route,
    short: true,
    cell: ({ ticket }) => words.routes[ticket.route],
  };
  const received: TicketColumn = {
    name: words.columns.received,
    cell: ({ ticket }) => timeMark(ticket.receivedAt, context),
  };
  const state: TicketColumn = { name: words.columns.state, cell: ({ ticket }) => statePill(ticket, context) };
  const until: TicketColumn = {
    name: words.columns.until,
    cell({ ticket: { window, endedAt } }) {
      if (!window) return '';
      const { closesAt } = window;
      if (endedAt !== undefined)
        return html`${timeMark(closesAt, context)} <strong class="late">${words.toBeClosed(daysSince(endedAt, context))}</strong>`;
      const left = daysBetween(todayOf(context), dateIn(setting.desk.timeZone, closesAt));
      return html`${timeMark(closesAt, context)} <span class="left${left <= 2 ? ' near' : ''}">${words.daysLeft(left)}</span>`;
    },
  };
  const granted: TicketColumn = {
    name: words.columns.services,
    cell: ({ ticket }) => servicesOf(ticket.decision?.services.filter(Boolean) ?? [], context),
  };
  return { number, who, next, age, lastDay, services, route, received, state, until, granted };
}
