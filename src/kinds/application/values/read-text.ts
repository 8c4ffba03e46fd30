/** A short text such as a name or a faculty: as written, with single spaces, without a title behind it. */
import { joinLines, WRAPPED_WIDTH, width } from '../labels/joined-lines.ts';
import type { ReadValue, Written } from './read-value.ts';

export function readText({ definition, lines }: Written): ReadValue {
  // A short line was ended on purpose: there is a space between a school and its department.
  const wrapped = lines.every((line, index) => index === lines.length - 1 || width(line) >= WRAPPED_WIDTH);
  const text = (wrapped ? joinLines(lines) : lines.join(' ')).replace(/\s+/gu, ' ').trim();
  const title = (definition.suffixes ?? []).find((known) => text.endsWith(known) && text.length > known.length);
  const value = title === undefined ? text : text.slice(0, -title.length).trim();
  return { value, problem: null, warnings: [] };
}
