/** `salvage-desk tickets show`: everything the store holds about one ticket. */
import type { Ticket } from '../../domain/ticket.ts';
import { decisionLines } from '../decision-lines.ts';
import { type Shown, shownIn } from '../desk-time.ts';
import { BAD_USAGE, FINE } from '../exit-codes.ts';
import { ticketJson } from '../ticket-json.ts';
import { type DeskOptions, print, withDesk } from './with-desk.ts';

/** Who looks after it, what waits, and what people have written about it. */
function fileLines({ taker, question, notes = [] }: Ticket, local: Shown): readonly string[] {
  return [
    ...(taker === undefined ? [] : [`taken by: ${taker}`]),
    ...(question ? [`question open since ${local(question.at)}`] : []),
    ...notes.map(
      ({ purpose, by, at, text }) => `${purpose} ${local(at)} ${by ?? 'applicant'}: ${text.split('\n').join(' / ')}`,
    ),
  ];
}

export function showTicket(id: string, options: DeskOptions & { readonly json?: boolean }): Promise<number> {
  return withDesk(options, async ({ store, setting }) => {
    const { timeZone } = setting.desk;
    const local = shownIn(timeZone);
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
      `${ticket.id}  ${ticket.state}  ${ticket.route} route, revision ${ticket.revision}, received ${local(ticket.receivedAt)} (times in ${timeZone})`,
    );
    for (const [field, value] of Object.entries(ticket.application.values)) print(`  ${field}: ${value}`);
    print(`  services: ${ticket.application.services.join(', ')}`);
    if (ticket.application.missing.length > 0) print(`  missing: ${ticket.application.missing.join(', ')}`);
    if (ticket.application.warnings.length > 0) print(`  warnings: ${ticket.application.warnings.join(', ')}`);
    if (ticket.erasedAt !== undefined) print(`  personal data was erased at ${local(ticket.erasedAt)}`);
    print(`  revoked on: ${ticket.revokedOn ?? 'not looked up'}`);
    for (const line of decisionLines(ticket, local)) print(`  ${line}`);
    if (ticket.window) print(`  access: ${local(ticket.window.opensAt)} to ${local(ticket.window.closesAt)}`);
    for (const line of fileLines(ticket, local)) print(`  ${line}`);
    print('Events');
    for (const { at, event } of events) print(`  ${local(at)}  ${event.type}`);
    print('Mails');
    for (const mail of mails)
      print(`  ${local(mail.receivedAt)}  ${mail.kind ?? 'unread'}  ${mail.verdict}  evidence ${mail.evidence}`);
    print('Letters');
    for (const letter of letters)
      print(`  ${local(letter.createdAt)}  ${letter.template} to ${letter.recipient}  ${letter.state}`);
    return FINE;
  });
}
