/** Makes texts comparable: for matching words only, never for keeping (NFKC turns ② before a number into another digit). */

/** `text` with compatibility forms, case and runs of white space made equal, and none of that at its ends. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** `text` with full-width ASCII (U+FF01–FF5E) and the full-width space as their ASCII forms, and nothing else changed: for values. */
export function foldDigits(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}
