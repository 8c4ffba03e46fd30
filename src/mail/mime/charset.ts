/** Character sets: which a command may be written in, and how its bytes become text without anything being guessed. */

type Known = 'utf-8' | 'us-ascii' | 'iso-2022-jp' | 'shift_jis' | 'euc-jp' | 'windows-1252';

/** Labels as mail programs write them, lower case; CP-numbers are Microsoft's names for what Japanese mail really uses. */
const LABELS: ReadonlyMap<string, Known> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['unicode-1-1-utf-8', 'utf-8'],
  ['us-ascii', 'us-ascii'],
  ['ascii', 'us-ascii'],
  ['ansi_x3.4-1968', 'us-ascii'],
  ['iso-2022-jp', 'iso-2022-jp'],
  ['iso-2022-jp-ms', 'iso-2022-jp'],
  ['csiso2022jp', 'iso-2022-jp'],
  ['cp50220', 'iso-2022-jp'],
  ['cp50221', 'iso-2022-jp'],
  ['cp50222', 'iso-2022-jp'],
  ['jis', 'iso-2022-jp'],
  ['shift_jis', 'shift_jis'],
  ['shift-jis', 'shift_jis'],
  ['sjis', 'shift_jis'],
  ['x-sjis', 'shift_jis'],
  ['ms_kanji', 'shift_jis'],
  ['cp932', 'shift_jis'],
  ['ms932', 'shift_jis'],
  ['windows-31j', 'shift_jis'],
  ['euc-jp', 'euc-jp'],
  ['x-euc-jp', 'euc-jp'],
  ['eucjp', 'euc-jp'],
  ['eucjp-ms', 'euc-jp'],
  ['eucjp-win', 'euc-jp'],
  ['cp51932', 'euc-jp'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
]);

const ESC = 0x1b;
const DOLLAR = 0x24;

/** The set that `label` names, or null when it is none a command may be written in; UTF-7 is never among them (threat P09). */
export function knownCharset(label: string): Known | null {
  return LABELS.get(label.trim().toLowerCase()) ?? null;
}

/** Whether `bytes` hold an escape to Japanese characters of ISO-2022-JP: 7-bit, and ESC `$` somewhere. */
export function looksLikeJis(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(ESC); at >= 0; at = bytes.indexOf(ESC, at + 1)) {
    if (bytes[at + 1] === DOLLAR) return bytes.every((byte) => byte < 0x80);
  }
  return false;
}

/** Where the escape sequence of ISO-2022-JP at `at` ends, or -1 when none stands there. */
function escapeEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== ESC) return -1;
  const set = String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
  return ['(B', '(J', '(I', '$@', '$B'].includes(set) ? at + 3 : -1;
}

/**
 * `bytes` of ISO-2022-JP without escapes that another follows at once. They change nothing, mail programs leave them where
 * they put encoded words or lines together, and the platform's decoder takes the second for a mistake.
 */
export function withoutIdleEscapes(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const end = escapeEnd(bytes, at);
    if (end >= 0 && escapeEnd(bytes, end) >= 0) at = end - 1;
    else kept[length++] = bytes[at] ?? 0;
  }
  return kept.subarray(0, length);
}

/** Decodes without replacing anything, or null. A byte order mark at the beginning is dropped. */
export function decodeAs(charset: string, bytes: Uint8Array): string | null {
  const plain = charset === 'iso-2022-jp' ? withoutIdleEscapes(bytes) : bytes;
  try {
    return new TextDecoder(charset, { fatal: true }).decode(plain);
  } catch {
    // RangeError: no such set; TypeError: these bytes are not of it.
    return null;
  }
}

/**
 * `bytes` as text in the set that `label` names (null: none was named), or null when they are not wholly of it. Without a
 * name they are UTF-8, or ISO-2022-JP when they hold its escapes; and so is what calls itself ASCII, for that is
 * what Japanese programs of old leave out.
 */
export function decodeStrictly(bytes: Uint8Array, label: string | null): string | null {
  const charset = label === null ? 'utf-8' : knownCharset(label);
  if (charset === null) return null;
  if ((label === null || charset === 'us-ascii') && looksLikeJis(bytes)) return decodeAs('iso-2022-jp', bytes);
  if (charset === 'us-ascii') return bytes.every((byte) => byte < 0x80) ? decodeAs('utf-8', bytes) : null;
  const text = decodeAs(charset, bytes);
  // Escapes left in a text would show a person something else than they show a program.
  return text?.includes('\u001b') ? null : text;
}
