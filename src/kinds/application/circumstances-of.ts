/** What values are judged by, from what the desk knows. */
import type { Knowledge } from '../knowledge.ts';
import type { Circumstances } from './values/read-value.ts';

/** Nobody who asks for help is reached at an address of the desk, its staff, an office or a form. */
export function circumstancesOf({
  desk,
  registry,
  procedure,
  policy,
  deadDomains = [],
}: Pick<Knowledge, 'desk' | 'registry' | 'procedure' | 'policy' | 'deadDomains'>): Circumstances {
  const officeAddresses = [
    desk.address,
    ...registry.staff.map((member) => member.address),
    ...registry.offices.flatMap((office) => [office.address, ...office.senders]),
    ...registry.forms.map((form) => form.from),
  ];
  return { procedure, policy, officeAddresses, deadDomains };
}
