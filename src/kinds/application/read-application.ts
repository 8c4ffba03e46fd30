/** A request in people's own words as an application: what was understood, from which line, and what is missing. */
import { type Application, ATTESTATION, type Route, SERVICES } from '../../domain/application.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { labelledLines } from './labelled-lines.ts';
import { languageOf } from './language-of.ts';
import { missingOf } from './missing-fields.ts';
import { showsNoStudent } from './not-student.ts';
import { readAttestation } from './read-attestation.ts';
import type { Circumstances } from './read-value.ts';
import { type FieldSource, settleField } from './settled-field.ts';

export type { FieldSource } from './settled-field.ts';

export interface ReadFrom extends Circumstances {
  readonly route: Route;
  /** The text came from a forwarded part, and not from the sender's own words. */
  readonly forwarded?: boolean;
}

/**
 * Reads the labelled lines of `text` above its signature. Never throws and never guesses: what is given twice, in two ways,
 * or cannot be used is missing, and `sources` says why.
 */
export function readApplication(
  text: string,
  from: ReadFrom,
): { readonly application: Application; readonly sources: readonly FieldSource[] } {
  const { procedure, route } = from;
  const lines = labelledLines(text, procedure);
  const values: Record<string, string> = {};
  const warnings: string[] = from.forwarded ? ['forwarded'] : [];
  const sources: FieldSource[] = [];
  for (const [field, definition] of Object.entries(procedure.fields)) {
    if (definition[route] === 'not-asked' || field === ATTESTATION) continue;
    const given = lines.given.filter((one) => one.word.field === field);
    const settled = settleField({ field, definition, given }, from);
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
    language: languageOf(text),
    values: plain,
    services: services === undefined ? [] : services.split(' '),
    identityAttested: attested?.attested ?? false,
    attestation: attested?.attestation ?? null,
    warnings: [...new Set(warnings)],
  };
  return { application: { ...read, missing: missingOf(read, procedure) }, sources };
}

function asksForAttestation(procedure: Procedure, route: Route): boolean {
  const definition = procedure.fields[ATTESTATION];
  return definition !== undefined && definition[route] !== 'not-asked';
}
