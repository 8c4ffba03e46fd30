/** Whether a value was given at all: a hint of the template, a blank to fill in or 未記入 is none. */
import type { Procedure } from '../../../domain/rules/procedure.ts';
import { spell } from '../labels/spelling.ts';

const EXAMPLE = /^[\s(（[［「]*(?:例[)）:：、.]|例えば|記入例|入力例|e\.g\.|example[:：]|ex\.|※)/iu;

/** No word for nothing is longer; `[…]+$` below takes quadratic time, and sees no longer text. */
const LONGEST_EMPTY = 60;

/** True for blanks, rulers, hints in brackets, examples, and the words of `emptyValues`. */
export function isEmptyValue(value: string, procedure: Procedure): boolean {
  const text = value.trim();
  if (/^[\s\p{P}\p{S}]*$/u.test(text) || EXAMPLE.test(text) || isBracketed(text)) return true;
  if (text.length > LONGEST_EMPTY) return false;
  const key = spell(text.replace(/[\s\p{P}]+$/u, '').replace(/^[\s\p{P}]+/u, ''));
  return procedure.emptyValues.some((empty) => spell(empty) === key);
}

/** Whether one pair of round brackets encloses the whole text. */
function isBracketed(text: string): boolean {
  if (!/^[(（〔]/u.test(text)) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if ('(（〔'.includes(text.charAt(at))) depth += 1;
    if (')）〕'.includes(text.charAt(at))) depth -= 1;
    if (depth === 0) return at === text.length - 1;
  }
  return false;
}
