/** Numbers by the week as bars: SVG without a script or a style of its own, coloured by the page's style sheet, with its gist as text. */
import { html, raw } from 'hono/html';

export interface Series {
  readonly name: string;
  /** Class that colours its bars; told apart by their order too. */
  readonly colour: 'one' | 'two';
  /** One a column; null: nothing was measured. */
  readonly values: readonly (number | null)[];
}

export interface Chart {
  readonly title: string;
  /** What somebody is told who does not see the bars. */
  readonly gist: string;
  /** Under the columns; empty ones are left out. */
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

const WIDTH = 360;
const HEIGHT = 150;
const TOP = 20;
const FOOT = 22;
const GAP = 6;

/** Short enough to stand above a bar. */
export function shortNumber(value: number): string {
  return value >= 10 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1);
}

function round(value: number): number {
  return Number(value.toFixed(1));
}

/** A figure; its bars are stacked in the order of the series, with the sum above. */
export function chart({ title, gist, labels, series }: Chart) {
  const sums = labels.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const most = Math.max(1, ...sums);
  const floor = HEIGHT - FOOT;
  const tall = (value: number) => (value / most) * (floor - TOP);
  const step = WIDTH / labels.length;
  const columns = labels.map((label, at) => {
    const x = round(at * step + GAP / 2);
    const middle = round(at * step + step / 2);
    let y = floor;
    const blocks = series.map(({ colour, values }) => {
      const height = tall(values[at] ?? 0);
      y -= height;
      return height === 0
        ? ''
        : html`<rect class="bar ${colour}" x="${x}" y="${round(y)}" width="${round(step - GAP)}" height="${round(height)}"/>`;
    });
    const sum = sums[at] ?? 0;
    return html`${blocks}${sum > 0 ? html`<text x="${middle}" y="${round(y - 5)}">${shortNumber(sum)}</text>` : ''}${label ? html`<text class="under" x="${middle}" y="${HEIGHT - 6}">${label}</text>` : ''}`;
  });
  return html`<figure class="chart">
<figcaption>${title}${series.length > 1 ? html` ${series.map(({ name, colour }) => html`<span class="key ${colour}">${name}</span>`)}` : ''}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${gist}">${raw(`<line x1="0" y1="${floor}" x2="${WIDTH}" y2="${floor}"/>`)}${columns}</svg>
</figure>`;
}
