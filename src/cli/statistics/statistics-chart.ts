/** Statistics as a picture: a bar for each month, divided by what came of the applications (SVG 1.1, no script). */
import type { Statistics } from '../../domain/statistics.ts';

/** Told apart also by people who do not tell red from green, and on paper by their order. */
const PARTS = [
  { key: 'approved', colour: '#1b6ca8' },
  { key: 'rejected', colour: '#d98a29' },
  { key: 'otherwise', colour: '#8a8a8a' },
  { key: 'open', colour: '#c9dbe8' },
] as const;

const BAR = 36;
const GAP = 24;
const LEFT = 48;
const TOP = 40;
const HEIGHT = 200;
const FOOT = 56;
const LEGEND = 110;

/** Months as bars from the first to the last that had applications; an empty desk is a picture without bars. */
export function statisticsChart({ by }: Statistics): string {
  const months = by.month;
  const most = Math.max(1, ...months.map(({ tickets }) => tickets));
  const width = Math.max(LEFT + months.length * (BAR + GAP) + GAP, LEFT + PARTS.length * LEGEND);
  const scale = (tickets: number) => (tickets / most) * HEIGHT;
  const round = (value: number) => Number(value.toFixed(1));
  const bars = months.flatMap((month, at) => {
    const x = LEFT + GAP + at * (BAR + GAP);
    let y = TOP + HEIGHT;
    const blocks = PARTS.flatMap(({ key, colour }) => {
      if (month[key] === 0) return [];
      y -= scale(month[key]);
      const title = `<title>${month.name} ${key}: ${month[key]}</title>`;
      return [
        `<rect x="${x}" y="${round(y)}" width="${BAR}" height="${round(scale(month[key]))}" fill="${colour}">${title}</rect>`,
      ];
    });
    const middle = x + BAR / 2;
    return [
      ...blocks,
      `<text x="${middle}" y="${round(y - 6)}" text-anchor="middle">${month.tickets}</text>`,
      `<text x="${middle}" y="${TOP + HEIGHT + 18}" text-anchor="middle">${month.name}</text>`,
    ];
  });
  const legend = PARTS.flatMap(({ key, colour }, at) => {
    const x = LEFT + at * LEGEND;
    const y = TOP + HEIGHT + FOOT - 14;
    return [
      `<rect x="${x}" y="${y - 10}" width="12" height="12" fill="${colour}"/>`,
      `<text x="${x + 18}" y="${y}">${key}</text>`,
    ];
  });
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${TOP + HEIGHT + FOOT}" font-family="sans-serif" font-size="12" role="img">`,
    '<title>Applications by month, and what came of them</title>',
    `<text x="${LEFT}" y="18" font-size="14">Applications by month</text>`,
    `<line x1="${LEFT}" y1="${TOP + HEIGHT}" x2="${width}" y2="${TOP + HEIGHT}" stroke="#444"/>`,
    ...bars,
    ...legend,
    '</svg>',
  ].join('\n')}\n`;
}
