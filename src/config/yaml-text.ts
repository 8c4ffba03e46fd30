/** Makes desk.yaml text ready for the YAML parser. */

/**
 * `database: sqlite::memory:` is what we tell people to write, but a plain YAML value may not end in a colon.
 * Quoting that one value here is kinder than an error about nested mappings. Nothing else is touched.
 */
export function quoteMemoryDatabase(text: string): string {
  return text.replace(/^([ \t]*database:[ \t]*)sqlite::memory:(?=[ \t]*(?:#.*)?\r?$)/gm, "$1'sqlite::memory:'");
}
