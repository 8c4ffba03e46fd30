/** Where a label can stand, and whether one does: after bullets, numbers and brackets, and before a separator or the end of the line. */
import { placesForALabel, skipSpaces } from './label-places.ts';
import type { LabelWord, LabelWords } from './label-words.ts';
import { type Sign, signsOf } from './spelling.ts';

export interface Label {
  readonly word: LabelWord;
  /** Offset where the value begins. */
  readonly valueAt: number;
  /** `none`: nothing follows the label. `gap`: only wide space does. */
  readonly separator: 'sign' | 'gap' | 'none';
  /** The hint after the label is still open at the end of the line. */
  readonly hintOpen: boolean;
}

const OPENING = '【[［〔「『<＜《〈"“*';
const CLOSING = '】]］〕」』>＞》〉"”*';
/** After these brackets a value may follow without a separator. */
const HEADING_BRACKETS = '【[［〔＜<《〈';
const SEPARATORS = ':：﹕︰∶=＝→⇒➡－—―–｜|\t';
const LEADERS = '.．…‥・･_＿';
const LOOSE_SEPARATORS = '-‐−・･';

/** The label that stands at `from`, or null. A label inside running text is none. */
export function labelAt(line: string, from: number, words: LabelWords): Label | null {
  for (const start of placesForALabel(line, from)) {
    const opened = OPENING.indexOf(line[start] ?? ' ');
    const doubled = opened >= 0 && line[start + 1] === line[start] ? 2 : 1;
    const label = opened < 0 ? after(line, start, words, null) : after(line, start + doubled, words, opened);
    if (label) return label;
  }
  return null;
}

/** Longest name of a label that is looked at; with prefix and suffix. */
const REACH = 160;

function after(line: string, start: number, words: LabelWords, bracket: number | null): Label | null {
  const signs = signsOf(line.slice(0, start + REACH), start).filter((sign) => sign.key !== '');
  const spelled = signs.map((sign) => sign.key).join('');
  for (const lead of ['', ...words.prefixes]) {
    if (!spelled.startsWith(lead)) continue;
    for (const word of words.labels.get(spelled[lead.length] ?? '') ?? []) {
      if (!spelled.startsWith(word.key, lead.length)) continue;
      const stem = lead.length + word.key.length;
      for (const tail of ['', ...words.suffixes]) {
        if (!spelled.startsWith(tail, stem)) continue;
        const end = offsetAfter(signs, stem + tail.length);
        const label = end === null ? null : closed(line, end, word, bracket);
        if (label) return label;
      }
    }
  }
  return null;
}

/** The offset in the line behind `length` characters of the spelling; null inside a sign. */
function offsetAfter(signs: readonly Sign[], length: number): number | null {
  let covered = 0;
  for (const sign of signs) {
    covered += sign.key.length;
    if (covered === length) return sign.end;
    if (covered > length) return null;
  }
  return null;
}

/** What stands behind the name of the label makes it one: hints in brackets, the closing bracket, a separator, or nothing. */
function closed(line: string, from: number, word: LabelWord, bracket: number | null): Label | null {
  let at = from;
  let open = bracket;
  let hinted = false;
  for (;;) {
    const next = skipSpaces(line, at);
    const character = line[next];
    if (character === undefined)
      return open === null ? { word, valueAt: next, separator: 'none', hintOpen: false } : null;
    if (open !== null && character === CLOSING[open]) {
      at = next + (line[next + 1] === character ? 2 : 1);
      if (HEADING_BRACKETS.includes(OPENING[open] ?? '')) return { word, ...heading(line, at) };
      open = null;
    } else if (character === '(' || character === '（' || character === '〔') {
      const end = closingOf(line, next);
      if (end === null) return { word, valueAt: line.length, separator: 'none', hintOpen: true };
      at = end;
      hinted = true;
    } else if (character === '*' || character === '＊' || character === '※' || endsAbbreviation(line, next, open)) {
      at = next + 1;
    } else {
      return open === null ? separated(line, at, next, word, hinted) : null;
    }
  }
}

/** The point of `Student No.:`, and not that of a sentence. */
function endsAbbreviation(line: string, at: number, bracket: number | null): boolean {
  const follows = line[skipSpaces(line, at + 1)];
  const ends =
    follows === undefined ||
    SEPARATORS.includes(follows) ||
    (bracket !== null && follows === CLOSING[bracket]) ||
    (LEADERS.includes(follows) && follows !== line[at + 1]);
  return ends && /[.．]/u.test(line[at] ?? '');
}

/** Behind 【label】: a separator may stand and need not. */
function heading(line: string, from: number): Omit<Label, 'word'> {
  let at = skipSpaces(line, from);
  const character = line[at];
  if (character === '(' || character === '（') {
    const end = closingOf(line, at);
    const rest = end === null ? line.length : skipSpaces(line, end);
    const follows = line[rest];
    if (end !== null && (follows === undefined || SEPARATORS.includes(follows))) at = rest;
  }
  const follows = line[at];
  if (follows !== undefined && SEPARATORS.includes(follows)) at = skipSpaces(line, at + 1);
  return { valueAt: at, separator: at >= line.length ? 'none' : 'sign', hintOpen: false };
}

function separated(line: string, end: number, next: number, word: LabelWord, hinted: boolean): Label | null {
  const character = line[next] ?? '';
  const label = (at: number, separator: Label['separator']): Label => ({
    word,
    valueAt: skipSpaces(line, at),
    separator,
    hintOpen: false,
  });
  if (SEPARATORS.includes(character)) return label(next + 1, 'sign');
  const led = afterLeaders(line, next);
  if (led !== null) return label(SEPARATORS.includes(line[led] ?? ' ') ? led + 1 : led, 'sign');
  if (character === '-' && line[next + 1] === '>') return label(next + 2, 'sign');
  const spaced = next > end || /\s/u.test(line[next + 1] ?? '');
  if (LOOSE_SEPARATORS.includes(character) && spaced) return label(next + 1, 'sign');
  const gap = line.slice(end, next);
  if (!hinted && (gap.includes('\u3000') || gap.length >= 2)) return label(next, 'gap');
  return null;
}

/** `Name .......... :` leads the eye to the value. Null when nothing of the kind stands there. */
function afterLeaders(line: string, from: number): number | null {
  let at = from;
  while (at < line.length && LEADERS.includes(line[at] ?? ' ')) at += 1;
  return at - from > 1 ? skipSpaces(line, at) : null;
}

/** The offset behind the bracket that closes the one at `from`; null when the line ends before. */
function closingOf(line: string, from: number): number | null {
  let depth = 0;
  for (let at = from; at < line.length; at += 1) {
    if ('(（〔'.includes(line[at] ?? ' ')) depth += 1;
    if (')）〕'.includes(line[at] ?? ' ')) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}
