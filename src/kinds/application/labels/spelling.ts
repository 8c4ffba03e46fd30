/** How a word is spelled, apart from what does not count: width, case, spaces, kinds of hyphen, invisible characters. */

/** One character as it stands in a text, and what of it counts. */
export interface Sign {
  /** Offset of its first code unit. */
  readonly at: number;
  readonly end: number;
  /** Empty for spaces and invisible characters. */
  readonly key: string;
}

const HYPHENS = /^[\u2010-\u2015\u2212\uff0d\ufe58\ufe63]$/u;
const NOTHING = /^[\s\u200b-\u200f\u2060\ufeff\u00ad]$/u;
const APOSTROPHES = /^[\u2018\u2019\u02bc\uff07]$/u;

/** NFKD, unlike NFKC, can be had one character at a time: half-width kana and their voicing marks stay apart on both sides. */
function keyOf(character: string): string {
  let key = keys.get(character);
  if (key === undefined) {
    key = madeKey(character);
    if (keys.size < MOST_KEYS) keys.set(character, key);
  }
  return key;
}

/** Keys once made; no mail has more kinds of characters than this. */
const keys = new Map<string, string>();
const MOST_KEYS = 10_000;

function madeKey(character: string): string {
  if (NOTHING.test(character)) return '';
  if (HYPHENS.test(character)) return '-';
  if (APOSTROPHES.test(character)) return "'";
  return character.normalize('NFKD').toLowerCase().replaceAll(' ', '');
}

/** The characters of `text` from `from` on. */
export function signsOf(text: string, from = 0): readonly Sign[] {
  const signs: Sign[] = [];
  let at = from;
  for (const character of text.slice(from)) {
    signs.push({ at, end: at + character.length, key: keyOf(character) });
    at += character.length;
  }
  return signs;
}

/** All of `text` that counts. Two spellings of one word are equal. */
export function spell(text: string): string {
  return signsOf(text)
    .map((sign) => sign.key)
    .join('');
}

/** Full-width ASCII (U+FF01–FF5E) and the full-width space as their narrow selves, and nothing else: ② stays ②. */
export function narrow(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}
