/** Tables for spreadsheet programs (RFC 4180), in which nothing that a person typed becomes a formula (threat V03). */

/**
 * What spreadsheet programs read as the beginning of a formula (ASVS 1.2.10), also in full width; a line feed, because what
 * follows it may be read like a cell of its own.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those that programs skip before a formula
const BEGINS_A_FORMULA = /^[\s\u0000\uFEFF]*[=+\-@\t\r\n\u0000＝＋－＠]/u;

/** Without it spreadsheet programs take Japanese for another charset. */
const BYTE_ORDER_MARK = '\uFEFF';

/** One cell, always quoted: where the program expects semicolons, a comma-separated line must not fall apart into cells. */
export function csvCell(value: string): string {
  const harmless = BEGINS_A_FORMULA.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** The whole file; lines end with CR LF (RFC 4180 §2). */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}
