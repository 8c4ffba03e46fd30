/**
 * Reads the header of a mail that the strict scanner refused, so that a person can look at it. Nothing decides by what
 * stands here: of two lines that may be there once only, the first is shown.
 */

import type { HeaderField } from '../incoming-mail.ts';
import type { ScannedHeader } from './header-scanner.ts';

const LONGEST_HEADER = 256 * 1024;
const MOST_FIELDS = 1000;
const LONGEST_VALUE = 16 * 1024;
const FIELD = /^([!-9;-~]{1,80})[ \t]{0,80}:(.*)$/s;
/** What mailbox files put between mails. */
const MBOX_LINE = /^>?From [ \t]{0,80}[^ \t:]/;

interface Line {
  readonly text: string;
  /** Where the next one begins. */
  readonly next: number;
}

function linesOf(head: string): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const { 0: end, index } of head.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ text: head.slice(from, index), next: index + end.length });
    from = index + end.length;
  }
  if (from < head.length) lines.push({ text: head.slice(from), next: head.length });
  return lines;
}

/** A line of blanks ends the header, unless what follows can only belong to one. */
function endsHeader({ text }: Line, next: Line | undefined): boolean {
  if (text === '') return true;
  return !(next && (FIELD.test(next.text) || /^[ \t]+\S/.test(next.text)));
}

/** The fields of `raw` as far as they can be made out; a mail without any is body from its beginning. */
export function lenientHeader(raw: Uint8Array): ScannedHeader {
  const head = new TextDecoder('latin1').decode(raw.subarray(0, LONGEST_HEADER));
  const lines = linesOf(head);
  const header: { name: string; value: string }[] = [];
  let at = lines.findIndex(({ text }) => text.trim() !== '' && !MBOX_LINE.test(text));
  for (; at >= 0 && at < lines.length && header.length < MOST_FIELDS; at += 1) {
    const line = lines[at];
    if (!line) break;
    const { text, next } = line;
    const last = header.at(-1);
    if (text.trim() === '') {
      if (endsHeader(line, lines[at + 1])) return { header: firstOfEach(header), bodyAt: next };
      continue;
    }
    const [, name, value = ''] = FIELD.exec(text) ?? [];
    if (name !== undefined && !/^[ \t]/.test(text)) header.push({ name: name.toLowerCase(), value });
    else if (last && /^[ \t]/.test(text)) last.value = (last.value + text).slice(0, LONGEST_VALUE);
    // A line that is neither belongs to nobody; at the beginning it says that there is no header.
    else if (!last) return { header: [], bodyAt: 0 };
  }
  return { header: firstOfEach(header), bodyAt: Math.min(raw.length, lines[at]?.next ?? raw.length) };
}

function firstOfEach(header: readonly HeaderField[]): readonly HeaderField[] {
  const seen = new Set<string>();
  return header.filter(({ name }) => !seen.has(name) && seen.add(name));
}
