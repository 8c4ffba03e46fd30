/** What may stand behind the name of a label and makes it one: a separator, leaders, wide space, or the bracket of a heading. */
import { skipSpaces } from './label-places.ts';
import type { LabelWord } from './label-words.ts';

export interface Label {
  readonly word: LabelWord;
  /** Offset where the value begins. */
  readonly valueAt: number;
  /** `none`: nothing follows the label. `gap`: only wide space does. */
  readonly separator: 'sign' | 'gap' | 'none';
  /** The hint after the label is still open at the end of the line. */
  readonly hintOpen: boolean;
}

/** What closes the brackets that may stand around a label, in the order of those that open them. */
export const CLOSING = '】]］〕」』>＞》〉"”*';
/** After these brackets a value may follow without a separator. */
export const HEADING_BRACKETS = '【[［〔＜<《〈';
const SEPARATORS = ':：﹕︰∶=＝→⇒➡－—―–｜|\t';
const LEADERS = '.．…‥・･_＿';
const LOOSE_SEPARATORS = '-‐−・･';

/** The point of `Student No.:`, and not that of a sentence. */
export function endsAbbreviation(line: string, at: number, bracket: number | null): boolean {
  const follows = line[skipSpaces(line, at + 1)];
  const ends =
    follows === undefined ||
    SEPARATORS.includes(follows) ||
    (bracket !== null && follows === CLOSING[bracket]) ||
    (LEADERS.includes(follows) && follows !== line[at + 1]);
  return ends && /[.．]/u.test(line[at] ?? '');
}

/** Behind 【label】: a separator may stand and need not. */
export function heading(line: string, from: number): Omit<Label, 'word'> {
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

export function separated(line: string, end: number, next: number, word: LabelWord): Label | null {
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
  if (gap.includes('\u3000') || gap.length >= 2) return label(next, 'gap');
  return null;
}

/** `Name .......... :` leads the eye to the value. Null when nothing of the kind stands there. */
function afterLeaders(line: string, from: number): number | null {
  let at = from;
  while (at < line.length && LEADERS.includes(line[at] ?? ' ')) at += 1;
  // … is three points in one character.
  return at - from > 1 || '…‥'.includes(line[from] ?? ' ') ? skipSpaces(line, at) : null;
}

/** The offset behind the bracket that closes the one at `from`; null when the line ends before. */
export function closingOf(line: string, from: number): number | null {
  let depth = 0;
  for (let at = from; at < line.length; at += 1) {
    if ('(（〔'.includes(line[at] ?? ' ')) depth += 1;
    if (')）〕'.includes(line[at] ?? ' ')) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}
