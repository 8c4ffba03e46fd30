/** Letters claimed on SQLite, where whoever claims has the database to itself: two plain statements, and an index in their order. */
import type { EntityManager } from 'typeorm';
import { type Instant, plusMinutes } from '../../domain/time.ts';
import { OUTBOX, type OutboxRow } from '../entities/outbox.ts';
import { statementOn } from '../rows/statement.ts';
import { wordsAheadOfColleagues } from './staff-words.ts';

/** The condition of the index, word for word: SQLite takes a partial index for no other (https://sqlite.org/partialindex.html §3). */
const OPEN = `"state" IN ('due', 'sending', 'unknown')`;

type Due = Pick<OutboxRow, 'id' | 'template' | 'ticket' | 'createdAt'>;

/** As claimLetters (letters-sent.ts) gives them: up to `limit` that are due, oldest first, `attempts` with this one. */
export async function claimAlone(
  manager: EntityManager,
  now: Instant,
  limit: number,
  leaseSeconds: number,
  claim: string,
): Promise<readonly OutboxRow[]> {
  for (;;) {
    const due = await dueLetters(manager, now, limit);
    const early = await wordsAheadOfColleagues(manager, due, now);
    const ids = due.map(({ id }) => id).filter((id) => !early.includes(id));
    if (ids.length > 0) return claimed(manager, ids, now, plusMinutes(now, leaseSeconds / 60), claim);
    if (early.length === 0) return [];
  }
}

async function dueLetters(manager: EntityManager, now: Instant, limit: number): Promise<readonly Due[]> {
  const { table, mark, run } = statementOn(manager, OUTBOX);
  // Named, because without statistics SQLite prefers the index by state, and sorts all that is due for the one it takes.
  const due = await run(
    `SELECT "id", "template", "ticket", "created_at" AS "createdAt" FROM ${table} INDEXED BY "outbox_open" WHERE ${OPEN} AND "next_at" <= ${mark(now)} ORDER BY "created_at", "id" LIMIT ${mark(limit)}`,
  );
  return due.records as unknown as readonly Due[];
}

async function claimed(
  manager: EntityManager,
  ids: readonly string[],
  now: Instant,
  until: Instant,
  claim: string,
): Promise<readonly OutboxRow[]> {
  const { table, properties, column, mark, run } = statementOn(manager, OUTBOX);
  const changes = `"state" = 'sending', "claim" = ${mark(claim)}, "next_at" = ${mark(until)}, "attempts" = "attempts" + 1`;
  const given = properties.map((property) => `${column(property)} AS "${property}"`).join(', ');
  const { records } = await run(
    `UPDATE ${table} SET ${changes} WHERE "id" IN (${ids.map(mark).join(', ')}) AND ${OPEN} AND "next_at" <= ${mark(now)} RETURNING ${given}`,
  );
  const rows = records as unknown as readonly OutboxRow[];
  // In no order of its own (https://sqlite.org/lang_returning.html §3).
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}
