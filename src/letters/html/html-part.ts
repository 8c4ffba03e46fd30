/** The HTML part of a letter, made from the same text: everything escaped, nothing loaded, and no link that acts. */
import { SEPARATOR } from '../../notifications/separator.ts';
import { type Block, letterBlocks, type Row } from './letter-blocks.ts';
import { STYLE_SHEET } from './style-sheet.ts';

export interface LetterVersion {
  readonly language: string;
  /** Before it is wrapped. */
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What no HTML document may hold (HTML Standard §13.1.2), and what hides or turns text round. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** `text` as words in HTML, whatever is in it. */
export function escaped(text: string): string {
  return text.replace(UNSEEN, '').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

/** Words in quotation marks are mostly to be typed, and stand out. */
const TYPED = /(「)([^「」]{1,20})(」)|(")([^"]{1,32})(")/gu;

/** One line of our own: links are those of the procedure and no others, so that no sender's text becomes one. */
function inline(text: string, links: ReadonlySet<string>): string {
  const address = text.trim();
  if (links.has(address)) return `<a href="${escaped(address)}">${escaped(address)}</a>`;
  let done = '';
  let at = 0;
  for (const { index, 0: whole } of text.matchAll(TYPED)) {
    const [open, close] = [whole.slice(0, 1), whole.slice(-1)];
    done += `${escaped(text.slice(at, index) + open)}<strong>${escaped(whole.slice(1, -1))}</strong>${escaped(close)}`;
    at = index + whole.length;
  }
  return done + escaped(text.slice(at));
}

function row({ label, value, quoted }: Row): string {
  const words = quoted.length === 0 ? '' : quotation(quoted);
  return `<tr><th scope="row">${escaped(label)}</th><td>${escaped(value)}${words}</td></tr>`;
}

function quotation(lines: readonly string[]): string {
  return `<blockquote>${lines.map(escaped).join('<br>\n')}</blockquote>`;
}

function htmlOf(block: Block, links: ReadonlySet<string>): string {
  const broken = (lines: readonly string[]) => lines.map((line) => inline(line, links)).join('<br>\n');
  switch (block.kind) {
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'paragraph':
      return `<p>${broken(block.lines)}</p>`;
    case 'quotation':
      return quotation(block.lines);
    case 'answers':
      return `<p class="answers">${block.lines.map(escaped).join('<br>\n')}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${broken(item)}</li>`).join('\n')}\n</ul>`;
    case 'checks':
      return `<ul class="checks">\n${block.items
        .map(({ mark, text }) => `<li><strong>${escaped(mark)}</strong> ${inline(text, links)}</li>`)
        .join('\n')}\n</ul>`;
    case 'table':
      return `<table>\n<tbody>\n${block.rows.map(row).join('\n')}\n</tbody>\n</table>`;
    default:
      return block satisfies never;
  }
}

/** One language of a letter, in an element that says which. */
function version({ language, text }: LetterVersion, links: ReadonlySet<string>): string {
  const { body, foot } = letterBlocks(text);
  const shown = body.map((block) => htmlOf(block, links)).join('\n');
  const closing = foot.map((block) => htmlOf(block, links)).join('\n');
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
