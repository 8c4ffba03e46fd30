/** The keys of the desk: one secret from the configuration becomes one key for each purpose (RFC 5869, HKDF-SHA256). */
import { createHmac, hkdfSync } from 'node:crypto';

export const PURPOSES = [
  'contentKey',
  'token',
  'messageId',
  'ledger',
  'audit',
  'bounce',
  'confidential',
  'origin',
] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface Key {
  /** Says which key made a hash without saying anything about the key; stored beside what must be checked years later. */
  readonly id: string;
  readonly secret: Buffer;
}

export type Keys = Readonly<Record<Purpose, Key>>;

const SALT = 'salvage-desk keys 1';
const ID_BYTES = 6;

function expand(secretKey: string, info: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, SALT, info, bytes));
}

function keyFor(secretKey: string, purpose: Purpose): Key {
  return {
    id: expand(secretKey, `${purpose} id`, ID_BYTES).toString('hex'),
    secret: expand(secretKey, purpose, 32),
  };
}

/** The keys that `secretKey` stands for; the same secret always gives the same keys. */
export function deriveKeys(secretKey: string): Keys {
  return {
    contentKey: keyFor(secretKey, 'contentKey'),
    token: keyFor(secretKey, 'token'),
    messageId: keyFor(secretKey, 'messageId'),
    ledger: keyFor(secretKey, 'ledger'),
    audit: keyFor(secretKey, 'audit'),
    bounce: keyFor(secretKey, 'bounce'),
    confidential: keyFor(secretKey, 'confidential'),
    origin: keyFor(secretKey, 'origin'),
  };
}

/** HMAC-SHA256 in hexadecimal over `parts`; each part is measured, so that no two lists of parts look alike. */
export function keyedHash(key: Key, ...parts: readonly string[]): string {
  const hash = createHmac('sha256', key.secret);
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}
