/** The commands of `salvage-desk tickets` and their options. */
import type { Command } from 'commander';
import { exportTickets } from './export-tickets.ts';
import { listTickets } from './list-tickets.ts';
import { reportTicket } from './report-ticket.ts';
import { showTicket } from './show-ticket.ts';

/** Which tickets are meant; the same for a list and an export. */
function choosing(command: Command): Command {
  return command
    .option('--state <state>', 'only those in this state')
    .option('--service <service>', 'only those that ask for this service')
    .option('--route <route>', 'only those of this route: form or office')
    .option('--since <day>', 'only those received on this day or later, as 2026-04-01')
    .option('--until <day>', 'only those received on this day or earlier')
    .option('--open', 'only those whose life is not over');
}

/** Puts them under `desk`; `finish` is told the exit code of the one that ran. */
export function ticketCommands(
  desk: Command,
  config: readonly [string, string, string],
  finish: (code: number) => void,
): void {
  const tickets = desk.command('tickets').description('look at tickets');
  choosing(tickets.command('list'))
    .description('tickets, a line each, the most urgent first')
    .option(...config)
    .option('--json', 'print JSON, with personal data')
    .action(async (options) => finish(await listTickets(options)));
  tickets
    .command('show')
    .description('one ticket with its history, its letters and what its evidence rests on')
    .argument('<number>', 'ticket number')
    .option(...config)
    .option('--json', 'print JSON')
    .action(async (number, options) => finish(await showTicket(number, options)));
  tickets
    .command('report')
    .description(
      'one page to print that accounts for a ticket: evidence, rules, who decided what and why, letters, audit',
    )
    .argument('<number>', 'ticket number')
    .option(...config)
    .option('--out <file>', 'write an HTML page into this file (mode 0600); default: text to the standard output')
    .action(async (number, options) => finish(await reportTicket(number, options)));
  choosing(tickets.command('export'))
    .description('tickets with personal data, oldest first, for other programs')
    .option(...config)
    .option('--csv', 'as a table for spreadsheet programs; nothing in it becomes a formula')
    .option('--json', 'as JSON')
    .option('--sensitive', 'also those that are for deciders alone, because somebody on staff has a part in them')
    .option('--out <file>', 'write into this file (mode 0600); default: the standard output')
    .action(async (options) => finish(await exportTickets(options)));
}
