/** Which required fields of an application have no usable value. */

import type { Procedure } from '../rules/procedure.ts';
import { type Application, ATTESTATION, SERVICES } from './application.ts';

/** Field ids in the procedure's order. */
export function missingOf(
  read: Pick<Application, 'route' | 'values' | 'services' | 'identityAttested'>,
  procedure: Pick<Procedure, 'fields'>,
): readonly string[] {
  const given = (field: string) => {
    if (field === SERVICES) return read.services.length > 0;
    if (field === ATTESTATION) return read.identityAttested;
    return Object.hasOwn(read.values, field);
  };
  return Object.entries(procedure.fields)
    .filter(([field, definition]) => definition[read.route] === 'required' && !given(field))
    .map(([field]) => field);
}
