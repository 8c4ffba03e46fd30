/** The outbox as people see it: what has not left yet and why, and letters that an operator sends on their way again. */
import { And, type EntityManager, type FindManyOptions, In, IsNull, LessThanOrEqual, MoreThan, Not } from 'typeorm';
import type { Instant } from '../../domain/time.ts';
import { OPEN_STATES, OUTBOX, type OutboxRow } from '../entities/outbox.ts';
import type { LetterState, ListedLetter, Store } from '../store.ts';
import { roleOf } from '../stored-forms.ts';

/** The first answer to an application: what the desk has promised within the hour. */
export const ACKNOWLEDGEMENTS = ['acknowledgement', 'request-received'];

/** Without their bytes: in an outage there may be thousands. */
const SHOWN = {
  ...{ id: true, messageId: true, template: true, role: true, recipient: true, ticket: true, state: true },
  ...{ attempts: true, createdAt: true, nextAt: true, lastReason: true },
} as const;

export function listedLetters(manager: EntityManager, state?: LetterState): Promise<readonly ListedLetter[]> {
  return letterLines(manager, {
    where: { state: state ?? In([...OPEN_STATES, 'held', 'undeliverable'] as const) },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
}

/** Those that `which` finds. */
export async function letterLines(
  manager: EntityManager,
  which: Pick<FindManyOptions<OutboxRow>, 'where' | 'order' | 'take'>,
): Promise<readonly ListedLetter[]> {
  const rows = await manager.find(OUTBOX, { ...which, select: SHOWN });
  return rows.map(({ ticket, role, lastReason, id, messageId, template, recipient, ...row }) => ({
    ...{ id, messageId, template, recipient },
    role: roleOf({ role }),
    ticketId: ticket,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.createdAt,
    nextAt: row.nextAt,
    reason: lastReason,
  }));
}

export async function oldestUnsentAcknowledgement(
  manager: EntityManager,
): Promise<Awaited<ReturnType<Store['oldestUnsentAcknowledgement']>>> {
  const where = { template: In(ACKNOWLEDGEMENTS), state: In(OPEN_STATES) };
  const [oldest] = await manager.find(OUTBOX, {
    where,
    order: { createdAt: 'ASC' },
    take: 1,
    select: { id: true, createdAt: true },
  });
  return oldest ? { since: oldest.createdAt, letters: await manager.countBy(OUTBOX, where) } : null;
}

export function acknowledgementsUnsent(
  manager: EntityManager,
  before: Instant,
  after: Instant | null,
): Promise<number> {
  const between = after === null ? LessThanOrEqual(before) : And(LessThanOrEqual(before), MoreThan(after));
  return manager.countBy(OUTBOX, { template: In(ACKNOWLEDGEMENTS), state: In(OPEN_STATES), createdAt: between });
}

/**
 * Makes one letter due at `at`, whatever it was waiting for; false when it has left or ended, or is being sent at this
 * moment. One attempt is made, also of a letter whose days are over.
 */
export async function retryLetter(manager: EntityManager, id: string, at: Instant): Promise<boolean> {
  const waiting = In(['due', 'unknown', 'held'] as const);
  const due = { state: 'due' as const, nextAt: at, claim: null, lastReason: null };
  const retried = await manager.update(OUTBOX, { id, state: waiting, bytes: Not(IsNull()) }, due);
  if (retried.affected !== 1) return false;
  await manager.update(OUTBOX, { id, dueSince: IsNull() }, { dueSince: at });
  return true;
}
