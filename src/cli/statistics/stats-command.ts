/** `salvage-desk stats`: how many applications there were, what came of them, and how long people waited. */
import { writeFileSync } from 'node:fs';
import { statisticsOf } from '../../domain/statistics.ts';
import { FINE } from '../exit-codes.ts';
import { type DeskOptions, print, withDesk } from '../tickets/with-desk.ts';
import { statisticsChart } from './statistics-chart.ts';
import { statisticsTable } from './statistics-table.ts';

/** Numbers hold no personal data, so the picture's file is like any other. */
export function statsCommand(
  options: DeskOptions & { readonly json?: boolean; readonly svg?: string },
): Promise<number> {
  return withDesk(options, async ({ store, setting }) => {
    const statistics = statisticsOf(await store.ticketFigures(), setting.desk.timeZone);
    if (options.svg !== undefined) writeFileSync(options.svg, statisticsChart(statistics));
    if (options.json) print(JSON.stringify(statistics, null, 2));
    else process.stdout.write(statisticsTable(statistics));
    return FINE;
  });
}
