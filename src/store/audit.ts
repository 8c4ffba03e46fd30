/** The audit chain: each row's hash covers the row before it, so that nothing can be changed, put in or taken out unseen. */
import { type EntityManager, In, MoreThan } from 'typeorm';
import type { Instant } from '../domain/time.ts';
import { AUDIT, AUDIT_HEAD, type AuditHeadRow, type AuditRow } from './entities/audit.ts';
import { TICKET_EVENT } from './entities/ticket.ts';
import { type Key, keyedHash } from './keys.ts';
import { findRow } from './rows/read-rows.ts';
import { insertRows, upsertRow } from './rows/write-rows.ts';

/** What one audit row says; `who` and `what` are only kept as keyed hashes. */
export interface AuditEntry {
  readonly word: string;
  readonly ticket: string | null;
  readonly event: number | null;
  readonly mail: string | null;
  readonly who: string | null;
  readonly what: string | null;
}

/** The word of a row that says how an event reads since its ticket was erased: the last word about it counts. */
export const EVENT_ERASED = 'event-erased';

const BEFORE_THE_FIRST = '';
const BATCH = 1000;

function hashOf(key: Key, before: string, row: Omit<AuditRow, 'hash'>): string {
  const { seq, at, word, ticket, event, mail, actor, detail, keyId } = row;
  return keyedHash(key, before, JSON.stringify([seq, at, word, ticket, event, mail, actor, detail, keyId]));
}

function sealOf(key: Key, seq: number, hash: string): string {
  return keyedHash(key, 'head', String(seq), hash);
}

function detailOf(key: Key, json: string): string {
  return keyedHash(key, 'what', json);
}

/** Puts `entries` at the end of the chain. Only one transaction at a time may do so; `standFirst` sees to it. */
export async function appendAudit(
  manager: EntityManager,
  key: Key,
  entries: readonly AuditEntry[],
  at: Instant,
): Promise<void> {
  if (entries.length === 0) return;
  const head = await findRow(manager, AUDIT_HEAD, { name: 'head' });
  let seq = head?.seq ?? 0;
  let before = head?.hash ?? BEFORE_THE_FIRST;
  const rows = entries.map(({ who, what, ...entry }): AuditRow => {
    seq += 1;
    const actor = who && keyedHash(key, 'who', who.toLowerCase());
    const row = { ...entry, seq, at, actor, detail: what && detailOf(key, what), keyId: key.id };
    before = hashOf(key, before, row);
    return { ...row, hash: before };
  });
  await insertRows(manager, AUDIT, rows);
  const end: AuditHeadRow = { name: 'head', seq, hash: before, seal: sealOf(key, seq, before) };
  await upsertRow(manager, AUDIT_HEAD, end, ['name']);
}

/** Where the chain ends; null before its first row. */
export async function auditHead(
  manager: EntityManager,
): Promise<{ readonly seq: number; readonly hash: string } | null> {
  const head = await manager.findOneBy(AUDIT_HEAD, { name: 'head' });
  return head && { seq: head.seq, hash: head.hash };
}

/** One row as a report shows it; `actor` and `mail` are keyed hashes. */
export type AuditLine = Pick<AuditRow, 'seq' | 'at' | 'word' | 'event' | 'mail' | 'actor' | 'hash'>;

export async function auditOf(manager: EntityManager, ticket: string): Promise<readonly AuditLine[]> {
  const rows = await manager.find(AUDIT, { where: { ticket }, order: { seq: 'ASC' } });
  return rows.map(({ seq, at, word, event, mail, actor, hash }) => ({ seq, at, word, event, mail, actor, hash }));
}

/** The rows of `batch` whose event is no longer in the ticket's history as it was written, or as its erasure has left it. */
async function changedEvents(
  manager: EntityManager,
  key: Key,
  batch: readonly AuditRow[],
): Promise<ReadonlySet<number>> {
  const tickets = [...new Set(batch.flatMap(({ ticket, event }) => (ticket && event ? [ticket] : [])))];
  const events = tickets.length > 0 ? await manager.findBy(TICKET_EVENT, { ticket: In(tickets) }) : [];
  const written = new Map(events.map(({ ticket, seq, json }) => [`${ticket} ${seq}`, json]));
  const erased = tickets.length > 0 ? await manager.findBy(AUDIT, { ticket: In(tickets), word: EVENT_ERASED }) : [];
  const left = new Map(erased.map(({ ticket, event, detail }) => [`${ticket} ${event}`, detail]));
  const changed = batch.filter(({ ticket, event, detail }) => {
    if (!ticket || !event || !detail) return false;
    const json = written.get(`${ticket} ${event}`);
    return json === undefined || detailOf(key, json) !== (left.get(`${ticket} ${event}`) ?? detail);
  });
  return new Set(changed.map(({ seq }) => seq));
}

/**
 * Null when the chain holds to its end and every audited event still stands as it was written; else the number of the
 * first row that is broken or missing.
 */
export async function verifyAudit(manager: EntityManager, key: Key): Promise<number | null> {
  let seq = 0;
  let before = BEFORE_THE_FIRST;
  for (;;) {
    const batch = await manager.find(AUDIT, { where: { seq: MoreThan(seq) }, order: { seq: 'ASC' }, take: BATCH });
    const changed = await changedEvents(manager, key, batch);
    for (const row of batch) {
      if (row.seq !== seq + 1 || changed.has(row.seq) || row.hash !== hashOf(key, before, row)) return seq + 1;
      seq = row.seq;
      before = row.hash;
    }
    if (batch.length < BATCH) break;
  }
  const head = await manager.findOneBy(AUDIT_HEAD, { name: 'head' });
  if (!head) return seq === 0 ? null : seq + 1;
  const whole = head.seq === seq && head.hash === before && head.seal === sealOf(key, seq, before);
  return whole ? null : seq + 1;
}
