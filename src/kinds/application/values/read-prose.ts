/** A reason in people's own words; marked when it says no more than why nothing was saved in time. */
import { joinParagraphs } from '../labels/joined-lines.ts';
import { onlyForgot } from './only-forgot.ts';
import type { Circumstances, ReadValue, Written } from './read-value.ts';

export function readProse({ field, lines }: Written, { procedure }: Circumstances): ReadValue {
  const value = joinParagraphs(lines);
  return { value, problem: null, warnings: onlyForgot(value, procedure) ? [`${field}-only-forgot`] : [] };
}
