/** HTML as the lines and cells a person sees: for reading fields from, never for commands (threat M4). */
import { Parser } from 'htmlparser2';
import { htmlPage } from './html-page.ts';

const LONGEST_HTML = 1_000_000;
/** Deeper than any mail program nests; where it goes on, somebody wants the reader to sink (threat P07). */
const DEEPEST = 1000;
const CHUNK = 16_384;

const UNSEEN = new Set([
  'head',
  'script',
  'style',
  'title',
  'template',
  'noframes',
  'object',
  'svg',
  'math',
  'select',
  'textarea',
]);
const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);

/** Whether an element's own attributes take it out of sight. Rules of style sheets are not followed. */
function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  if (Object.hasOwn(attributes, 'hidden')) return true;
  const style = (Object.hasOwn(attributes, 'style') ? (attributes.style ?? '') : '').slice(0, 2000).toLowerCase();
  return /(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|mso-hide\s{0,9}:\s{0,9}all)/.test(style);
}

/** The visible text of `html`: a line for each block, cells divided by tabs, quoted blocks marked with `> `. Linear, and capped. */
export function htmlLines(html: string): string {
  const page = htmlPage();
  /** How many open elements hide what is in them. */
  let hidden = 0;
  const open: { readonly name: string; readonly hides: boolean }[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const hides = UNSEEN.has(name) || isHidden(attributes);
        open.push({ name, hides });
        if (hides) hidden += 1;
        if (hidden > 0) return;
        if (name === 'br') page.breakLine();
        else if (name === 'td' || name === 'th') page.openCell();
        else if (name === 'blockquote') page.openQuote();
        else if (BLOCKS.has(name)) page.block();
      },
      ontext(text) {
        if (hidden === 0) page.write(text);
      },
      onclosetag(name) {
        const last = open.pop();
        if (last?.hides) {
          hidden -= 1;
          return;
        }
        if (hidden > 0) return;
        if (name === 'td' || name === 'th') page.closeCell();
        else if (name === 'blockquote') page.closeQuote();
        else if (BLOCKS.has(name)) page.block();
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  const end = Math.min(html.length, LONGEST_HTML);
  for (let at = 0; at < end && !page.isFull() && open.length < DEEPEST; at += CHUNK)
    parser.write(html.slice(at, Math.min(at + CHUNK, end)));
  parser.end();
  return page.text();
}
