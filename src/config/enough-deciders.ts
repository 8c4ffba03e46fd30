/** Whether the staff of a configuration can give as many approvals as its policy asks for. */
import { isSamePerson, type Staff } from '../domain/rules/registry.ts';

interface Checked {
  readonly value: {
    readonly staff: readonly Staff[];
    readonly policy: { readonly approvals: Readonly<Record<'form' | 'office', number>> };
  };
  readonly issues: unknown[];
}

/** Adds a mistake for each route on which nothing could ever be approved: the same person under two addresses is one. */
export function enoughDeciders({ value, issues }: Checked): void {
  const { staff, policy } = value;
  const registry = { staff, offices: [], forms: [] };
  const deciding = staff.filter(({ role }) => role === 'decider').map(({ address }) => address);
  const people = deciding.filter(
    (one, at) => !deciding.slice(0, at).some((before) => isSamePerson(registry, one, before)),
  ).length;
  for (const [route, needed] of Object.entries(policy.approvals)) {
    if (needed <= people || needed === 1) continue;
    const message = `no more than there are deciders under staff (${people}, each person counted once); add one, or write 1`;
    issues.push({ code: 'custom', path: ['policy', 'approvals', route], message, input: needed });
  }
}
