/** Names that the public DNS has been told to know nothing of, so that asking it would say nothing about a mailbox. */

/** RFC 6761 §6, RFC 6762 §3, RFC 7686 §2, RFC 8375 §3, RFC 9476 §2, and ICANN's `internal`. The names under `example.com` are ordinary ones there. */
const SPECIAL_USE = ['alt', 'arpa', 'example', 'internal', 'invalid', 'local', 'localhost', 'onion', 'test'] as const;

/** Whether `domain` ends in such a name, or has no dot at all. */
export function isSpecialUse(domain: string): boolean {
  const labels = domain.toLowerCase().split('.');
  return labels.length < 2 || SPECIAL_USE.some((name) => name === labels.at(-1));
}
