/** Why fields that were spoken of are missing all the same, for the letter that asks for them. */
import type { Unusable } from '../../../domain/application/application.ts';
import type { SettledField } from './settled-field.ts';

/** The first problem of each field in `missing`; null when nothing was written for any of them. */
export function unusableOf(
  settled: ReadonlyMap<string, SettledField>,
  missing: readonly string[],
  further: Readonly<Record<string, Unusable>> = {},
): Readonly<Record<string, Unusable>> | null {
  const found = missing.flatMap((field): (readonly [string, Unusable])[] => {
    const { sources = [], offered = null, choices = [] } = settled.get(field) ?? {};
    const word = sources.find(({ problem }) => problem !== null && problem !== 'empty')?.problem;
    const meant = { ...(offered === null ? {} : { offered }), ...(choices.length > 0 ? { choices } : {}) };
    if (word) return [[field, { word, ...meant }]];
    const other = settled.has(field) ? undefined : further[field];
    return other ? [[field, other]] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : null;
}
