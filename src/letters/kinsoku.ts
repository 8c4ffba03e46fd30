/** Which characters a line end may stand between: kinsoku (JIS X 4051), words in Latin letters whole, a day with its hour as one. */

/** No line begins with these. */
const NOT_FIRST = new Set(
  '、。，．,.・：；:;？！?!）)」』】〕〉》］｝]}’”ー々ゝゞヽヾ…‥〜～％%ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ',
);
/** No line ends with these. */
const NOT_LAST = new Set('（(「『【〔〈《［｛[{‘“');
/** A number and its counter stay together: 6月 is never cut after the 6. */
const COUNTERS = new Set('年月日時分秒件回名通営業万円号桁');

/** A word in Latin letters, digits and signs; everything else breaks between any two characters. */
const WORD = /[!-~\u00a1-\u02ff]/;

/** What is read as one thing: a day with its hour, and quoted words, which are often to be typed as they stand. */
const ONE_THING =
  /\d{4}年\d{1,2}月\d{1,2}日（.）(?:\d{2}:\d{2}(?:（[^（）]{1,8}）)?)?|\b[A-Z][a-z]{2,5}day \d{1,2} [A-Z][a-z]{2,8} \d{4}|「[^「」]{1,20}」|"[^"]{1,32}"/g;

/** What a character is to a line end, as bits. */
const IN_WORD = 1;
const NEVER_FIRST = 2;
const NEVER_LAST = 4;
const DIGIT = 8;
const COUNTER = 16;
const BLANK = 32;
const LOOKED_UP = 64;

/** The bits of each UTF-16 unit that has been looked up. */
const KNOWN = new Uint8Array(0x10000);

function signsOf(character: string): number {
  // None of the registers holds a character of two units.
  if (character.length > 1) return 0;
  const unit = character.charCodeAt(0);
  const known = KNOWN[unit] ?? 0;
  if (known > 0) return known;
  const found =
    LOOKED_UP |
    (WORD.test(character) ? IN_WORD : 0) |
    (NOT_FIRST.has(character) ? NEVER_FIRST : 0) |
    (NOT_LAST.has(character) ? NEVER_LAST : 0) |
    (/\d/.test(character) ? DIGIT : 0) |
    (COUNTERS.has(character) ? COUNTER : 0) |
    (character === ' ' || character === '　' ? BLANK : 0);
  KNOWN[unit] = found;
  return found;
}

/** Where in `text` no line may end, by the index of the character before; null when nowhere. */
function insideOneThing(text: string): ReadonlySet<number> | null {
  let inside: Set<number> | null = null;
  for (const { index, 0: thing } of text.matchAll(ONE_THING)) {
    inside ??= new Set();
    for (let at = index; at < index + thing.length - 1; at += 1) inside.add(at);
  }
  return inside;
}

/** The longest pieces of `text` that no line end may part. */
export function pieces(text: string): string[] {
  const inside = insideOneThing(text);
  const found: string[] = [];
  let begin = 0;
  let before = 0;
  let at = 0;
  for (const character of text) {
    const signs = signsOf(character);
    if (at > begin && !inside?.has(at - 1) && !staysTogether(before, signs)) {
      found.push(text.slice(begin, at));
      begin = at;
    }
    before = signs;
    at += character.length;
  }
  if (at > begin) found.push(text.slice(begin));
  return found;
}

function staysTogether(before: number, after: number): boolean {
  if (((before | after) & BLANK) !== 0) return false;
  if ((before & after & IN_WORD) !== 0) return true;
  if ((after & NEVER_FIRST) !== 0 || (before & NEVER_LAST) !== 0) return true;
  return (before & DIGIT) !== 0 && (after & COUNTER) !== 0;
}

/** Whether `character` belongs into a word in Latin letters, digits and signs. */
export function isInWord(character: string): boolean {
  return (signsOf(character) & IN_WORD) !== 0;
}
