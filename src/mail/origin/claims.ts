/** Whom a mail that cannot be read claims to concern: a lenient look at its head, believed by nobody. */
import { addressesIn, addressLike } from '../header/address.ts';
import { messageIdsIn } from '../header/header.ts';

const HEAD = 256 * 1024;
const MOST_CLAIMS = 100;
const FROM_LIKE = /^[^\n:]{0,20}(?:from|sender|reply-to|return-path)[^\n:]{0,20}:/i;
const TO_LIKE = /^[^\n:]{0,20}(?:to|cc|recipient)[^\n:]{0,10}:/i;

/** The lines of the head, folded ones joined; whatever any parser might take for a line end is one. */
function headLines(raw: Uint8Array): readonly string[] {
  const head = new TextDecoder('latin1').decode(raw.subarray(0, HEAD));
  const end = /\n\r?\n/.exec(head)?.index ?? head.length;
  return head
    .slice(0, end)
    .replace(/\r?[\r\n][ \t]+/g, ' ')
    .replaceAll('\u0000', '\n')
    .split(/[\r\n]+/);
}

/** Address-like texts of From-like lines, and the desk's plus-addresses among the recipients; lower case, at most a hundred. */
export function claimsOf(raw: Uint8Array, deskAddress: string): readonly string[] {
  const at = deskAddress.lastIndexOf('@');
  const before = `${deskAddress.slice(0, at)}+`.toLowerCase();
  const after = deskAddress.slice(at).toLowerCase();
  const claims = new Set<string>();
  for (const line of headLines(raw)) {
    if (FROM_LIKE.test(line)) for (const address of addressLike(line.slice(0, 16_384))) claims.add(address);
    if (!TO_LIKE.test(line)) continue;
    for (const address of addressesIn(line))
      if (address.startsWith(before) && address.endsWith(after)) claims.add(address);
  }
  return [...claims].slice(0, MOST_CLAIMS);
}

/** The first thing of the shape of a Message-ID in a line of that name, or null. */
export function claimedMessageId(raw: Uint8Array): string | null {
  const line = headLines(raw).find((text) => /^message-id[ \t]*:/i.test(text));
  return messageIdsIn(line ?? null)[0] ?? null;
}
