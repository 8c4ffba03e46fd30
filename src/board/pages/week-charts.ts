/** Three charts of the last weeks, and their numbers as a table for whoever does not see bars. */
import { html } from 'hono/html';
import type { Milestone } from '../../store/figures/overview.ts';
import { type Chart, chart, shortNumber } from '../chart.ts';
import type { PageContext } from '../page-context.ts';
import { dayMark } from '../times.ts';
import { type Week, weeksOf } from '../weeks.ts';
import type { Markup } from './frame.ts';
import { table } from './table.ts';

/** Every other week is named, the last one always. */
function labelsOf(weeks: readonly Week[]): readonly string[] {
  return weeks.map(({ monday }, at) => {
    const [, month, day] = monday.split('-');
    return (weeks.length - 1 - at) % 2 === 0 ? `${Number(month)}/${Number(day)}` : '';
  });
}

/** Null when the weeks are empty. */
export function weekCharts(milestones: readonly Milestone[], context: PageContext): Markup | null {
  if (milestones.length === 0) return null;
  const { words, now, setting } = context;
  const { charts, columns } = words;
  const weeks = weeksOf(milestones, now, setting.desk.timeZone);
  const labels = labelsOf(weeks);
  const draw = (title: string, series: Chart['series']) => {
    const sums = weeks.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
    const gist = charts.summary(title, shortNumber(Math.min(...sums)), shortNumber(Math.max(...sums)));
    return chart({ title, gist, labels, series });
  };
  const shown = (hours: number | null) => (hours === null ? '' : shortNumber(hours));
  return html`<div class="charts">
${draw(charts.applications, [{ name: charts.applications, colour: 'one', values: weeks.map((week) => week.applications) }])}
${draw(charts.decisions, [
  { name: charts.approved, colour: 'one', values: weeks.map(({ approved }) => approved) },
  { name: charts.rejected, colour: 'two', values: weeks.map(({ rejected }) => rejected) },
])}
${draw(charts.hours, [{ name: charts.hours, colour: 'one', values: weeks.map(({ hours }) => hours) }])}
</div>
<details><summary>${charts.table}</summary>${table(
    charts.table,
    [
      { name: columns.week, heads: true, cell: ({ monday }) => dayMark(monday, context) },
      { name: charts.applications, numeric: true, cell: ({ applications }) => String(applications) },
      { name: charts.approved, numeric: true, cell: ({ approved }) => String(approved) },
      { name: charts.rejected, numeric: true, cell: ({ rejected }) => String(rejected) },
      { name: charts.hours, numeric: true, cell: ({ hours }) => shown(hours) },
    ],
    weeks,
  )}</details>`;
}
