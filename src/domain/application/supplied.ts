/** What an answer adds to an application, and the application with it. */

import type { Procedure } from '../rules/procedure.ts';
import { type Application, ATTESTATION, type Attestation, SERVICES, type Unusable } from './application.ts';
import { missingOf } from './missing-fields.ts';

/** Usable values as the field reader found them; what was not given or cannot be used is not in it. */
export interface Supplied {
  readonly values: Readonly<Record<string, string>>;
  /** None: they were not spoken of. */
  readonly services: readonly string[];
  readonly identityAttested: boolean;
  readonly attestation: Attestation | null;
  /** About what was read, also about what cannot be used. */
  readonly warnings: readonly string[];
  /** By field id, why something that was written cannot be used; absent when nothing was. */
  readonly unusable?: Readonly<Record<string, Unusable>>;
}

export const NOTHING_SUPPLIED: Supplied = {
  values: {},
  services: [],
  identityAttested: false,
  attestation: null,
  warnings: [],
};

/** The fields it speaks of with a usable value. */
export function fieldsOf(supplied: Supplied): readonly string[] {
  const services = supplied.services.length > 0 ? [SERVICES] : [];
  const attested = supplied.identityAttested ? [ATTESTATION] : [];
  return [...Object.keys(supplied.values), ...services, ...attested];
}

/** Those of them in which the application would change. */
export function changesOf(supplied: Supplied, application: Application): readonly string[] {
  return fieldsOf(supplied).filter((field) => {
    if (field === SERVICES)
      return [...supplied.services].sort().join(' ') !== [...application.services].sort().join(' ');
    if (field === ATTESTATION) return !application.identityAttested;
    return supplied.values[field] !== application.values[field];
  });
}

/** The part of it that speaks of `fields`. */
export function onlyFields(supplied: Supplied, fields: readonly string[]): Supplied {
  const attested = fields.includes(ATTESTATION) && supplied.identityAttested;
  return {
    values: Object.fromEntries(Object.entries(supplied.values).filter(([field]) => fields.includes(field))),
    services: fields.includes(SERVICES) ? supplied.services : [],
    identityAttested: attested,
    attestation: attested ? supplied.attestation : null,
    warnings: supplied.warnings,
    ...(supplied.unusable ? { unusable: supplied.unusable } : {}),
  };
}

/** The application with what was supplied, and with what is missing and to be noticed then. */
export function withSupplied(application: Application, supplied: Supplied, procedure: Procedure): Application {
  const read = {
    ...application,
    values: { ...application.values, ...supplied.values },
    services: supplied.services.length > 0 ? supplied.services : application.services,
    identityAttested: application.identityAttested || supplied.identityAttested,
    attestation: supplied.attestation ?? application.attestation,
  };
  const given = fieldsOf(supplied);
  const missing = missingOf(read, procedure);
  const problems = Object.entries({ ...application.unusable, ...supplied.unusable });
  const unusable = Object.fromEntries(problems.filter(([field]) => missing.includes(field)));
  const about = (warning: string) => fieldOfWarning(warning, procedure);
  const outdated = (warning: string) => given.includes(about(warning) ?? '');
  // A word about a field that stands as it was would only confuse: the unusable value was not taken.
  const fitting = (warning: string) => {
    const field = about(warning);
    return field === null || given.includes(field) || missing.includes(field);
  };
  const kept = application.warnings.filter((warning) => !outdated(warning));
  const warnings = [...new Set([...kept, ...supplied.warnings.filter(fitting)])];
  const { unusable: _outdated, ...rest } = read;
  return { ...rest, ...(Object.keys(unusable).length > 0 ? { unusable } : {}), missing, warnings };
}

/** The field a warning judges; null when it is about the person or the request. */
function fieldOfWarning(warning: string, procedure: Procedure): string | null {
  if (warning === 'service-ambiguous') return SERVICES;
  const fields = Object.entries(procedure.fields);
  const named = fields.find(([field, { validator }]) =>
    [field, validator].some((word) => warning.startsWith(`${word}-`)),
  );
  return named ? named[0] : null;
}
