/** Which leaf of a mail a command may stand in, which one is read for fields, and what else there is. */
import { decodeStrictly } from './charset.ts';
import type { MimePart } from './mime-tree.ts';
import { transferDecoded } from './transfer-decoding.ts';

/** Multiparts whose first child is what the sender wrote (design §5). */
export const FIRST_CHILD_SPEAKS = ['multipart/mixed', 'multipart/related', 'multipart/alternative', 'multipart/signed'];

/** Texts are read this far; what stands below is quotation, or nobody's mail to a support desk (threat P07). */
const LONGEST_TEXT = 200_000;

function isAttached(part: MimePart): boolean {
  return part.disposition?.type === 'attachment';
}

/**
 * The leaf where commands may stand: text/plain, by first children only, in a tree that can be cut in one way only.
 * Null when there is none: a mail in HTML alone, a forwarded part or an attachment carries no command.
 */
export function commandLeaf(root: MimePart): MimePart | null {
  let part: MimePart | undefined = root;
  while (part?.sound) {
    if (part.type === 'text/plain') return isAttached(part) ? null : part;
    part = FIRST_CHILD_SPEAKS.includes(part.type) ? part.children[0] : undefined;
  }
  return null;
}

/** The command leaf's text with `\n` line ends, or null when its bytes are not exactly what they claim to be. */
export function commandText(root: MimePart): string | null {
  const leaf = commandLeaf(root);
  if (!leaf) return null;
  const { bytes, sound } = transferDecoded(leaf.body, leaf.transferEncoding);
  const text = sound ? decodeStrictly(bytes, leaf.contentType?.parameters.get('charset') ?? null) : null;
  return text === null || text.includes('\u0000') ? null : capped(lineEnds(text));
}

/** All leaves in the order they stand. */
export function leavesOf(part: MimePart): readonly MimePart[] {
  return part.children.length === 0 ? [part] : part.children.flatMap(leavesOf);
}

/** The leaves a person would read, best first: plain texts in the order they stand, then HTML. */
export function readingLeaves(root: MimePart): readonly MimePart[] {
  const texts = leavesOf(root).filter((part) => !isAttached(part));
  return ['text/plain', 'text/html'].flatMap((type) => texts.filter((part) => part.type === type));
}

/** `text` with `\n` for every CRLF and CR. */
export function lineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** The whole lines of `text` that fit. */
export function capped(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  const end = text.lastIndexOf('\n', LONGEST_TEXT);
  return text.slice(0, end > 0 ? end : LONGEST_TEXT);
}
