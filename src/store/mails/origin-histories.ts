/** Keeps, by a keyed hash of the address, what its mails with possession have shown of their origin. */
import type { EntityManager } from 'typeorm';
import type { OriginHistory } from '../../mail/origin/origin-history.ts';
import { ORIGIN } from '../entities/origin.ts';
import { type Key, keyedHash } from '../keys.ts';

function hashOf(key: Key, address: string): string {
  return keyedHash(key, address.toLowerCase());
}

export async function readOriginHistory(manager: EntityManager, key: Key, address: string): Promise<OriginHistory> {
  const row = await manager.findOneBy(ORIGIN, { addressHash: hashOf(key, address) });
  return [...(row?.marks ?? '')].map((mark) => mark === 'p');
}

export async function writeOriginHistory(
  manager: EntityManager,
  key: Key,
  address: string,
  history: OriginHistory,
): Promise<void> {
  const marks = history.map((proven) => (proven ? 'p' : 'u')).join('');
  await manager.upsert(ORIGIN, { addressHash: hashOf(key, address), marks }, ['addressHash']);
}
