/** A student number: kept as it is written, in narrow characters; an unusual shape is marked and nothing more. */
import { joinLines } from '../labels/joined-lines.ts';
import { narrow } from '../labels/spelling.ts';
import type { ReadValue, Written } from './read-value.ts';

/** Blanks around them are single by then: `\s*` on either side would look at a run of blanks again from each of them. */
const HYPHENS = /\s?[\u2010-\u2015\u2212\u30fc\uff70\uff0d-]\s?/gu;

export function readStudentNumber({ definition, lines }: Written): ReadValue {
  const text = narrow(joinLines(lines)).replace(/\s+/gu, ' ').trim();
  const remark = text.indexOf('(');
  const value = (remark > 0 ? text.slice(0, remark) : text)
    .replace(HYPHENS, '-')
    .replace(/[.。、,]$/u, '')
    .trim();
  const usual = definition.usual === undefined || new RegExp(definition.usual, 'u').test(value.toUpperCase());
  return { value, problem: null, warnings: usual ? [] : [`${definition.validator}-unusual`] };
}
