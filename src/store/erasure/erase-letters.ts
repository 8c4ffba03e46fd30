/** Letters without the people: what kind of letter it was, when it was owed and how it ended. */
import type { EntityManager } from 'typeorm';
import type { Instant } from '../../domain/time.ts';
import { OUTBOX, type OutboxRow, TOKEN } from '../entities/outbox.ts';
import { SECOND_ROUND } from '../entities/second-round.ts';

/** Takes the reader, the subject, the bytes, the token and the code. What was held will not leave any more. */
export async function eraseLetter(manager: EntityManager, letter: OutboxRow, at: Instant): Promise<void> {
  const { id, messageId, state } = letter;
  await manager.delete(TOKEN, { outboxId: id });
  await manager.delete(SECOND_ROUND, { outboxId: id });
  await manager.update(
    OUTBOX,
    { id },
    {
      // An outbox id names its recipient; the Message-ID is a keyed hash of it.
      ...{ id: `erased:${messageId}`, recipient: '', envelopeFrom: '', subject: '', mailbox: null },
      ...{ bytes: null, sha256: '', claim: null, lastReason: null },
      ...(state === 'held' ? { state: 'cancelled' as const, endedAt: at } : {}),
    },
  );
}
