/** Text for people out of bytes whose label is missing or wrong. Nothing here is read for commands. */
import Encoding from 'encoding-japanese';
import { decodeAs, decodeStrictly, knownCharset, looksLikeJis, withoutIdleEscapes } from '../../mail/mime/charset.ts';

/** Sets that must never be decoded, whatever a mail says: text hides in them from every other reader (threat P09). */
const HOSTILE = /^(?:x-)?(?:unicode-1-1-)?utf-?(?:7|16|32)/i;

/** JIS X 0212, which the platform's decoder does not know. */
const SUPPLEMENTARY = '\u001b$(D';

function fromJis(bytes: Uint8Array): string {
  if (!Buffer.from(bytes).includes(SUPPLEMENTARY)) return decodeLoosely('iso-2022-jp', withoutIdleEscapes(bytes));
  return Encoding.codeToString(Encoding.convert(bytes, { from: 'JIS', to: 'UNICODE' }));
}

/**
 * Tries what Japanese mail is really written in: by detection, only when every byte is of the set found, and only when it
 * makes Japanese. A lone accented letter of a European set pairs with its neighbour into one character, not into two.
 */
function guessJapanese(bytes: Uint8Array): string | null {
  const detected = Encoding.detect(bytes, ['EUCJP', 'SJIS']);
  const text = decodeAs(detected === 'EUCJP' ? 'euc-jp' : 'shift_jis', bytes);
  const makesWords = text !== null && /[\u3000-\u9fff\uff00-\uffef]{2}/.test(text) && !/[\ue000-\uf8ff]/.test(text);
  return makesWords ? text : null;
}

/** Decodes what can be decoded and puts U+FFFD for the rest. */
function decodeLoosely(charset: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * `bytes` as text, by their label when they are wholly of it; else as ISO-2022-JP when they hold its escapes, as UTF-8, as
 * another set of the label's name, as detected Japanese; else with U+FFFD where nothing fits. Never fails.
 */
export function readableText(bytes: Uint8Array, label: string | null): string {
  const strict = decodeStrictly(bytes, label);
  if (strict !== null) return strict;
  if (looksLikeJis(bytes)) return fromJis(bytes);
  const usable = label !== null && !HOSTILE.test(label.trim()) ? label.trim() : null;
  const other = usable !== null && knownCharset(usable) === null ? usable : null;
  return (
    decodeAs('utf-8', bytes) ??
    (other ? decodeAs(other, bytes) : null) ??
    guessJapanese(bytes) ??
    decodeLoosely(other ?? (usable ? (knownCharset(usable) ?? 'utf-8') : 'windows-1252'), bytes)
  );
}
