/** How many columns text takes in a mail: characters of Chinese, Japanese and Korean take two (Unicode UAX #11). */

/**
 * Wide and full-width characters, and those that are wide in a Japanese font only (circled digits, ■, ※, …, quotation
 * marks, Greek and Cyrillic): counted as two, for a line may be too short but never too long.
 */
const WIDE =
  /[\u00a7\u00a8\u00b0\u00b1\u00b4\u00b6\u00d7\u00f7\u0370-\u04ff\u1100-\u115f\u2010-\u2027\u2030-\u205e\u2100-\u27bf\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** One more than the columns of each UTF-16 unit that has been looked up; 0 for the others. A letter asks ten thousand times for the same few. */
const KNOWN = new Uint8Array(0x10000);

function lookUp(character: string): number {
  return NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}

/** Columns of one character. */
export function columnsOf(character: string): number {
  if (character.length > 1) return lookUp(character);
  const unit = character.charCodeAt(0);
  const known = KNOWN[unit] ?? 0;
  if (known > 0) return known - 1;
  const columns = lookUp(character);
  KNOWN[unit] = columns + 1;
  return columns;
}

/** Columns of a line. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
}
