/** Letters as the caps see them: how many fell due since when, and those that are held until there is room. */
import { type EntityManager, In, IsNull, MoreThan, Not } from 'typeorm';
import { mailboxOf } from '../../domain/rules/registry.ts';
import type { Instant } from '../../domain/time.ts';
import { GUESS } from '../entities/guess.ts';
import { OUTBOX, TOKEN } from '../entities/outbox.ts';
import { RESTORED } from '../mails/lost-period.ts';
import { burnToken } from '../possession/tokens.ts';
import { statementOn } from '../rows/statement.ts';
import { roleOf } from '../stored-forms.ts';
import type { Counted, HeldLetter, OutboxEntry } from '../transaction.ts';

/** How many there are, but no more than `atMost`: in a flood the whole number would cost more than it tells. */
export async function lettersCounted(manager: EntityManager, which: Counted): Promise<number> {
  const { atMost, countsAs, recipient, ticketId } = which;
  const { table, column, mark, filter, run } = statementOn(manager, OUTBOX);
  const where = {
    ...(countsAs === undefined ? {} : { countsAs }),
    ...(recipient === undefined ? {} : { mailbox: mailboxOf(recipient) }),
    ...(ticketId === undefined ? {} : { ticket: ticketId }),
  };
  const since = filter(where, `${column('dueSince')} > ${mark(which.since)}`);
  const some = `SELECT 1 FROM ${table}${since} LIMIT ${mark(atMost)}`;
  const { records } = await run(`SELECT COUNT(*) AS "count" FROM (${some}) AS "counted"`);
  return Number(records[0]?.count);
}

export async function lastCounted(
  manager: EntityManager,
  countsAs: string,
  recipient: string,
): Promise<Instant | null> {
  const [last] = await manager.find(OUTBOX, {
    where: { countsAs, mailbox: mailboxOf(recipient), dueSince: Not(IsNull()) },
    order: { dueSince: 'DESC' },
    take: 1,
    select: { id: true, dueSince: true },
  });
  return last?.dueSince ?? null;
}

export async function hasShownPossession(manager: EntityManager, recipient: string): Promise<boolean> {
  const letters = await manager.find(OUTBOX, { where: { mailbox: mailboxOf(recipient) }, select: { id: true } });
  const ids = letters.map(({ id }) => id);
  return ids.length > 0 && (await manager.existsBy(TOKEN, { outboxId: In(ids), state: 'used' }));
}

/** Those over a cap. What was restored waits for the operator, however much room there is. */
export async function heldLetters(manager: EntityManager): Promise<readonly HeldLetter[]> {
  const rows = await manager.find(OUTBOX, {
    where: [
      { state: 'held', lastReason: IsNull() },
      { state: 'held', lastReason: Not(RESTORED) },
    ],
    order: { createdAt: 'ASC', id: 'ASC' },
    select: { id: true, countsAs: true, template: true, role: true, recipient: true, ticket: true, createdAt: true },
  });
  return rows.map(({ ticket, countsAs, role, ...row }) => ({
    ...row,
    countsAs: countsAs ?? '',
    role: roleOf({ role }),
    ticketId: ticket,
  }));
}

export async function releaseLetter(manager: EntityManager, id: string, at: Instant): Promise<void> {
  await manager.update(OUTBOX, { id, state: 'held' }, { state: 'due', nextAt: at, dueSince: at, lastReason: null });
}

export async function cancelLetter(manager: EntityManager, id: string, at: Instant): Promise<void> {
  const cancelled = await manager.update(
    OUTBOX,
    { id, state: 'held' },
    { state: 'cancelled', bytes: null, endedAt: at },
  );
  if (cancelled.affected === 1) await burnToken(manager, id, at);
}

/** Writes down the guesses of one mail, and gives how many there were after `since` without them. */
export async function noteGuesses(
  manager: EntityManager,
  contentKey: string,
  tokens: number,
  at: Instant,
  since: Instant,
): Promise<number> {
  const before = await manager.findBy(GUESS, { at: MoreThan(since), contentKey: Not(contentKey) });
  await manager.upsert(GUESS, { contentKey, at, tokens }, ['contentKey']);
  return before.reduce((sum, guess) => sum + guess.tokens, 0);
}

/** What is being sent at this moment cannot be called back; everything else that has not left is cancelled. */
export async function cancelLettersOf(
  manager: EntityManager,
  ticket: string,
  at: Instant,
  role?: OutboxEntry['role'],
): Promise<void> {
  const unsent = { ticket, state: In(['held', 'due', 'unknown'] as const), ...(role ? { role } : {}) };
  const letters = await manager.find(OUTBOX, { where: unsent, select: { id: true } });
  const ids = letters.map(({ id }) => id);
  if (ids.length === 0) return;
  await manager.update(OUTBOX, { id: In(ids), ...unsent }, { state: 'cancelled', bytes: null, endedAt: at });
  for (const id of ids) await burnToken(manager, id, at);
}
