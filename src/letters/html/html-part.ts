/** The HTML part of a letter, made from the same text: everything escaped, nothing loaded, and no link that acts. */
import { SEPARATOR } from '../../notifications/separator.ts';
import { barChart, barsOf } from './bar-chart.ts';
import { type Block, letterBlocks, type Row } from './letter-blocks.ts';
import { escaped, foreignLine, itemLine, ownLine, type Surroundings } from './line-markup.ts';
import { STYLE_SHEET } from './style-sheet.ts';

export interface LetterVersion {
  readonly language: string;
  /** Before it is wrapped. */
  readonly text: string;
}

/** With the frame of the text: some programs quote without a sign, and a bare line of theirs might read as a command. */
function quotation(lines: readonly string[], language: string): string {
  return `<blockquote>${lines.map((line) => `| ${foreignLine(line, language)}`).join('<br>\n')}</blockquote>`;
}

function row({ label, value, quoted }: Row, language: string): string {
  const words = quoted.length === 0 ? '' : quotation(quoted, language);
  return `<tr><th scope="row">${escaped(label)}</th><td>${foreignLine(value, language)}${words}</td></tr>`;
}

/** `heading`: what stands above the block. */
function htmlOf(block: Block, around: Surroundings, heading: string): string {
  const { language } = around;
  const broken = (lines: readonly string[]) => lines.map((line) => ownLine(line, around)).join('<br>\n');
  switch (block.kind) {
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'paragraph':
      return `<p>${broken(block.lines)}</p>`;
    case 'quotation':
      return quotation(block.lines, language);
    case 'answers':
      return `<p class="answers">${block.lines.map(escaped).join('<br>\n')}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${item.map((line, at) => itemLine(line, at === 0, around)).join('<br>\n')}</li>`).join('\n')}\n</ul>`;
    case 'checks':
      return `<ul class="checks">\n${block.items
        .map(({ mark, text }) => `<li><strong>${escaped(mark)}</strong> ${ownLine(text, around)}</li>`)
        .join('\n')}\n</ul>`;
    case 'table': {
      const counts = barsOf(block.rows);
      const drawn = counts ? `${barChart(counts, heading)}\n` : '';
      return `${drawn}<table>\n<tbody>\n${block.rows.map((one) => row(one, language)).join('\n')}\n</tbody>\n</table>`;
    }
    default:
      return block satisfies never;
  }
}

function headingAbove(blocks: readonly Block[], at: number): string {
  const heading = blocks.slice(0, at).findLast(({ kind }) => kind === 'heading');
  return heading?.kind === 'heading' ? heading.text : '';
}

/** One language of a letter, in an element that says which. */
function version({ language, text }: LetterVersion, links: ReadonlySet<string>): string {
  const { body, foot } = letterBlocks(text);
  const all = (blocks: readonly Block[]) =>
    blocks.map((block, at) => htmlOf(block, { links, language }, headingAbove(blocks, at))).join('\n');
  const [shown, closing] = [all(body), all(foot)];
  return `<div lang="${escaped(language)}">\n${shown}${closing === '' ? '' : `\n<footer>\n${closing}\n</footer>`}\n</div>`;
}

/** What stands between `<body>` and `</body>`; first the line that replies are cut at, as in the text. */
export function letterHtml(versions: readonly LetterVersion[], links: ReadonlySet<string>): string {
  const all = versions.map((one) => version(one, links)).join('\n');
  return `<main>\n<p class="above">${escaped(SEPARATOR)}</p>\n${all}\n</main>`;
}

/** The whole document, as it is sent. */
export function htmlPart(subject: string, versions: readonly LetterVersion[], links: ReadonlySet<string>): string {
  return `<!DOCTYPE html>
<html lang="${escaped(versions[0]?.language ?? 'ja')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(subject)}</title>
<style>
${STYLE_SHEET}
</style>
</head>
<body>
${letterHtml(versions, links)}
</body>
</html>
`;
}
