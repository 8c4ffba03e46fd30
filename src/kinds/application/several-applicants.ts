/** Whether one mail asks for several people. */
import { isEmptyValue } from './empty-value.ts';
import { joinLines } from './joined-lines.ts';
import { labelledLines } from './labelled-lines.ts';
import type { Circumstances } from './read-value.ts';
import { spell } from './spelling.ts';

/** Fields that tell people apart. */
const TELLING = ['digits', 'student-number', 'text', 'address'];

/** True when two fields or more are given under the same label with different values: a slip of the pen changes one. */
export function hasSeveralApplicants(text: string, { procedure, officeAddresses }: Circumstances): boolean {
  const offices = new Set(officeAddresses.map(spell));
  const values = new Map<string, { readonly field: string; readonly texts: Set<string> }>();
  for (const { word, lines } of labelledLines(text, procedure).given) {
    const validator = word.field === null ? undefined : procedure.fields[word.field]?.validator;
    const value = joinLines(lines);
    if (word.field === null || !validator || !TELLING.includes(validator) || isEmptyValue(value, procedure)) continue;
    const entry = values.get(word.key) ?? { field: word.field, texts: new Set<string>() };
    // An office's own address under a label is its signature.
    if (!offices.has(spell(value))) entry.texts.add(spell(value));
    values.set(word.key, entry);
  }
  const repeated = [...values.values()].filter(({ texts }) => texts.size > 1).map(({ field }) => field);
  return new Set(repeated).size >= 2;
}
