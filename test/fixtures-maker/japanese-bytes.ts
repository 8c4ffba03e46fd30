/** Writes Japanese as bytes of the old sets, with the characters that only vendors have (㈱ ① 髙) and half-width kana. */

export type OldSet = 'jis' | 'euc' | 'sjis';

/** The two bytes of every character that the platform decodes from the set; where it has several, the vendor's own place. */
function pairsOf(
  label: string,
  first: readonly [number, number],
  second: readonly [number, number],
): Map<string, Buffer> {
  const decoder = new TextDecoder(label);
  const pairs = new Map<string, Buffer>();
  for (let high = first[0]; high <= first[1]; high += 1)
    for (let low = second[0]; low <= second[1]; low += 1) {
      const bytes = Buffer.from([high, low]);
      const character = decoder.decode(bytes);
      if ([...character].length === 1 && character !== '\ufffd' && character.charCodeAt(0) > 0x7f)
        pairs.set(character, bytes);
    }
  return pairs;
}

const EUC = pairsOf('euc-jp', [0xa1, 0xfe], [0xa1, 0xfe]);
const SJIS = pairsOf('shift_jis', [0x81, 0xfc], [0x40, 0xfc]);

function isHalfKana(character: string): boolean {
  return character >= '\uff61' && character <= '\uff9f';
}

function pairOf(character: string, pairs: ReadonlyMap<string, Buffer>): Buffer {
  const bytes = pairs.get(character);
  if (!bytes) throw new Error(`${character} is not of the set`);
  return bytes;
}

function eucBytes(character: string): Buffer {
  if (isHalfKana(character)) return Buffer.from([0x8e, character.charCodeAt(0) - 0xff61 + 0xa1]);
  return pairOf(character, EUC);
}

function sjisBytes(character: string): Buffer {
  return isHalfKana(character) ? Buffer.from([character.charCodeAt(0) - 0xff61 + 0xa1]) : pairOf(character, SJIS);
}

/** With the escapes of CP50221: `ESC $ B` for two bytes, `ESC ( I` for half-width kana; each line ends in ASCII. */
function jisBytes(text: string): Buffer {
  const pieces: Buffer[] = [];
  let set = '(B';
  const goTo = (next: string) => {
    if (next !== set) pieces.push(Buffer.from(`\u001b${next}`, 'latin1'));
    set = next;
  };
  for (const character of text) {
    const ascii = character.charCodeAt(0) < 0x80;
    goTo(ascii ? '(B' : isHalfKana(character) ? '(I' : '$B');
    if (ascii) pieces.push(Buffer.from(character));
    else if (isHalfKana(character)) pieces.push(Buffer.from([character.charCodeAt(0) - 0xff61 + 0x21]));
    else pieces.push(Buffer.from(eucBytes(character).map((byte) => byte & 0x7f)));
  }
  goTo('(B');
  return Buffer.concat(pieces);
}

/** `text` in the set; fails for a character that is not of it. */
export function japaneseBytes(text: string, set: OldSet): Buffer {
  if (set === 'jis') return jisBytes(text);
  const bytesOf = set === 'euc' ? eucBytes : sjisBytes;
  return Buffer.concat([...text].map((one) => (one.charCodeAt(0) < 0x80 ? Buffer.from(one) : bytesOf(one))));
}
