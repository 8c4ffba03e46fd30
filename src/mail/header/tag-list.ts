/** Reads the tag lists of DKIM: signatures and key records (RFC 6376 §3.2). */

const TAG = /^[ \t]*([A-Za-z][A-Za-z0-9_]*)[ \t]*=([ -:<-~\t]*)$/;

/**
 * Marks that have no business in the tags we need. A library that takes them for quotes or comments would read another
 * list than we do.
 */
const AMBIGUOUS = /["'()\\]/;

/** The tags of `value`, unfolded, without the blanks around each; null when it is malformed, ambiguous, or names a tag twice. */
export function readTags(value: string): ReadonlyMap<string, string> | null {
  if (AMBIGUOUS.test(value)) return null;
  const specs = value.split(';');
  // One semicolon may stand at the end.
  if (specs.at(-1)?.trim() === '') specs.pop();
  const tags = new Map<string, string>();
  const seen = new Set<string>();
  for (const spec of specs) {
    const [, name, text] = TAG.exec(spec) ?? [];
    if (name === undefined || text === undefined || seen.has(name.toLowerCase())) return null;
    seen.add(name.toLowerCase());
    tags.set(name, text.trim());
  }
  return tags;
}
