/** A request in people's own words as an application: what was understood, from which line, and what is missing. */
import {
  type Application,
  ATTESTATION,
  type Route,
  SERVICES,
  type Unusable,
} from '../../domain/application/application.ts';
import { missingOf } from '../../domain/application/missing-fields.ts';
import type { Procedure } from '../../domain/rules/procedure.ts';
import { labelledLines } from './labels/labelled-lines.ts';
import { requestLanguage } from './values/language-of.ts';
import { showsNoStudent } from './values/not-student.ts';
import { readAttestation } from './values/read-attestation.ts';
import type { Circumstances } from './values/read-value.ts';
import { type FieldSource, type SettledField, settleField } from './values/settled-field.ts';
import { unusableOf } from './values/unusable.ts';

export type { FieldSource } from './values/settled-field.ts';

export interface ReadFrom extends Circumstances {
  readonly route: Route;
}

export interface ReadApplication {
  readonly application: Application;
  readonly sources: readonly FieldSource[];
  /** What was found for each field, its warnings among it. */
  readonly settled: ReadonlyMap<string, SettledField>;
}

/**
 * Reads the labelled lines of `text` above its signature. Never throws and never guesses: what is given twice, in two ways,
 * or cannot be used is missing, and `sources` says why.
 */
export function readApplication(text: string, from: ReadFrom): ReadApplication {
  const { procedure, route } = from;
  const lines = labelledLines(text, procedure);
  const values: Record<string, string> = {};
  const warnings: string[] = [];
  const found = new Map<string, SettledField>();
  const sources: FieldSource[] = [];
  for (const [field, definition] of Object.entries(procedure.fields)) {
    if (definition[route] === 'not-asked' || field === ATTESTATION) continue;
    const given = lines.given.filter((one) => one.word.field === field);
    const settled = settleField({ field, definition, given }, from);
    found.set(field, settled);
    warnings.push(...settled.warnings);
    sources.push(...settled.sources);
    if (settled.value !== null) values[field] = settled.value;
  }
  const { [SERVICES]: services, ...plain } = values;
  const attested = asksForAttestation(procedure, route) ? readAttestation(lines, procedure) : null;
  if (attested) sources.push(...attested.sources);
  if (procedure.rules.studentsOnly.includes(route) && showsNoStudent(lines, plain, procedure))
    warnings.push('not-student');

  const read = {
    route,
    language: requestLanguage(text, proseIn(plain, procedure)),
    values: plain,
    services: services === undefined ? [] : services.split(' '),
    identityAttested: attested?.attested ?? false,
    attestation: attested?.attestation ?? null,
    warnings: [...new Set(warnings)],
  };
  const missing = missingOf(read, procedure);
  const unusable = unusableOf(found, missing, statementProblem(attested?.sources ?? []));
  return { application: { ...read, missing, ...(unusable ? { unusable } : {}) }, sources, settled: found };
}

/** What the applicant said in their own words. */
export function proseIn(values: Readonly<Record<string, string>>, { fields }: Pick<Procedure, 'fields'>): string {
  return Object.entries(values)
    .flatMap(([field, value]) => (fields[field]?.validator === 'prose' ? [value] : []))
    .join('\n');
}

/** A statement that was taken back is asked for in other words than one that was never made. */
function statementProblem(sources: readonly FieldSource[]): Readonly<Record<string, Unusable>> {
  const denied = sources.some(({ problem }) => problem === 'denied');
  return denied ? { [ATTESTATION]: { word: 'denied' } } : {};
}

function asksForAttestation(procedure: Procedure, route: Route): boolean {
  const definition = procedure.fields[ATTESTATION];
  return definition !== undefined && definition[route] !== 'not-asked';
}
