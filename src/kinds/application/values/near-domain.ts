/** Whether a domain is one slip of the keyboard away from a well-known one: a letter too many, too few, wrong, or two swapped. */

/** Below this length too many real domains lie close together. */
const SHORTEST = 8;

export function isNearlyFamiliar(domain: string, familiar: readonly string[]): boolean {
  return !familiar.includes(domain) && familiar.some((known) => known.length >= SHORTEST && isOneSlip(domain, known));
}

function isOneSlip(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [rest, otherRest] = [one.slice(at), other.slice(at)];
  if (one.length > other.length) return rest.slice(1) === otherRest;
  if (one.length < other.length) return rest === otherRest.slice(1);
  const swapped = rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2);
  return swapped || rest.slice(1) === otherRest.slice(1);
}
