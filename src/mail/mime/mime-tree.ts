/** The parts of a mail as a tree, cut strictly and under limits (RFC 2046 §5.1); nothing in it is decoded. */

import { headerValue } from '../header/header.ts';
import { scanHeader } from '../header/header-scanner.ts';
import type { HeaderField, Misreading, MisreadingWord } from '../incoming-mail.ts';
import { readTypedValue, type TypedValue } from './content-type.ts';
import { cutAtBoundary } from './multipart.ts';

export interface MimePart {
  /** `text/plain` when nothing else was said (RFC 2045 §5.2), `application/octet-stream` when it was unreadable. */
  readonly type: string;
  readonly contentType: TypedValue | null;
  readonly disposition: TypedValue | null;
  readonly transferEncoding: string | null;
  /** Encoded. */
  readonly body: Uint8Array;
  /** Empty for everything but multiparts. */
  readonly children: readonly MimePart[];
  /** False when it can be cut or read in more than one way; no command is taken from it or from anything in it. */
  readonly sound: boolean;
}

export type MimeTree = { readonly root: MimePart } | { readonly misread: Misreading };

export const MOST_PARTS = 100;
export const DEEPEST = 10;
/** Parts that hold a whole mail with parts of its own (RFC 2046 §5.2.1, RFC 6532 §3.7). */
const ENCLOSING = ['message/rfc822', 'message/global'];

interface Growing {
  parts: number;
  misread: Misreading | null;
}

/** The tree of `body` under the mail's own `header`. */
export function mimeTree(header: readonly HeaderField[], body: Uint8Array): MimeTree {
  const growing: Growing = { parts: 0, misread: null };
  const root = partOf(header, body, { depth: 1, boundaries: [] }, growing);
  return growing.misread ? { misread: growing.misread } : { root };
}

interface Place {
  readonly depth: number;
  /** Of the parts this one stands in. */
  readonly boundaries: readonly string[];
}

function stop(growing: Growing, word: MisreadingWord, seen: string): readonly MimePart[] {
  growing.misread ??= { word, seen };
  return [];
}

function partOf(header: readonly HeaderField[], body: Uint8Array, place: Place, growing: Growing): MimePart {
  growing.parts += 1;
  if (growing.parts > MOST_PARTS) stop(growing, 'mime.parts', `more than ${MOST_PARTS} parts`);
  const said = headerValue(header, 'content-type');
  const contentType = said === null ? null : readTypedValue(said);
  const disposition = headerValue(header, 'content-disposition');
  const type = said === null ? 'text/plain' : (contentType?.type ?? '');
  const part = {
    type: type === 'text' ? 'text/plain' : type.includes('/') ? type : 'application/octet-stream',
    contentType,
    disposition: disposition === null ? null : readTypedValue(disposition),
    transferEncoding: headerValue(header, 'content-transfer-encoding'),
    body,
    children: [],
    sound: said === null || (contentType?.sound ?? false),
  };
  if (ENCLOSING.includes(part.type)) plumbDepth(body, place, growing);
  return part.type.startsWith('multipart/') && !growing.misread ? multipart(part, place, growing) : part;
}

/**
 * Looks how deep the mails go that are enclosed in each other (threat P03). They are no parts of this mail and are not
 * counted as such; what else is wrong with them is nobody's trouble before somebody reads them.
 */
function plumbDepth(body: Uint8Array, { depth }: Place, growing: Growing): void {
  if (growing.misread) return;
  if (depth >= DEEPEST) {
    stop(growing, 'mime.depth', `deeper than ${DEEPEST} parts`);
    return;
  }
  const scanned = scanHeader(body);
  if ('misread' in scanned) return;
  const within: Growing = { parts: 0, misread: null };
  partOf(scanned.header, body.subarray(scanned.bodyAt), { depth: depth + 1, boundaries: [] }, within);
  if (within.misread?.word === 'mime.depth') growing.misread = within.misread;
}

function multipart(part: MimePart, place: Place, growing: Growing): MimePart {
  const boundary = part.contentType?.parameters.get('boundary') ?? '';
  const broken = (seen: string) => ({ ...part, children: stop(growing, 'mime.syntax', seen) });
  if (!/^[ -~]{1,200}$/.test(boundary)) return broken('multipart without a boundary');
  if (place.boundaries.includes(boundary)) return broken('boundary of an outer part');
  if (place.depth >= DEEPEST) return { ...part, children: stop(growing, 'mime.depth', `deeper than ${DEEPEST} parts`) };

  const boundaries = [...place.boundaries, boundary];
  const cut = cutAtBoundary(part.body, boundary, MOST_PARTS - growing.parts + 1);
  if (cut.pieces.length === 0) return broken('boundary that stands nowhere');
  const children: MimePart[] = [];
  for (const piece of cut.pieces) {
    if (growing.misread) break;
    children.push(pieceOf(piece, { depth: place.depth + 1, boundaries }, growing));
  }
  const inner = new Set(children.flatMap(boundariesWithin).flatMap((known) => [known, `${known}--`]));
  return { ...part, children, sound: part.sound && cut.sound && cut.alike.every((line) => inner.has(line)) };
}

function boundariesWithin(part: MimePart): readonly string[] {
  if (part.children.length === 0) return [];
  return [part.contentType?.parameters.get('boundary') ?? '', ...part.children.flatMap(boundariesWithin)];
}

/** A part with a header of its own; one whose header cannot be read is a text that carries no command. */
function pieceOf(piece: Uint8Array, place: Place, growing: Growing): MimePart {
  const scanned = scanHeader(piece);
  if ('misread' in scanned) return { ...partOf([], piece, place, growing), sound: false };
  return partOf(scanned.header, piece.subarray(scanned.bodyAt), place, growing);
}
