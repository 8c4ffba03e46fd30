/** What may stand in a header of ours: checked here, before any library sees it (threats O03, O06). */
import { strictAddress } from '../mail/header/address.ts';

/** Control characters, DEL, NEL and the Unicode line ends: whatever could end a header line somewhere. */
const ENDS_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;
const MESSAGE_ID = /^<[!-;=?-~]{1,240}>$/;

/** `value` itself; throws when it could break out of its header, for then something before this is wrong. */
export function headerValue(name: string, value: string): string {
  if (ENDS_A_LINE.test(value)) throw new Error(`the ${name} of a letter holds a control character`);
  return value;
}

/** One plain address and nothing else: no name, no list, no group, no quotes. */
export function oneAddress(name: string, value: string): string {
  if (strictAddress(value) === null) throw new Error(`the ${name} of a letter is not one plain address`);
  return value;
}

/** A Message-ID that others chose, when it is fit to be repeated; null otherwise, for a thread is not worth a risk. */
export function foreignMessageId(value: string | null): string | null {
  return value !== null && MESSAGE_ID.test(value) ? value : null;
}
