/** A form's notification, read by its layout and by position: what the form verified stands first, in order, before anything was typed. */
import type { Application, Attestation } from '../../../domain/application/application.ts';
import { SERVICES } from '../../../domain/application/application.ts';
import { missingOf } from '../../../domain/application/missing-fields.ts';
import type { IncomingMail } from '../../../mail/incoming-mail.ts';
import { proseIn } from '../read-application.ts';
import { requestLanguage } from '../values/language-of.ts';
import { showsNoStudent } from '../values/not-student.ts';
import type { Circumstances } from '../values/read-value.ts';
import { type FieldSource, type SettledField, settleField } from '../values/settled-field.ts';
import { unusableOf } from '../values/unusable.ts';
import { type FormPart, formParts } from './form-parts.ts';
import type { IntakeLayout } from './intake-layout.ts';

export type FormReading =
  | { readonly application: Application; readonly sources: readonly FieldSource[] }
  /** The mail does not fit the layout; `seen` names what did not, and never a value. */
  | { readonly unreadable: string };

/**
 * Typed text can never become a verified field: verified labels are looked for only above the first typed one, each on
 * its own line, in the layout's order (threat F01). Anything that does not fit makes the whole mail unreadable.
 */
export function readForm(
  mail: Pick<IncomingMail, 'text' | 'header'>,
  layout: IntakeLayout,
  circumstances: Circumstances,
): FormReading {
  const parts = formParts(mail, layout);
  return 'unreadable' in parts ? parts : fromParts(parts.parts, layout, circumstances);
}

function fromParts(parts: readonly FormPart[], layout: IntakeLayout, circumstances: Circumstances): FormReading {
  const { procedure } = circumstances;
  const { route } = layout;
  const values: Record<string, string> = {};
  const warnings: string[] = [];
  const sources: FieldSource[] = [];
  const found = new Map<string, SettledField>();
  for (const [field, definition] of Object.entries(procedure.fields)) {
    const given = parts.filter((part) => part.field === field).map(({ given }) => given);
    if (given.length === 0 || definition[route] === 'not-asked') continue;
    const settled = settleField({ field, definition, given }, { ...circumstances, route });
    found.set(field, settled);
    warnings.push(...settled.warnings);
    sources.push(...settled.sources);
    if (settled.value !== null) values[field] = settled.value;
  }
  const { [SERVICES]: services, ...plain } = values;
  const attestation: Attestation | null = layout.identityAttested
    ? { by: null, method: layout.attestationMethod, on: null }
    : null;
  if (procedure.rules.studentsOnly.includes(route) && showsNoStudent({ given: [], loose: [] }, plain, procedure)) {
    warnings.push('not-student');
  }
  const typed = parts.filter((part) => part.typed).flatMap(({ given }) => given.lines);
  const labels = parts.map(({ label }) => label);
  const read = {
    route,
    language: requestLanguage([...labels, ...typed].join('\n'), proseIn(plain, procedure)),
    values: plain,
    services: services === undefined ? [] : services.split(' '),
    identityAttested: layout.identityAttested,
    attestation,
    warnings: [...new Set(warnings)],
  };
  const missing = missingOf(read, procedure);
  const unusable = unusableOf(found, missing);
  return { application: { ...read, missing, ...(unusable ? { unusable } : {}) }, sources };
}
