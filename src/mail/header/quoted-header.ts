/** Reads the header that mail programs write as text above a mail they pass on: who wrote it, about what, and where it ends. */

import { SUBJECT_LABELS } from '../new-text/forward-words.ts';
import { labelOf } from '../new-text/quotation-marks.ts';
import { FROM_LABELS, OTHER_LABELS } from '../new-text/quotation-words.ts';
import { addressLike } from './address.ts';

export interface QuotedHeader {
  /** Lower case; null when it names nobody by address. */
  readonly from: string | null;
  readonly subject: string | null;
  /** How many lines it takes, with blank ones above it; 0 when there is none. */
  readonly length: number;
}

/** Blank lines between the announcement and the header. */
const MOST_BLANKS = 4;
const MOST_LINES = 40;

/** A list of recipients that goes on in the next line: it is indented, or the line above ended in the middle of the list. */
function goesOn(above: string, line: string): boolean {
  return /^[ \t]+\S/.test(line) || (/[,;]\s?$/.test(above) && line.includes('@'));
}

/** The header at the beginning of `lines`, which bear no quote marks any more. */
export function quotedHeader(lines: readonly string[]): QuotedHeader {
  const fields: { readonly label: string; value: string }[] = [];
  let at = 0;
  while (at < MOST_BLANKS && lines[at]?.trim() === '') at += 1;
  const first = at;
  for (; at < Math.min(lines.length, first + MOST_LINES); at += 1) {
    const line = lines[at] ?? '';
    const label = labelOf(line);
    const last = fields.at(-1);
    if (label) fields.push({ label, value: line.slice(line.search(/[:：]/) + 1) });
    else if (last && line.trim() !== '' && goesOn(lines[at - 1] ?? '', line)) last.value += ` ${line}`;
    else break;
  }
  return fields.length === 0 ? { from: null, subject: null, length: 0 } : { ...said(fields), length: at };
}

function said(fields: readonly { readonly label: string; readonly value: string }[]): Omit<QuotedHeader, 'length'> {
  const among = (labels: readonly string[]) => fields.find(({ label }) => labels.includes(label))?.value;
  // Bold and italics as text: `*From:* …`.
  const subject = among(SUBJECT_LABELS)
    ?.replace(/^[*_\s]+/, '')
    .trimEnd();
  return { from: addressLike(among(FROM_LABELS) ?? '')[0] ?? null, subject: subject || null };
}

const ALL_LABELS = new Set([...FROM_LABELS, ...OTHER_LABELS, ...SUBJECT_LABELS]);
const LONGEST_LABEL = Math.max(...[...ALL_LABELS].map((label) => label.length));
const LONGEST_LINE = 4000;

/**
 * Where in `line` a label ends in the colon at `colon`, or -1: the longest that is known, and begins with a capital where its
 * script has them, so that the end of an address is none.
 */
function labelStart(line: string, colon: number): number {
  const end = line.slice(0, colon).trimEnd().length;
  for (let from = Math.max(0, end - LONGEST_LABEL); from < end; from += 1) {
    const label = line.slice(from, end);
    const [initial = ''] = label;
    const stands = initial !== initial.toLowerCase() || initial === initial.toUpperCase();
    if (stands && ALL_LABELS.has(label.toLowerCase())) return from;
  }
  return -1;
}

/** `line`, in which a program has run a whole header together, with each label on a line of its own. */
export function headerLinesIn(line: string): readonly string[] {
  const text = line.slice(0, LONGEST_LINE);
  const starts = [...text.matchAll(/[:：]/g)].map(({ index }) => labelStart(text, index)).filter((start) => start >= 0);
  return starts.map((start, at) => text.slice(start, starts[at + 1]).trim());
}
