/** An office's own words, and what they leave open filled from the mail that it passes on (domain §6, case 19). */
import { SERVICES } from '../../domain/application/application.ts';
import { missingOf } from '../../domain/application/missing-fields.ts';
import type { Procedure } from '../../domain/rules/procedure.ts';
import { isPersonal } from './applicants/personal-values.ts';
import { spell } from './labels/spelling.ts';
import type { ReadApplication } from './read-application.ts';
import type { SettledField } from './values/settled-field.ts';
import { unusableOf } from './values/unusable.ts';

/** In how many fields of one person the two speak of different people. */
export function differences(own: ReadApplication, passedOn: ReadApplication, procedure: Procedure): number {
  return Object.entries(own.application.values).filter(([field, value]) => {
    const other = passedOn.application.values[field];
    return isPersonal(field, procedure) && other !== undefined && spell(other) !== spell(value);
  }).length;
}

/** Values of the own text always win. The statement of identity is the office's to make, and is never taken from below. */
export function filledFromForward(
  own: ReadApplication,
  passedOn: ReadApplication,
  procedure: Procedure,
): ReadApplication {
  const filled = Object.entries(procedure.fields).flatMap(([field]): (readonly [string, SettledField])[] => {
    const settled = passedOn.settled.get(field);
    return settled && isOpen(own.settled.get(field)) && settled.value !== null ? [[field, settled]] : [];
  });
  if (filled.length === 0) return own;
  const settled = new Map([...own.settled, ...filled]);
  const taken = new Set(filled.map(([field]) => field));
  const values = Object.fromEntries(
    [...settled].flatMap(([field, { value }]) =>
      value === null || field === SERVICES ? [] : [[field, value] as const],
    ),
  );
  const outdated = new Set([...taken].flatMap((field) => own.settled.get(field)?.warnings ?? []));
  const warnings = [
    ...own.application.warnings.filter((warning) => !outdated.has(warning)),
    ...filled.flatMap(([, one]) => one.warnings),
    'forwarded',
  ];
  const services = settled.get(SERVICES)?.value?.split(' ') ?? [];
  const read = { ...own.application, values, services, warnings: [...new Set(warnings)] };
  const missing = missingOf(read, procedure);
  const unusable = unusableOf(settled, missing, read.unusable);
  const sources = [
    ...own.sources.filter(({ field }) => !taken.has(field)),
    ...passedOn.sources
      .filter(({ field }) => taken.has(field))
      .map((source) => ({ ...source, forwarded: true as const })),
  ];
  return { application: { ...read, missing, ...(unusable ? { unusable } : {}) }, sources, settled };
}

/** Two different values are a question to the office, and no gap. */
function isOpen(settled: SettledField | undefined): boolean {
  return settled?.value == null && !settled?.sources.some(({ problem }) => problem === 'given-twice');
}
