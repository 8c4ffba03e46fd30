/** What a mail is known by: a keyed hash over what its sender wrote (design §7). */
import { createHmac } from 'node:crypto';

export interface MailContent {
  readonly from: string;
  /** The Date and Subject values as they stand in the header. */
  readonly date: string;
  readonly subject: string;
  /** Tokens of ours it is addressed to: the same words to two letters are two mails. */
  readonly tokens: readonly string[];
  /** The decoded text. */
  readonly text: string;
  /** Encoded sizes of the parts the text was not taken from. */
  readonly otherSizes: readonly number[];
}

/** Each piece is preceded by its length, so that no two lists of pieces look alike. */
function keyedHash(key: Uint8Array, pieces: readonly (string | Uint8Array)[]): string {
  const hash = createHmac('sha256', key);
  for (const piece of pieces) hash.update(`${Buffer.byteLength(piece)}:`).update(piece);
  return hash.digest('hex');
}

/** Blanks at folds and at the ends of lines, and the transfer encoding, are the servers' to change; they are no content. */
function settled(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim();
}

/**
 * The content key in hexadecimal. Message-ID is no part of it (senders choose it), nor are trace fields and evidence:
 * the same mail delivered twice, or forged ahead of the real one, has one key.
 */
export function contentKey(key: Uint8Array, content: MailContent): string {
  const { from, date, subject, tokens, text, otherSizes } = content;
  const sizes = otherSizes.join(',');
  return keyedHash(key, [
    'mail 1',
    from,
    settled(date),
    settled(subject),
    tokens.toSorted().join(','),
    settled(text),
    sizes,
  ]);
}

/** The key of a mail that could not be read: over its bytes as they are. */
export function unreadableKey(key: Uint8Array, raw: Uint8Array): string {
  return keyedHash(key, ['unreadable 1', raw]);
}
