/** Given: an HTML part taken apart into its elements and its words. */
import { Parser } from 'htmlparser2';
import { htmlPart } from '../../src/letters/html/html-part.ts';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The elements it stands in, outermost first. */
  readonly within: readonly string[];
}

/** Every element, and the words between `<body>` and `</body>`. */
export function anatomy(html: string): { elements: Element[]; words: string } {
  const elements: Element[] = [];
  const open: string[] = [];
  let words = '';
  const parser = new Parser({
    onopentag(name, attributes) {
      elements.push({ name, attributes, within: [...open] });
      open.push(name);
    },
    ontext(text) {
      if (open.includes('body')) words += text;
    },
    onclosetag: () => open.pop(),
  });
  parser.end(html);
  return { elements, words };
}

/** Words alone: without white space, and without the signs that are headings, lists, rows and frames in the text. */
export const bare = (text: string) => text.replace(/[\s\u3000]|[■・|#：:―-]/g, '');

export const OURS = new Set(
  'html head meta title style body main div footer h2 p br span strong a ul li table tbody tr th td blockquote svg rect line'.split(
    ' ',
  ),
);
export const ATTRIBUTES = new Set([
  'lang',
  'charset',
  'name',
  'content',
  'class',
  'scope',
  'href',
  ...'role aria-label viewbox x y width height x1 y1 x2 y2'.split(' '),
]);

export const NO_LINKS: ReadonlySet<string> = new Set();
/** A whole letter in Japanese about nothing, with `text`. */
export const page = (text: string) => htmlPart('件名', [{ language: 'ja', text }], NO_LINKS);
