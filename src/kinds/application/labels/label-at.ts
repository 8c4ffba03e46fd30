/** Where a label can stand, and whether one does: after bullets, numbers and brackets, and before a separator or the end of the line. */
import {
  CLOSING,
  closingOf,
  endsAbbreviation,
  HEADING_BRACKETS,
  heading,
  type Label,
  separated,
} from './label-ends.ts';
import { placesForALabel, skipSpaces } from './label-places.ts';
import type { LabelWord, LabelWords } from './label-words.ts';
import { type Sign, signsOf } from './spelling.ts';

export type { Label } from './label-ends.ts';

const OPENING = '【[［〔「『<＜《〈"“*';

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

/** `first`: the label in front of a slash or a blank, which this one must repeat in the other language. */
function after(
  line: string,
  start: number,
  words: LabelWords,
  bracket: number | null,
  first: LabelWord | null = null,
): Label | null {
  const signs = signsOf(line.slice(0, start + REACH), start).filter((sign) => sign.key !== '');
  const spelled = signs.map((sign) => sign.key).join('');
  for (const lead of ['', ...words.prefixes]) {
    if (!spelled.startsWith(lead)) continue;
    for (const word of words.labels.get(spelled[lead.length] ?? '') ?? []) {
      if (!spelled.startsWith(word.key, lead.length)) continue;
      if (first && (first.field === null || first.field !== word.field || !isSamePart(first, word))) continue;
      const stem = lead.length + word.key.length;
      for (const tail of ['', ...words.suffixes]) {
        if (!spelled.startsWith(tail, stem)) continue;
        const end = offsetAfter(signs, stem + tail.length);
        const label = end === null ? null : closed(line, end, { word, bracket, words, repeats: first !== null });
        if (label) return label;
      }
    }
  }
  return null;
}

/** 姓 and 名 are two labels side by side; Faculty and 所属 are one. */
function isSamePart(one: LabelWord, other: LabelWord): boolean {
  return one.part === null || other.part === null || one.part === other.part;
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

/** The name of a label as it was found. */
interface Name {
  readonly word: LabelWord;
  /** Which bracket is open around it. */
  readonly bracket: number | null;
  readonly words: LabelWords;
  /** Whether it is itself the second of 氏名 / Name. */
  readonly repeats: boolean;
}

/** 氏名 / Name, 所属 Affiliation: the same label in another language, behind a slash or a blank. */
function repeated(line: string, end: number, next: number, { word, bracket, words }: Name): Label | null {
  const slash = '/／・|｜'.includes(line[next] ?? ' ');
  if (!slash && next === end) return null;
  return after(line, slash ? skipSpaces(line, next + 1) : next, words, bracket, word);
}

/** What stands behind the name of the label makes it one: hints in brackets, the closing bracket, a separator, or nothing. */
function closed(line: string, from: number, { word, bracket, words, repeats }: Name): Label | null {
  let at = from;
  let open = bracket;
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
    } else if (character === '*' || character === '＊' || character === '※' || endsAbbreviation(line, next, open)) {
      at = next + 1;
    } else {
      const twin = repeats ? null : repeated(line, at, next, { word, bracket: open, words, repeats });
      if (twin) return { ...twin, word };
      return open === null ? separated(line, at, next, word) : null;
    }
  }
}
