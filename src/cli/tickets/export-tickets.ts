/** `salvage-desk tickets export`: all tickets as a table for spreadsheet programs, or as JSON. */
import { isSensitive } from '../../domain/application/sensitive.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { BAD_USAGE, FINE } from '../exit-codes.ts';
import { ticketJson } from '../ticket-json.ts';
import { type Choice, isChosen, mistakeIn } from './choose-tickets.ts';
import { csvFile } from './csv.ts';
import { complain, type DeskOptions, withDesk } from './with-desk.ts';
import { writePrivate } from './write-private.ts';

export interface ExportOptions extends DeskOptions, Choice {
  readonly csv?: boolean;
  readonly json?: boolean;
  readonly out?: string;
  /** With those that are for deciders alone. */
  readonly sensitive?: boolean;
}

/** One ticket as flat values, in the order of the columns. */
function exported(ticket: Ticket) {
  const { id, route, state, language, applicant, services, reason, identityAttested, warnings } = ticketJson(ticket);
  const { receivedAt, revokedOn, decision, window, erasedAt } = ticket;
  return {
    ...{ id, receivedAt, route, state, language, ...applicant, services, reason, identityAttested, revokedOn },
    ...{ decision: decision?.outcome ?? null, decisionReason: decision?.reason ?? null },
    ...{ decidedBy: decision?.by || null, decidedAt: decision?.at ?? null, releasedAt: decision?.releasedAt ?? null },
    ...{ accessFrom: window?.opensAt ?? null, accessUntil: window?.closesAt ?? null },
    ...{ warnings, erasedAt: erasedAt ?? null },
  };
}

function asText(value: unknown): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** Oldest first; the columns of a desk without tickets are none. */
function asCsv(tickets: readonly ReturnType<typeof exported>[]): string {
  const [first] = tickets;
  const columns = first ? Object.keys(first) : [];
  return csvFile([columns, ...tickets.map((ticket) => Object.values(ticket).map(asText))]);
}

export function exportTickets(options: ExportOptions): Promise<number> {
  return withDesk(options, async ({ store, setting }) => {
    if (options.csv === options.json) return complain(BAD_USAGE, 'Give either --csv or --json.');
    const mistake = mistakeIn(options, setting);
    if (mistake !== null) return complain(BAD_USAGE, mistake);
    const all = (await store.tickets()).filter((ticket) => isChosen(ticket, options, setting));
    const chosen = all.filter((ticket) => options.sensitive || !isSensitive(ticket, setting)).map(exported);
    const left = all.length - chosen.length;
    // A table is passed on: what is for deciders alone is in it only when it is asked for.
    if (left > 0) process.stderr.write(`Left out because they are sensitive: ${left}. --sensitive exports them too.\n`);
    writePrivate(options.csv ? asCsv(chosen) : `${JSON.stringify(chosen, null, 2)}\n`, options.out);
    return FINE;
  });
}
