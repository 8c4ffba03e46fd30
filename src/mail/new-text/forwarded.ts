/**
 * Cuts a mail that was passed on in the text of another from what the person wrote who passes it on.
 *
 * An answer quotes in the same words as a forward does, so the subject decides where the text leaves it open: what is
 * taken for a forward is read for fields, and somebody's old quotation must not be.
 */
import { addressLike } from '../header/address.ts';
import { headerLinesIn, quotedHeader } from '../header/quoted-header.ts';
import { foldedWord, saysAnswered, saysForwarded, withoutPrefix } from '../header/subject-prefix.ts';
import { FORWARD_ANNOUNCEMENTS, ORIGINAL_ANNOUNCEMENTS } from './forward-words.ts';
import { LINE_END } from './new-text.ts';
import { attributionLength, beginsHeader, beginsQuotation } from './quotation-marks.ts';

export interface ForwardedPart {
  /** What the person wrote who passes the mail on; empty when they wrote nothing. */
  readonly outer: string;
  /** The text of the mail that was passed on, without its header and without quote marks; it may hold further forwards. */
  readonly forwarded: string;
  /** Who wrote it, as the text says: an address in lower case, proven by nothing; null when it names none. */
  readonly from: string | null;
  readonly subject: string | null;
}

const WINDOW = 7;
const LONGEST_LINE = 400;
const LONGEST_ANNOUNCEMENT = 80;
const RULED = /^[-=_*~]{2}.{0,80}[-=_*~]{2}:?$/;
/** The announcement with the whole header behind it, as one webmail writes it. */
const ANNOUNCED_IN_LINE = /^\s{0,20}-{3,}[^-]{1,60}-{3,}/;
const MARK = /^[\s\u200b-\u200f\ufeff]{0,20}[>＞»›][ \t]?/;
const BARE_RULE = /^[\s\-_=*~＝―─━—]{0,200}$/u;

/** Whether the first of `lines` announces another mail: between rules, or over a header, for a sentence may speak of one too. */
function announces(line: string, words: readonly string[], below: readonly string[]): boolean {
  const text = foldedWord(line.slice(0, LONGEST_LINE));
  if (text.length > LONGEST_ANNOUNCEMENT || !words.some((word) => text.includes(word))) return false;
  if (RULED.test(text)) return true;
  const { from, subject } = quotedHeader(below);
  return from !== null || subject !== null;
}

type Beginning =
  | { readonly is: 'forward'; readonly headerAt: number }
  | { readonly is: 'attribution'; readonly length: number }
  | { readonly is: 'answer' }
  | { readonly is: 'nothing' };

/** What begins with the first of `lines`, whose quote marks are taken off in `bare`; `alone`: nothing stands above it. */
function beginning(lines: readonly string[], bare: readonly string[], subject: string, alone: boolean): Beginning {
  const first = bare[0] ?? '';
  const [announcement] = ANNOUNCED_IN_LINE.exec(first) ?? [first];
  const below = bare.slice(1);
  if (announces(announcement, FORWARD_ANNOUNCEMENTS, below)) return { is: 'forward', headerAt: 1 };
  const passesOn = saysForwarded(subject);
  if (announces(announcement, ORIGINAL_ANNOUNCEMENTS, below)) {
    const answers = saysAnswered(subject) || quotedHeader(below).length === 0;
    // Who answers writes something; who passes on need not.
    return passesOn || (alone && !answers) ? { is: 'forward', headerAt: 1 } : { is: 'answer' };
  }
  if (!beginsQuotation(lines) || first.trim() === '' || BARE_RULE.test(first)) return { is: 'nothing' };
  if (beginsHeader(bare)) return passesOn ? { is: 'forward', headerAt: 0 } : { is: 'answer' };
  const length = attributionLength(bare);
  if (length > 0) return { is: 'attribution', length };
  return MARK.test(lines[0] ?? '') && !passesOn ? { is: 'answer' } : { is: 'nothing' };
}

/**
 * The mail passed on in `text`, a whole text with its quotations; null when none is. What mail programs write above a forward
 * only counts wherever the quotations begin; a bare header or an attribution, which stand above answers too, counts when
 * `subject`, decoded, says `Fwd:` or the like.
 */
export function forwardedPart(subject: string, text: string): ForwardedPart | null {
  const lines = text.split(LINE_END);
  let alone = true;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const window = lines.slice(at, at + WINDOW);
    const bare = window.map((one) => one.replace(MARK, ''));
    const found = beginning(window, bare, subject, alone);
    alone &&= BARE_RULE.test(bare[0] ?? '');
    if (found.is === 'nothing') continue;
    if (found.is === 'answer') return null;
    const outer = writtenAbove(lines.slice(0, at));
    return found.is === 'forward'
      ? { outer, ...underHeader(lines.slice(at + found.headerAt), bare[0] ?? '') }
      : underAttribution(outer, lines.slice(at), found.length, subject);
  }
  return null;
}

/** Without the bare rule that some programs draw above what they pass on. */
function writtenAbove(lines: readonly string[]): string {
  const end = lines.findLastIndex((line) => !BARE_RULE.test(line.replace(MARK, '')));
  return lines
    .slice(0, end + 1)
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+/, '');
}

function underHeader(below: readonly string[], announcement: string): Omit<ForwardedPart, 'outer'> {
  const bare = below.map((line) => line.replace(MARK, ''));
  const { from, subject, length } = quotedHeader(bare);
  if (length > 0) return { from, subject, forwarded: trimmed(bare.slice(length)) };
  const inLine = quotedHeader(headerLinesIn(announcement));
  return { from: inLine.from, subject: inLine.subject, forwarded: trimmed(bare) };
}

/** An attribution stands above answers: it needs a subject that says so, or a mail that is nothing but the other, set in. */
function underAttribution(
  outer: string,
  lines: readonly string[],
  length: number,
  subject: string,
): ForwardedPart | null {
  const below = lines.slice(length);
  const written = below.filter((line) => line.trim() !== '');
  const setIn = written.length > 0 && written.every((line) => /^(?: {4}|\t)/.test(line));
  if (!saysForwarded(subject) && !(outer === '' && setIn)) return null;
  const [from = null] = addressLike(lines.slice(0, length).join(' '));
  const bare = below.map((line) => line.replace(setIn ? /^(?: {4}|\t)/ : MARK, ''));
  const original = saysForwarded(subject) ? withoutPrefix(subject) : '';
  return { outer, forwarded: trimmed(bare), from, subject: original || null };
}

function trimmed(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^[\s\ufeff]+/, '')
    .trimEnd();
}
