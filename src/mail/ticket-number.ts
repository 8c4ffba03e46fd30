/**
 * Ticket numbers such as `CDS-2026-0042-K`: what people type, read out and mistype.
 *
 * The last character checks the digits of year and running number, after the pure systems of ISO/IEC 7064, with
 * modulus 23 and radix 5. The weights are powers of a primitive root of a prime, so every single wrong digit and every
 * transposition of two digits is caught, not only of neighbours; a wrong check letter always is. It stands for one of 23
 * letters, A–Z without I, L and O, which are read as digits.
 */

const CHECK_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const MODULUS = CHECK_LETTERS.length;
const RADIX = 5;
/** What a right number leaves; ISO 7064 takes 1, ours makes the example in our documents a right one. */
const REMAINDER = 11;
const LEAST_DIGITS = 4;
const MOST_DIGITS = 7;

function checkLetter(digits: string): string {
  let sum = 0;
  for (const digit of digits) sum = ((sum + Number(digit)) * RADIX) % MODULUS;
  return CHECK_LETTERS.charAt((MODULUS + REMAINDER - sum) % MODULUS);
}

/** The number of the `running`-th ticket of `year`, from 1; the running number has at least four digits. */
export function makeTicketNumber(prefix: string, year: number, running: number): string {
  const digits = String(running).padStart(LEAST_DIGITS, '0');
  return `${prefix}-${year}-${digits}-${checkLetter(`${year}${digits}`)}`;
}

const LONGEST_TEXT = 200_000;
const MOST_NUMBERS = 20;
/** Dashes and minus signs that keyboards and phones put for a hyphen (U+30FC is the Japanese long vowel mark). */
const DASHES = /[\u2010-\u2015\u2212\u30fc]/g;

/**
 * Ticket numbers of `prefix` in `text` with a right check letter, each once, in the order they stand. Case, full width
 * and the kind of dash do not matter.
 */
export function ticketNumbersIn(prefix: string, text: string): readonly string[] {
  const folded = text.slice(0, LONGEST_TEXT).normalize('NFKC').replace(DASHES, '-').toUpperCase();
  const start = prefix.toUpperCase().replace(/[^A-Z0-9]/g, '\\$&');
  const shape = new RegExp(
    `(?<![A-Z0-9])${start}-(\\d{4})-(\\d{${LEAST_DIGITS},${MOST_DIGITS}})-([A-Z])(?![A-Z0-9])`,
    'g',
  );
  const found = new Set<string>();
  for (const [, year, running, letter] of folded.matchAll(shape)) {
    const number = makeTicketNumber(prefix, Number(year), Number(running));
    if (number.endsWith(`-${running}-${letter}`)) found.add(number);
    if (found.size === MOST_NUMBERS) break;
  }
  return [...found];
}
