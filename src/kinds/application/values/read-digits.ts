/** A number of a fixed count of digits (an account): exactly that many, or nothing. */

import { narrow } from '../labels/spelling.ts';
import type { ReadValue, Written } from './read-value.ts';

const DIVIDERS = /[\s、，,;；:：()（）[\]<>＜＞「」『』【】"“”/|\u3040-\u30ff\u4e00-\u9fff。]+/u;

/** Full-width digits are digits; a known ending such as a sign-in domain may follow; letters and other lengths are malformed. */
export function readDigits({ field, definition, lines }: Written): ReadValue {
  const pieces = narrow(lines.join(' '))
    .split(DIVIDERS)
    .map((piece) => withoutEnding(piece, definition.suffixes ?? []));
  const numbers = new Set(pieces.filter((piece) => /^\d+$/.test(piece) && piece.length === definition.length));
  // Short numbers are remarks (10 digits, No. 1); anything longer would have to be understood, and is not.
  const others = pieces.filter((piece) => /\d/.test(piece) && piece.length >= 4 && !numbers.has(piece));
  const [number] = numbers;
  if (number !== undefined && numbers.size === 1 && others.length === 0) {
    return { value: number, problem: null, warnings: [] };
  }
  const malformed = `${field}-malformed`;
  const unusable = { value: null, problem: malformed, warnings: [malformed] };
  if (numbers.size > 1) return { ...unusable, problem: 'given-twice', choices: [...numbers] };
  const [longer, ...more] = new Set(
    pieces.filter((piece) => /^\d+$/.test(piece) && piece.length === definition.longer),
  );
  const { length } = definition;
  if (number !== undefined || longer === undefined || more.length > 0 || length === undefined) return unusable;
  return { ...unusable, offered: longer.slice(-length) };
}

function withoutEnding(piece: string, endings: readonly string[]): string {
  const text = piece.replace(/[.。]$/u, '');
  const lower = text.toLowerCase();
  const ending = endings.find((known) => lower.endsWith(known.toLowerCase()));
  return ending === undefined ? text : text.slice(0, -ending.length);
}
