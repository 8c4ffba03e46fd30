/** Possession tokens: kept as keyed hashes, bound to the letter that carried them, alive once. */
import { type EntityManager, In } from 'typeorm';
import type { Instant } from '../../domain/time.ts';
import { OUTBOX, TOKEN, type TokenRow } from '../entities/outbox.ts';
import { type Key, keyedHash } from '../keys.ts';
import { hasRow } from '../rows/read-rows.ts';
import { insertRows } from '../rows/write-rows.ts';
import type { OutboxEntry } from '../transaction.ts';

/** Tokens travel in addresses, whose case does not survive every mail program. */
export function tokenHash(key: Key, token: string): string {
  return keyedHash(key, token.toLowerCase());
}

export function isAlive(token: TokenRow, now: Instant): boolean {
  return token.state === 'live' && token.expiresAt > now;
}

/** A token without an end would be for ever; that is a mistake in the program and not a letter. */
export async function grantToken(manager: EntityManager, key: Key, entry: OutboxEntry): Promise<void> {
  if (entry.token === null) return;
  if (entry.tokenExpiresAt === null) throw new Error(`The token of letter ${entry.template} has no end.`);
  const hash = tokenHash(key, entry.token);
  const { id: outboxId, tokenExpiresAt: expiresAt } = entry;
  await insertRows(manager, TOKEN, [{ hash, outboxId, state: 'live', expiresAt, endedAt: null }]);
}

async function end(
  manager: EntityManager,
  letters: readonly string[],
  state: 'used' | 'burned',
  at: Instant,
): Promise<void> {
  if (letters.length === 0) return;
  await manager.update(TOKEN, { outboxId: In([...letters]), state: 'live' }, { state, endedAt: at });
}

/** Its letter was answered, and the answer acted: `by` is the answer's identity, which is used up with it. */
export async function useToken(
  manager: EntityManager,
  key: Key,
  outboxId: string,
  at: Instant,
  by: string | null,
): Promise<void> {
  await end(manager, [outboxId], 'used', at);
  if (by === null) return;
  const hash = actedHash(key, by);
  await manager.upsert(TOKEN, { hash, outboxId: `acted:${hash}`, state: 'used', expiresAt: at, endedAt: at }, ['hash']);
}

/** What a mail that acted leaves behind. No token has such a text, so none can be mistaken for it. */
function actedHash(key: Key, identity: string): string {
  return keyedHash(key, `acted ${identity}`);
}

/** Whether this very mail has acted before, to whomever it came: a signature stays good, however often the mail is sent again (threat S19). */
export function hasActed(manager: EntityManager, key: Key, identity: string): Promise<boolean> {
  return hasRow(manager, TOKEN, { hash: actedHash(key, identity) });
}

/** Its letter never arrived. */
export function burnToken(manager: EntityManager, outboxId: string, at: Instant): Promise<void> {
  return end(manager, [outboxId], 'burned', at);
}

/** Burns every live token of a ticket for one role. */
export async function burnTokensOf(
  manager: EntityManager,
  ticket: string,
  role: OutboxEntry['role'],
  at: Instant,
): Promise<void> {
  const letters = await manager.find(OUTBOX, { where: { ticket, role }, select: { id: true } });
  await end(
    manager,
    letters.map(({ id }) => id),
    'burned',
    at,
  );
}

/** The Message-IDs of the letters whose token is alive. */
export async function lettersWithLiveToken(manager: EntityManager, now: Instant): Promise<readonly string[]> {
  const live = (await manager.findBy(TOKEN, { state: 'live' })).filter((token) => isAlive(token, now));
  const letters = await manager.find(OUTBOX, { select: { id: true, messageId: true } });
  const ids = new Set(live.map(({ outboxId }) => outboxId));
  return letters.filter(({ id }) => ids.has(id)).map(({ messageId }) => messageId);
}
