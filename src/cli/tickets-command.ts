/** `salvage-desk tickets list|show`: what the store holds, for the operator. */
import { loadConfig } from '../config/file.ts';
import { byUrgency } from '../domain/limits/urgency.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Desk } from '../journey.ts';
import { openDesk } from '../wiring.ts';
import { decisionLines } from './decision-lines.ts';
import { BAD_USAGE, FINE } from './exit-codes.ts';
import { ticketJson } from './ticket-json.ts';

interface Options {
  readonly config: string;
  readonly json?: boolean;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function withDesk<T>(options: Options, look: (desk: Desk) => Promise<T>): Promise<T> {
  const desk = await openDesk(loadConfig(options.config));
  try {
    return await look(desk);
  } finally {
    await desk.store.close();
  }
}

export function listTickets(options: Options & { readonly state?: string }): Promise<number> {
  return withDesk(options, async ({ store, setting }) => {
    const all = await store.tickets();
    const tickets = options.state === undefined ? all : all.filter((ticket) => ticket.state === options.state);
    if (options.json) {
      print(JSON.stringify(tickets.map(ticketJson), null, 2));
      return FINE;
    }
    const urgent = byUrgency(tickets, setting);
    const by = new Map(urgent.map(({ ticket, urgency }) => [ticket.id, urgency.by]));
    // What is to be done first stands first; what has ended follows in the order it came.
    const ended = tickets.filter(({ id }) => !by.has(id));
    for (const { id, state, route, receivedAt, application } of [...urgent.map(({ ticket }) => ticket), ...ended]) {
      const due = by.has(id) ? `by ${by.get(id)}` : ' '.repeat('by 0000-00-00'.length);
      print([id, state.padEnd(20), route.padEnd(6), receivedAt, due, application.services.join('+')].join('  '));
    }
    print(`${tickets.length} ${tickets.length === 1 ? 'ticket' : 'tickets'}`);
    return FINE;
  });
}

/** Who looks after it, what waits, and what people have written about it. */
function fileLines({ taker, question, notes = [] }: Ticket): readonly string[] {
  return [
    ...(taker === undefined ? [] : [`taken by: ${taker}`]),
    ...(question ? [`question open since ${question.at}`] : []),
    ...notes.map(
      ({ purpose, by, at, text }) => `${purpose} ${at} ${by ?? 'applicant'}: ${text.split('\n').join(' / ')}`,
    ),
  ];
}

export function showTicket(id: string, options: Options): Promise<number> {
  return withDesk(options, async ({ store }) => {
    const found = await store.ticketHistory(id.toUpperCase());
    if (!found) {
      process.stderr.write(`${id}: there is no such ticket. \`salvage-desk tickets list\` shows all.\n`);
      return BAD_USAGE;
    }
    const { ticket, events, letters, mails } = found;
    if (options.json) {
      const { revision, revokedOn, student, votes = [], decision, window } = ticket;
      const { taker = null, question = null, notes = [] } = ticket;
      print(
        JSON.stringify(
          {
            ...ticketJson(ticket),
            ...{ revision, revokedOn, student, votes, decision, window, taker, question, notes },
            ...{ events, letters, mails },
          },
          null,
          2,
        ),
      );
      return FINE;
    }
    print(
      `${ticket.id}  ${ticket.state}  ${ticket.route} route, revision ${ticket.revision}, received ${ticket.receivedAt}`,
    );
    for (const [field, value] of Object.entries(ticket.application.values)) print(`  ${field}: ${value}`);
    print(`  services: ${ticket.application.services.join(', ')}`);
    if (ticket.application.missing.length > 0) print(`  missing: ${ticket.application.missing.join(', ')}`);
    if (ticket.application.warnings.length > 0) print(`  warnings: ${ticket.application.warnings.join(', ')}`);
    print(`  revoked on: ${ticket.revokedOn ?? 'not looked up'}`);
    for (const line of decisionLines(ticket)) print(`  ${line}`);
    if (ticket.window) print(`  access: ${ticket.window.opensAt} to ${ticket.window.closesAt}`);
    for (const line of fileLines(ticket)) print(`  ${line}`);
    print('Events');
    for (const { at, event } of events) print(`  ${at}  ${event.type}`);
    print('Mails');
    for (const mail of mails)
      print(`  ${mail.receivedAt}  ${mail.kind ?? 'unread'}  ${mail.verdict}  evidence ${mail.evidence}`);
    print('Letters');
    for (const letter of letters)
      print(`  ${letter.createdAt}  ${letter.template} to ${letter.recipient}  ${letter.state}`);
    return FINE;
  });
}
