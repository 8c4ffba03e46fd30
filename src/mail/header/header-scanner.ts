/**
 * The one reader of header lines that the desk believes: strict, on the raw bytes.
 *
 * Parsers disagree about malformed headers (which of two From lines counts, whether `From :` is one), and attacks on
 * the sender live in that disagreement (threats S09, S10, M1). So whatever is not plain RFC 5322 §2.2 is not read at all.
 */
import type { HeaderField, Misreading, MisreadingWord } from '../incoming-mail.ts';

export interface ScannedHeader {
  /** In the order they stand; values unfolded, one character per byte (ISO-8859-1), so that nothing is lost or guessed. */
  readonly header: readonly HeaderField[];
  /** Where the body begins. */
  readonly bodyAt: number;
}

export type ScanResult = ScannedHeader | { readonly misread: Misreading };

/** Fields that decide something and must not be there twice (RFC 5322 §3.6, RFC 2045 §3). */
const SINGLETONS = new Set([
  'from',
  'sender',
  'reply-to',
  'to',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'content-disposition',
]);

const LONGEST_HEADER = 256 * 1024;
const LONGEST_FIELD = 16 * 1024;
const MOST_FIELDS = 1000;

const NUL = 0x00;
const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const COLON = 0x3a;

const FIRST_NAME_BYTE = 0x21;
const LAST_NAME_BYTE = 0x7e;

interface Line {
  readonly from: number;
  /** Without the line end. */
  readonly to: number;
  readonly next: number;
  readonly end: 'crlf' | 'lf' | 'none';
}

function lineAt(raw: Uint8Array, from: number): Line {
  const lf = raw.indexOf(LF, from);
  if (lf < 0) return { from, to: raw.length, next: raw.length, end: 'none' };
  const crlf = lf > from && raw[lf - 1] === CR;
  return { from, to: crlf ? lf - 1 : lf, next: lf + 1, end: crlf ? 'crlf' : 'lf' };
}

function misread(word: MisreadingWord, seen: string): { readonly misread: Misreading } {
  return { misread: { word, seen } };
}

function latin1(raw: Uint8Array, from: number, to: number): string {
  let text = '';
  // In pieces, because a call takes only so many arguments.
  for (let at = from; at < to; at += 4096) text += String.fromCharCode(...raw.subarray(at, Math.min(at + 4096, to)));
  return text;
}

/** What is wrong with a line's bytes, or null. A lone CR or a NUL is a line end to some parsers and not to others. */
function whatIsWrong(raw: Uint8Array, { from, to }: Line): string | null {
  const bytes = raw.subarray(from, to);
  if (bytes.includes(CR)) return 'bare CR';
  if (bytes.includes(NUL)) return 'NUL';
  if (bytes.every((byte) => byte === SPACE || byte === TAB)) return 'line of blanks';
  return null;
}

/** Where the name that begins a line ends, or -1: visible ASCII up to a colon, with nothing before the colon. */
function nameEnd(raw: Uint8Array, { from, to }: Line): number {
  for (let at = from; at < to; at += 1) {
    const byte = raw[at] ?? NUL;
    if (byte === COLON) return at > from ? at : -1;
    if (byte < FIRST_NAME_BYTE || byte > LAST_NAME_BYTE) return -1;
  }
  return -1;
}

/**
 * Scans the header of `raw`, a whole mail or one part of it. Line ends are CRLF, or LF throughout as in mails kept in
 * files; a mixture can hide a field from one reader and show it to another, and is refused.
 */
export function scanHeader(raw: Uint8Array): ScanResult {
  const header: { name: string; value: string }[] = [];
  const seen = new Set<string>();
  let ends: Line['end'] | null = null;
  let fieldFrom = 0;
  let at = 0;
  while (at < raw.length) {
    const line = lineAt(raw, at);
    if (line.next > LONGEST_HEADER) return misread('hdr.size', `header above ${LONGEST_HEADER} bytes`);
    if (line.end !== 'none' && line.end !== (ends ?? line.end))
      return misread('hdr.syntax', `mixed line ends at ${at}`);
    ends ??= line.end;
    at = line.next;
    if (line.from === line.to) return { header, bodyAt: at };
    const wrong = whatIsWrong(raw, line);
    if (wrong) return misread('hdr.syntax', `${wrong} at ${line.from}`);

    const last = header.at(-1);
    if (raw[line.from] === SPACE || raw[line.from] === TAB) {
      if (!last) return misread('hdr.syntax', 'continuation without a field');
      if (line.to - fieldFrom > LONGEST_FIELD) return misread('hdr.size', `${last.name} above ${LONGEST_FIELD} bytes`);
      last.value += latin1(raw, line.from, line.to);
      continue;
    }
    const colon = nameEnd(raw, line);
    if (colon < 0) return misread('hdr.syntax', `no field name at ${line.from}`);
    const name = latin1(raw, line.from, colon).toLowerCase();
    fieldFrom = line.from;
    if (line.to - fieldFrom > LONGEST_FIELD) return misread('hdr.size', `${name} above ${LONGEST_FIELD} bytes`);
    if (header.length === MOST_FIELDS) return misread('hdr.size', `more than ${MOST_FIELDS} fields`);
    if (SINGLETONS.has(name) && seen.has(name)) return misread('hdr.dup', name);
    seen.add(name);
    header.push({ name, value: latin1(raw, colon + 1, line.to) });
  }
  return { header, bodyAt: raw.length };
}
