/** The office in whose name a request is made that does not come from its address: what was typed selects it, and proves nothing. */
import { type Office, officeAt, type Registry } from '../../domain/rules/registry.ts';
import { addressLike } from '../../mail/header/address.ts';
import { spell } from '../application/labels/spelling.ts';

/**
 * The one office whose address stands in `addresses`, else the one whose faculty is named in the first of `faculties` that
 * names any; null when there is none or more than one. Only its registered address will ever be asked.
 */
export function whichOffice(
  addresses: readonly string[],
  faculties: readonly string[],
  registry: Registry,
): Office | null {
  const typed = addresses.flatMap(addressLike).flatMap((address) => officeAt(registry, address) ?? []);
  const [byAddress, ...moreAddresses] = new Set(typed);
  if (byAddress) return moreAddresses.length === 0 ? byAddress : null;
  const named = faculties
    .map(spell)
    .map((said) =>
      registry.offices.filter((office) => office.faculties.some((faculty) => said.includes(spell(faculty)))),
    );
  const [byFaculty, ...moreFaculties] = named.find((offices) => offices.length > 0) ?? [];
  return byFaculty && moreFaculties.length === 0 ? byFaculty : null;
}
