/** What is here of a mail that is larger than the desk fetches: its header, the text a person would read, and how large the rest is. */

import { scanHeader } from './header/header-scanner.ts';
import type { HeaderField, Misreading, PartSummary } from './incoming-mail.ts';
import { type MimeTree, mimeTree } from './mime/mime-tree.ts';

/** Goes with the bytes of such a mail: the header as it came, and behind it the encoded text of one part. */
export interface Oversize {
  /** Of the whole mail. */
  readonly bytes: number;
  /** Null when no text could be fetched: then there is only the header. */
  readonly text: TextPart | null;
  /** The parts that were not fetched, in the order in which they stand. */
  readonly others: readonly PartSummary[];
}

export interface TextPart {
  /** The MIME header of its part; null when the mail is not cut into parts, and the mail's own header says how it is written. */
  readonly header: Uint8Array | null;
  /** Whether it stands where commands may stand (design §5). */
  readonly speaks: boolean;
}

const NO_TEXT: Misreading = { word: 'mime.syntax', seen: 'the part that was fetched as text is none' };

/**
 * The tree of a mail of which only this text is here: one leaf. The mail server cut the mail into parts, and its word is not
 * taken for what the part is: a part whose own header says something else than text is not read.
 */
export function textTree(
  header: readonly HeaderField[],
  body: Uint8Array,
  { header: own, speaks }: TextPart,
): MimeTree {
  const scanned = own === null ? { header } : scanHeader(own);
  if ('misread' in scanned) return { misread: NO_TEXT };
  const tree = mimeTree(scanned.header, body);
  if ('misread' in tree) return tree;
  const { root } = tree;
  if (root.type !== 'text/plain' && root.type !== 'text/html') return { misread: NO_TEXT };
  return { root: { ...root, sound: root.sound && speaks } };
}
