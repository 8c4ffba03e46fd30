/** Numbers of identity documents that somebody typed into a mail: taken out before anything else looks at it. */

const BLANK = '[ \\u00a0\\u3000]';
const HYPHEN = '[-\\u2010-\\u2015\\u2212\\u30fc\\uff0d\\uff70]';
const DIGIT = '[0-9\\uff10-\\uff19]';
const LETTER = '[A-Za-z\\uff21-\\uff3a\\uff41-\\uff5a]';
/** Between two groups of digits. */
const GAP = `(?:${HYPHEN}|${BLANK}${HYPHEN}?${BLANK}?)`;
/** One of two gaps may have been wrapped by a mail program. */
const WRAPPED = `${BLANK}?\\r?\\n${BLANK}{0,2}`;
const FOUR = `${DIGIT}{4}`;
/** Inside a longer number, a word, an address or an international telephone number there is none. */
const BEFORE = `(?<!${DIGIT}|${LETTER}|[+@])`;
const AFTER = `(?!${DIGIT}|${LETTER}|@)`;

/** Twelve digits, in one or in three groups of four, as the number of a My Number card is written. */
const IN_GROUPS = `${FOUR}${GAP}${FOUR}${GAP}${FOUR}`;
const IN_WRAPPED_GROUPS = `${FOUR}${WRAPPED}${FOUR}${GAP}${FOUR}|${FOUR}${GAP}${FOUR}${WRAPPED}${FOUR}`;
const TWELVE = `${DIGIT}{12}|${IN_GROUPS}|${IN_WRAPPED_GROUPS}`;
/** Two letters and seven digits, as the number of a passport is written; apart only in capitals, for `no 1234567` is none. */
const PASSPORT = `${LETTER}{2}${DIGIT}{7}|(?!ID|NO)[A-Z\\uff21-\\uff3a]{2}${GAP}${DIGIT}{7}`;

const NUMBERS = new RegExp(`${BEFORE}(?:${TWELVE}|${PASSPORT})${AFTER}`, 'gu');
const SIGN = new RegExp(`${DIGIT}|${LETTER}`, 'gu');

/** What stands for each character of such a number. */
export const MASK = '•';

export interface Masked {
  readonly text: string;
  /** Whether there was any. */
  readonly found: boolean;
}

/**
 * `text` with the digits and letters of such numbers replaced, everything else in its place. Ten-digit numbers, student
 * numbers and telephone numbers have other shapes and survive.
 */
export function withoutIdentityNumbers(text: string): Masked {
  const masked = text.replace(NUMBERS, (number) => number.replace(SIGN, MASK));
  return { text: masked, found: masked !== text };
}
