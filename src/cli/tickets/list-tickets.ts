/** `salvage-desk tickets list`: a line for each ticket, the most urgent first, without personal data. */
import { shownIn } from '../desk-time.ts';
import { BAD_USAGE, FINE } from '../exit-codes.ts';
import { ticketJson } from '../ticket-json.ts';
import { type Choice, isChosen, mistakeIn } from './choose-tickets.ts';
import { inOrderOfUrgency } from './in-order-of-urgency.ts';
import { complain, type DeskOptions, print, withDesk } from './with-desk.ts';

/** With `json` as design §9 has it, personal data included. */
export function listTickets(options: DeskOptions & Choice & { readonly json?: boolean }): Promise<number> {
  return withDesk(options, async ({ store, setting }) => {
    const mistake = mistakeIn(options, setting);
    if (mistake !== null) return complain(BAD_USAGE, mistake);
    const chosen = (await store.tickets()).filter((ticket) => isChosen(ticket, options, setting));
    const tickets = inOrderOfUrgency(chosen, setting);
    if (options.json) {
      print(
        JSON.stringify(
          tickets.map(({ ticket }) => ticketJson(ticket)),
          null,
          2,
        ),
      );
      return FINE;
    }
    const { timeZone } = setting.desk;
    const local = shownIn(timeZone);
    for (const { ticket, by } of tickets) {
      const { id, state, route, receivedAt, application } = ticket;
      const due = by === null ? ' '.repeat('by 0000-00-00'.length) : `by ${by}`;
      print([id, state.padEnd(20), route.padEnd(6), local(receivedAt), due, application.services.join('+')].join('  '));
    }
    const times = tickets.length === 0 ? '' : `; times in ${timeZone}`;
    print(`${tickets.length} ${tickets.length === 1 ? 'ticket' : 'tickets'}${times}`);
    return FINE;
  });
}
