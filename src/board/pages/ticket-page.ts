/** The page of one ticket: what `tickets report` accounts for, without its audit rows, and masked as the whole board is. */
import { html } from 'hono/html';
import type { TicketEvent } from '../../domain/events.ts';
import { plainText } from '../../notifications/plain-line.ts';
import type { Store } from '../../store/store.ts';
import { personAt, recipientOf } from '../masking.ts';
import type { PageContext } from '../page-context.ts';
import { timeMark } from '../times.ts';
import { frame, type Markup } from './frame.ts';
import { letterName } from './letters-table.ts';
import { type Column, table } from './table.ts';
import { statePill } from './ticket-columns.ts';
import { whatWasAsked, whatWasChecked, whatWasDecided, whereItStands } from './ticket-facts.ts';

export type History = NonNullable<Awaited<ReturnType<Store['ticketHistory']>>>;

export interface TicketFile {
  readonly history: History;
  readonly usedElsewhere: readonly string[];
}

/** Nobody reads further down, and a ticket in trouble may have thousands. */
const ROWS_AT_MOST = 100;

/** The newest rows, in the order they came. */
function newest<Row>(title: string, columns: readonly Column<Row>[], rows: readonly Row[], context: PageContext) {
  if (rows.length === 0) return html`<p class="nothing">${context.words.ticket.none}</p>`;
  const shown = rows.slice(-ROWS_AT_MOST);
  const hidden = rows.length - shown.length;
  return html`${table(title, columns, shown)}${hidden > 0 ? html`<p class="cut">${context.words.ticket.cut(hidden)}</p>` : ''}`;
}

/** Fields by the procedure's names, where the event says which it was about. */
function fieldsIn(event: TicketEvent, { setting, language }: PageContext): string {
  const fields = 'fields' in event ? event.fields : 'field' in event ? [event.field] : [];
  const names = fields.map((id) => setting.procedure.fields[id]?.name[language]).filter((name) => name !== undefined);
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
}

function whoDid(event: TicketEvent, context: PageContext): string {
  if ('by' in event) return event.by ? personAt(event.by, context) : '';
  if ('from' in event) return context.words.roles[event.from];
  return '';
}

function eventsTable(events: History['events'], context: PageContext): Markup {
  const { words } = context;
  const columns: Column<History['events'][number]>[] = [
    { name: words.columns.time, cell: ({ at }) => timeMark(at, context) },
    {
      name: words.columns.event,
      heads: true,
      cell: ({ event }) => words.events[event.type] + fieldsIn(event, context),
    },
    { name: words.columns.by, cell: ({ event }) => whoDid(event, context) },
  ];
  return newest(words.ticket.events, columns, events, context);
}

function lettersTable(letters: History['letters'], context: PageContext): Markup {
  const { words } = context;
  const columns: Column<History['letters'][number]>[] = [
    { name: words.columns.since, cell: ({ createdAt }) => timeMark(createdAt, context) },
    { name: words.columns.letter, heads: true, cell: (letter) => letterName(letter, context) },
    { name: words.columns.to, cell: (letter) => recipientOf(letter, context) },
    {
      name: words.columns.state,
      cell: ({ state }) => html`<span class="state ${state}">${words.letterStates[state]}</span>`,
    },
    {
      name: words.columns.left,
      cell: ({ acceptedAt }) => (acceptedAt === null ? '' : timeMark(acceptedAt, context)),
    },
  ];
  return newest(words.ticket.letters, columns, letters, context);
}

function mailsTable(mails: History['mails'], context: PageContext): Markup {
  const { words } = context;
  const named = Object.entries(words.kinds);
  const columns: Column<History['mails'][number]>[] = [
    { name: words.columns.time, cell: ({ receivedAt }) => timeMark(receivedAt, context) },
    {
      name: words.columns.kind,
      heads: true,
      cell: ({ kind }) => named.find(([id]) => id === (kind ?? 'unread'))?.[1] ?? kind ?? '',
    },
    { name: words.columns.origin, cell: ({ evidence }) => html`<code>${evidence}</code>` },
  ];
  return newest(words.ticket.mails, columns, mails, context);
}

function notes({ ticket }: History, context: PageContext): Markup {
  const { words, showNames } = context;
  const all = ticket.notes ?? [];
  if (all.length === 0) return html`<p class="nothing">${words.ticket.notes.none}</p>`;
  return html`<ul class="notes">${all.slice(-ROWS_AT_MOST).map(({ purpose, by, at, text }) => {
    const who = by === null ? words.roles.applicant : personAt(by, context);
    const written = showNames ? plainText(text) : words.ticket.noteHidden([...text].length);
    return html`<li><b>${words.ticket.purposes[purpose]}</b> – ${who} – ${timeMark(at, context)}<p>${written}</p></li>`;
  })}</ul>`;
}

function part(title: string, content: Markup | null): Markup | string {
  return content === null
    ? ''
    : html`<section><h2>${title}</h2>
${content}</section>
`;
}

export function ticketPage({ history, usedElsewhere }: TicketFile, context: PageContext): Markup {
  const { words } = context;
  const { ticket, events, letters, mails } = history;
  const main = html`${part(words.ticket.facts, whereItStands(ticket, context))}
${part(words.ticket.asked, whatWasAsked(ticket, context))}
${part(words.ticket.checks, whatWasChecked(ticket, usedElsewhere, context))}
${part(words.ticket.decision, whatWasDecided(ticket, context))}
${part(words.ticket.notes.title, notes(history, context))}
${part(words.ticket.events, eventsTable(events, context))}
${part(words.ticket.letters, lettersTable(letters, context))}
${part(words.ticket.mails, mailsTable(mails, context))}
<p class="cut">${words.ticket.audit}</p>`;
  const heading = html`${ticket.id} ${statePill(ticket, context)}`;
  return frame({ title: ticket.id, heading, path: `tickets/${ticket.id}`, main }, context);
}
