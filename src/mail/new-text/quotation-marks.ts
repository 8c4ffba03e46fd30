/** How a quotation begins: the marks that mail programs, and our own letters, put above what they quote. */
import { ANNOUNCEMENTS, FROM_LABELS, OPENERS, OTHER_LABELS, WROTE } from './quotation-words.ts';

/** Attributions and quoted headers are short; longer lines are somebody's prose, and never looked at in full. */
const LONGEST_MARK = 400;

/** Blanks and marks without width, which hide a `>` from the eye of a program only; then bold and italics as text. */
const BEFORE_THE_WORDS = /^[\s\u200b-\u200f\u2060\ufeff]+/;

const QUOTED = /^[>＞»›|｜¦]/;
const FORWARD_RULE = /^-{4,}[ \t]?[^\s-].{0,60}?-{4}/;
const RULE_BEFORE = /^[-_=*#~+＝－―─━—]{2}/u;
const RULE_AFTER = /[-_=*#~+＝－―─━—]{2}[:：]?$/u;
const WORDS = /[^\s\-_=*#~+＝－―─━—:：]/u;
const LONGEST_RULE = 200;
const UNDERSCORES = /^_{10,}$/;
const ABOVE_THIS_LINE = /above this line|この行より上/i;
const LONGEST_LABEL = 26;
const ADDRESS = /[^\s<>@]@[a-z0-9]/i;
const CLOCK_OR_DAY = /\d{1,2}[:：.]\d{2}|\d{4}|\d{1,2}[/.月-]\d{1,2}|\d時/u;
/** 窓口さんは書きました (2026/06/03 10:00): */
const WROTE_THEN = /(?:は書きました|wrote) ?[(（]/iu;
const BEGINS_WITH_DAY = /^[[(（]?(?:\d{4}[年/.-]\d|\d{1,2}[/.]\d|\d{1,2}月\d|令和\d|\d{1,2}\.? \p{L}{3,9}\.? \d{4})/u;

function said(line: string): string {
  return line.replace(BEFORE_THE_WORDS, '').slice(0, LONGEST_MARK).trimEnd();
}

/** Whether the first of `lines` begins a quotation; the next few say what it is the beginning of. */
export function beginsQuotation(lines: readonly string[]): boolean {
  const first = said(lines[0] ?? '');
  if (first === '') return false;
  return (
    QUOTED.test(first) ||
    FORWARD_RULE.test(first) ||
    isRuled(first) ||
    UNDERSCORES.test(first) ||
    ABOVE_THIS_LINE.test(first) ||
    announces(first) ||
    beginsHeader(lines) ||
    attributionLength(lines) > 0
  );
}

/** Words between two rules: `-----Original Message-----`. */
function isRuled(line: string): boolean {
  return line.length < LONGEST_RULE && RULE_BEFORE.test(line) && RULE_AFTER.test(line) && WORDS.test(line);
}

function announces(line: string): boolean {
  return ANNOUNCEMENTS.includes(line.replace(/[:：.。]$/, '').toLowerCase());
}

/** The folded label that begins a line of a quoted header (`From: …`, `差出人：…`), or null. */
export function labelOf(line: string): string | null {
  const text = said(line);
  const colon = text.search(/[:：]/);
  if (colon < 1 || colon > LONGEST_LABEL) return null;
  const label = text.slice(0, colon).replace(/[*_]/g, '').trim().toLowerCase();
  return FROM_LABELS.includes(label) || OTHER_LABELS.includes(label) ? label : null;
}

/** A quoted header: a sender's line with an address, or a sender's line and another in a block of them. */
export function beginsHeader(lines: readonly string[]): boolean {
  const first = labelOf(lines[0] ?? '');
  if (!first) return false;
  const labels = lines.map(labelOf);
  const from = labels.findIndex((label) => label !== null && FROM_LABELS.includes(label));
  if (from === 0 && ADDRESS.test(lines[0] ?? '')) return true;
  return from >= 0 && labels.filter((label) => label !== null).length >= 2;
}

/** How a text ends: in a verb of writing with a colon or without, in a colon only, or like any other. */
function endOf(text: string): 'wrote:' | 'wrote' | ':' | null {
  const bare = text.replace(/[:：]$/, '').trimEnd();
  const wrote = WROTE.some((verb) => bare.toLowerCase().endsWith(verb));
  if (bare === text) return wrote ? 'wrote' : null;
  return wrote ? 'wrote:' : ':';
}

/** Whether a line may be the first of an attribution that goes on below it. */
function opensAttribution(line: string): boolean {
  const folded = line.toLowerCase();
  const opened = OPENERS.some((word) => folded.startsWith(word) && /^[\s,.]/.test(folded.slice(word.length)));
  const wrote = /<[^<>\s]*@/.test(line) && WROTE.some((verb) => folded.includes(verb));
  return BEGINS_WITH_DAY.test(line) || (opened && /\d/.test(line)) || wrote;
}

/**
 * Over how many of `lines` an attribution goes that begins with the first; 0 when none does. It names a time or an address
 * and ends in "wrote" or a colon: `On … wrote:`, `2026年4月3日(金) 9:30 … <a@b>:`. Over several lines, the first must open
 * one, or what somebody wrote above it would go too.
 */
export function attributionLength(lines: readonly string[]): number {
  const first = said(lines[0] ?? '');
  const opens = opensAttribution(first);
  let text = '';
  for (const [at, line] of lines.entries()) {
    const more = said(line);
    if (at > 0 && !(opens && goesOn(text, more))) return 0;
    text = at === 0 ? more : `${text} ${more}`;
    if (text.length >= LONGEST_MARK) return 0;
    if (isAttribution(text, first)) return at + 1;
  }
  return 0;
}

/** Whether `more` may belong to an attribution begun in `text`: an address broken over lines may look like a quotation. */
function goesOn(text: string, more: string): boolean {
  const inAddress = text.split('<').length > text.split('>').length;
  if (more === '') return inAddress || /\d[:：]\d\d/.test(text);
  return inAddress || !QUOTED.test(more);
}

function isAttribution(text: string, first: string): boolean {
  const named = ADDRESS.test(text);
  const timed = CLOCK_OR_DAY.test(text);
  switch (endOf(text)) {
    case 'wrote:':
      return named || timed || text.length < 80;
    case 'wrote':
      return named && timed;
    case ':':
      return timed && (named || BEGINS_WITH_DAY.test(first) || WROTE_THEN.test(text));
    default:
      return false;
  }
}
