/** Takes the transfer encoding off a part's bytes (RFC 2045 §6): once, and saying whether they kept to its rules. */

export interface DecodedBytes {
  readonly bytes: Uint8Array;
  /** False when something had to be guessed or dropped; such bytes carry no command (threat P10). */
  readonly sound: boolean;
}

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
const EQUALS = 0x3d;

/** Decodes `raw` by the value of its Content-Transfer-Encoding (null: there is none, which means 7bit). */
export function transferDecoded(raw: Uint8Array, encoding: string | null): DecodedBytes {
  switch ((encoding ?? '7bit').trim().toLowerCase()) {
    case '7bit':
    case '8bit':
    case 'binary':
      return { bytes: raw, sound: true };
    case 'quoted-printable':
      return fromQuotedPrintable(raw);
    case 'base64':
      return fromBase64(raw);
    default:
      return { bytes: raw, sound: false };
  }
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const upper = byte & 0xdf;
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : -1;
}

/** The end of a run of blanks that a line end, or the end of all, follows; -1 when something else does. */
function blanksToLineEnd(raw: Uint8Array, from: number): number {
  let at = from;
  while (raw[at] === SPACE || raw[at] === TAB) at += 1;
  if (at === raw.length || raw[at] === LF) return at;
  return raw[at] === CR && raw[at + 1] === LF ? at : -1;
}

function fromQuotedPrintable(raw: Uint8Array): DecodedBytes {
  const bytes = new Uint8Array(raw.length);
  let length = 0;
  let sound = true;
  for (let at = 0; at < raw.length; at += 1) {
    const byte = raw[at] ?? 0;
    if (byte === SPACE || byte === TAB) {
      const end = blanksToLineEnd(raw, at);
      // Blanks before a line end were added on the way (rule 3).
      if (end >= 0) at = end - 1;
      else bytes[length++] = byte;
      if (end < 0) for (; raw[at + 1] === SPACE || raw[at + 1] === TAB; at += 1) bytes[length++] = raw[at + 1] ?? SPACE;
      continue;
    }
    if (byte !== EQUALS) {
      if (byte >= 0x80) sound = false;
      bytes[length++] = byte;
      continue;
    }
    const high = hexValue(raw[at + 1]);
    const low = hexValue(raw[at + 2]);
    const softEnd = blanksToLineEnd(raw, at + 1);
    if (high >= 0 && low >= 0) {
      bytes[length++] = high * 16 + low;
      at += 2;
    } else if (softEnd >= 0) at = raw[softEnd] === CR ? softEnd + 1 : softEnd;
    else {
      sound = false;
      bytes[length++] = byte;
    }
  }
  return { bytes: bytes.subarray(0, length), sound };
}

const SEXTETS = new Int8Array(256).fill(-1);
for (const [value, character] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  SEXTETS[character.charCodeAt(0)] = value;

function fromBase64(raw: Uint8Array): DecodedBytes {
  const bytes = new Uint8Array(Math.ceil((raw.length * 3) / 4));
  let length = 0;
  let sound = true;
  let held = 0;
  let bits = 0;
  let padding = 0;
  for (const byte of raw) {
    const sextet = SEXTETS[byte] ?? -1;
    if (byte === EQUALS) padding += 1;
    else if (sextet < 0) sound &&= byte === LF || byte === CR || byte === SPACE || byte === TAB;
    else {
      // Another encoded text after the padding of the first: lists append footers so.
      if (padding > 0) [sound, bits, padding] = [false, 0, 0];
      held = ((held << 6) | sextet) & 0xffff;
      bits += 6;
      if (bits < 8) continue;
      bits -= 8;
      bytes[length++] = (held >> bits) & 0xff;
    }
  }
  // Whole groups of four leave no bits over; two and four left over are what one and two `=` stand for.
  sound &&= bits === padding * 2;
  return { bytes: bytes.subarray(0, length), sound };
}
