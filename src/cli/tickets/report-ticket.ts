/** `salvage-desk tickets report`: one page that accounts for a ticket, for whoever asks later. */
import { BAD_USAGE, FINE } from '../exit-codes.ts';
import { reportOf } from './report.ts';
import { reportPage, reportText } from './report-page.ts';
import { complain, type DeskOptions, withDesk } from './with-desk.ts';
import { writePrivate } from './write-private.ts';

/** As text to the standard output, or as a page to print into `out`. */
export function reportTicket(number: string, options: DeskOptions & { readonly out?: string }): Promise<number> {
  return withDesk(options, async ({ store, setting, clock }) => {
    const id = number.toUpperCase();
    const history = await store.ticketHistory(id);
    if (!history)
      return complain(BAD_USAGE, `${id}: there is no such ticket. \`salvage-desk tickets list\` shows all.`);
    const usedElsewhere = await store.rightsUsedElsewhere(history.ticket);
    const audit = await store.auditOf(id);
    const report = reportOf({ history, audit, usedElsewhere, now: clock() }, setting);
    writePrivate(options.out === undefined ? reportText(report) : reportPage(report), options.out);
    return FINE;
  });
}
