/** Comparing the domains of signatures with those of addresses and of the registry. */

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** Whether `domain` is one of those registered: the whole name, label by label, and nothing above or below it (threat S15). */
export function isRegistered(domain: string | null, signers: readonly string[]): boolean {
  return domain !== null && signers.some((signer) => signer.toLowerCase() === domain.toLowerCase());
}

/** Whether one lies under the other. That proves nothing (threat S03); it only tells apart whom a person would want to look at. */
export function isRelated(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}
