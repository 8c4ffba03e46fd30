/** The codes of second-round letters: one open at a time for a ticket and a decider, alive for hours, dead after three misses. */

import { timingSafeEqual } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Instant } from '../../domain/time.ts';
import type { AnsweredLetter, SecondRound } from '../../kinds/knowledge.ts';
import { MOST_MISSES } from '../../kinds/staff-reply/second-round.ts';
import { SECOND_ROUND, type SecondRoundRow } from '../entities/second-round.ts';
import { type Key, keyedHash } from '../keys.ts';
import type { OutboxEntry } from '../transaction.ts';

type Bound = Pick<AnsweredLetter, 'outboxId' | 'recipient' | 'ticketId' | 'revision'>;

function hashOf(key: Key, { outboxId, recipient, ticketId, revision }: Bound, asks: string, code: string): string {
  return keyedHash(key, 'second-round', outboxId, recipient, ticketId, String(revision), asks, code);
}

/** Keeps the code of a letter that is owed; an earlier one for the same ticket and reader dies. */
export async function openSecondRound(manager: EntityManager, key: Key, entry: OutboxEntry): Promise<void> {
  const { id: outboxId, ticketId, revision, recipient, createdAt, secondRound } = entry;
  if (!secondRound) return;
  if (ticketId === null || revision === null)
    throw new Error(`The code of letter ${entry.template} is about no ticket.`);
  const dead = { state: 'replaced', endedAt: createdAt } as const;
  await manager.update(SECOND_ROUND, { ticket: ticketId, recipient, state: 'open' }, dead);
  const asks = JSON.stringify(secondRound.asks);
  await manager.insert(SECOND_ROUND, {
    ...{ outboxId, ticket: ticketId, recipient, asks, state: 'open', misses: 0, endedAt: null },
    hash: hashOf(key, { outboxId, recipient, ticketId, revision }, asks, secondRound.code),
    expiresAt: secondRound.expiresAt,
  });
}

/** The second round that `answered` asks for, or null. */
export async function secondRoundOf(
  manager: EntityManager,
  key: Key,
  answered: AnsweredLetter | null,
  now: Instant,
): Promise<SecondRound | null> {
  const row = answered && (await manager.findOneBy(SECOND_ROUND, { outboxId: answered.outboxId }));
  if (!row) return null;
  const { misses, asks, hash } = row;
  return {
    state: stateOf(row, now),
    misses,
    asks: JSON.parse(asks),
    matches: (code) => timingSafeEqual(Buffer.from(hash), Buffer.from(hashOf(key, answered, asks, code))),
  };
}

function stateOf({ state, misses, expiresAt }: SecondRoundRow, now: Instant): SecondRound['state'] {
  if (state !== 'open' || misses >= MOST_MISSES) return 'dead';
  return expiresAt > now ? 'open' : 'expired';
}

/** Uses the code up, or counts a miss. */
export async function codeGiven(
  manager: EntityManager,
  outboxId: string,
  how: 'used' | 'missed',
  at: Instant,
): Promise<void> {
  if (how === 'used') await manager.update(SECOND_ROUND, { outboxId }, { state: 'used', endedAt: at });
  else await manager.increment(SECOND_ROUND, { outboxId }, 'misses', 1);
}
