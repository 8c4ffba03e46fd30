/** The text a person would read in a mail: for fields, for people, and never for commands. */
import { unflow } from '../../mail/mime/flowed-text.ts';
import { capped, lineEnds, readingLeaves } from '../../mail/mime/leaves.ts';
import type { MimePart } from '../../mail/mime/mime-tree.ts';
import { transferDecoded } from '../../mail/mime/transfer-decoding.ts';
import { readableText } from './charset-repair.ts';
import { htmlLines } from './html-lines.ts';

export interface ReadText {
  /** With `\n` line ends; empty when the mail has no text. */
  readonly text: string;
  /** Where it was found. */
  readonly leaf: MimePart | null;
}

/** Bytes of one leaf that are looked at; the rest of a text that long is no request. */
const MOST_BYTES = 2_000_000;

/** The plain text, else the HTML as lines and cells; a leaf with nothing in it is passed over. */
export function readText(root: MimePart): ReadText {
  const [first = null, ...others] = readingLeaves(root);
  for (const leaf of first ? [first, ...others] : []) {
    const text = leafText(leaf);
    if (text.trim() !== '') return { text, leaf };
  }
  return { text: '', leaf: first };
}

function leafText(leaf: MimePart): string {
  const { bytes } = transferDecoded(leaf.body.subarray(0, MOST_BYTES), leaf.transferEncoding);
  const parameters = leaf.contentType?.parameters;
  // PostgreSQL keeps no NUL in a text, and no person writes one.
  const decoded = lineEnds(readableText(bytes, parameters?.get('charset') ?? null)).replaceAll('\u0000', '\ufffd');
  if (leaf.type === 'text/html') return capped(htmlLines(decoded));
  const flowed = parameters?.get('format')?.toLowerCase() === 'flowed';
  return capped(flowed ? unflow(decoded, parameters?.get('delsp')?.toLowerCase() === 'yes') : decoded);
}
