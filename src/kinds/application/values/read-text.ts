/** A short text such as a name or a faculty: as written, with single spaces, without a title around it or its reading behind it. */
import type { FieldDefinition } from '../../../domain/rules/procedure.ts';
import { joinLines, WRAPPED_WIDTH, width } from '../labels/joined-lines.ts';
import type { ReadValue, Written } from './read-value.ts';

export function readText({ definition, lines }: Written): ReadValue {
  // A short line was ended on purpose: there is a space between a school and its department.
  const wrapped = lines.every((line, index) => index === lines.length - 1 || width(line) >= WRAPPED_WIDTH);
  const text = (wrapped ? joinLines(lines) : lines.join(' ')).replace(/\s+/gu, ' ').trim();
  return { value: withoutTitles(text, definition), problem: null, warnings: [] };
}

/** Of a person's name, which is a field that knows titles; any other text stays as it is. */
function withoutTitles(text: string, { prefixes = [], suffixes = [] }: FieldDefinition): string {
  const address = prefixes.find((known) => text.toLowerCase().startsWith(`${known.toLowerCase()} `));
  const addressed = address === undefined ? text : text.slice(address.length + 1);
  const ended = withoutEnding(addressed, suffixes);
  return suffixes.length === 0 ? ended : withoutEnding(withoutReading(ended), suffixes);
}

const OPENING = /[（(]/u;
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・ ]+$/u;

/** 真壁 亮（まかべ りょう）: how the name is read is no part of it. A name in kana alone keeps its brackets. */
function withoutReading(name: string): string {
  const at = name.search(OPENING);
  if (at < 0 || !/[）)]$/u.test(name) || !/\p{Script=Han}/u.test(name.slice(0, at))) return name;
  return KANA.test(name.slice(at + 1, -1)) ? name.slice(0, at).trim() : name;
}

function withoutEnding(text: string, suffixes: readonly string[]): string {
  const title = suffixes.find((known) => text.endsWith(known) && text.length > known.length);
  return title === undefined ? text : text.slice(0, -title.length).trim();
}
