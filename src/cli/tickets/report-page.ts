/** A report as one page to print, or as plain text. */
import type { Report, Section } from './report.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What people typed stays text (HTML §13.1.2.6). */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const STYLE = `body { font: 10pt/1.4 sans-serif; margin: 2em auto; max-width: 52em; color: #111; }
h1 { font-size: 15pt; } h2 { font-size: 11pt; margin: 1.4em 0 .3em; border-bottom: 1px solid #888; }
table { border-collapse: collapse; } td { padding: .1em 1em .1em 0; vertical-align: top; white-space: pre-wrap; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } @page { size: A4; margin: 15mm; } }`;

function section({ heading, rows }: Section): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<td>${escaped(cell)}</td>`).join('');
  const table = `<table>\n${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}\n</table>`;
  return `<h2>${escaped(heading)}</h2>\n${rows.length === 0 ? '<p>None.</p>' : table}`;
}

/** Whole and by itself: no script, no picture, nothing fetched. */
export function reportPage({ title, sections }: Report): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${sections.map(section).join('\n')}
</body>
</html>
`;
}

/** Control characters of a terminal are not printed: what people typed could move its cursor. */
export function reportText({ title, sections }: Report): string {
  const rows = ({ rows: all }: Section) =>
    all.length === 0 ? ['  none'] : all.map((row) => `  ${row.filter(Boolean).join('  ')}`);
  const lines = [title, ...sections.flatMap((one) => ['', one.heading, ...rows(one)])];
  return `${lines.join('\n').replace(/[^\P{Cc}\n]/gu, ' ')}\n`;
}
