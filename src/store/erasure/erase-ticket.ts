/** Erases the personal data of one ticket: content, words, addresses, letters and tokens. What is left is ids, words and keyed hashes. */
import { type EntityManager, In } from 'typeorm';
import { withoutPersonalData } from '../../domain/retention.ts';
import { hasEnded } from '../../domain/ticket.ts';
import type { Instant } from '../../domain/time.ts';
import { type AuditEntry, appendAudit, EVENT_ERASED } from '../audit.ts';
import { OPEN_STATES, OUTBOX } from '../entities/outbox.ts';
import { TICKET, TICKET_EVENT } from '../entities/ticket.ts';
import type { Keys } from '../keys.ts';
import { mailsOf } from '../mails/mails.ts';
import { erasedEventJson, ticketAsRow, ticketFromRow } from '../stored-forms.ts';
import { eraseLetter } from './erase-letters.ts';
import { forgetOriginDomains } from './filed-mails.ts';
import { noteSweepDue } from './sweep.ts';

/** `open`: its life is not over. `letters-leaving`: a letter about it is still on its way. */
export type NotErased = 'no-such-ticket' | 'erased-already' | 'open' | 'letters-leaving';

export interface Erasing {
  readonly at: Instant;
  /** Who ordered it; null when its time was over. Kept as a keyed hash only. */
  readonly who: string | null;
}

/**
 * 'erased', or why nothing was changed. The once-only ledger is not touched: it holds a keyed hash of the account. Every
 * event keeps its place and its type, and an audit row says how it reads now, so that the chain still covers it.
 */
export async function eraseTicket(
  manager: EntityManager,
  keys: Keys,
  id: string,
  { at, who }: Erasing,
): Promise<'erased' | NotErased> {
  const row = await manager.findOneBy(TICKET, { id });
  if (!row) return 'no-such-ticket';
  if (row.erasedAt !== null) return 'erased-already';
  const ticket = ticketFromRow(row);
  if (!hasEnded(ticket)) return 'open';
  if (await manager.existsBy(OUTBOX, { ticket: id, state: In(OPEN_STATES) })) return 'letters-leaving';

  const bare = ticketAsRow(withoutPersonalData(ticket, at), row.version + 1, keys.ledger);
  await manager.update(TICKET, { id }, { ...bare, accountHash: null });
  for (const letter of await manager.findBy(OUTBOX, { ticket: id })) await eraseLetter(manager, letter, at);
  const mails = await mailsOf(manager, id);
  await forgetOriginDomains(
    manager,
    mails.map(({ contentKey }) => contentKey),
  );
  const entries = await eraseEvents(manager, id);
  const erased: AuditEntry = { word: 'erased', ticket: id, event: null, mail: null, who, what: null };
  await appendAudit(manager, keys.audit, [...entries, erased], at);
  await noteSweepDue(manager);
  return 'erased';
}

/** The audit rows owed for it: each says what its event is from now on. */
async function eraseEvents(manager: EntityManager, ticket: string): Promise<AuditEntry[]> {
  const events = await manager.find(TICKET_EVENT, { where: { ticket }, order: { seq: 'ASC' } });
  const entries: AuditEntry[] = [];
  for (const { seq, type } of events) {
    const json = erasedEventJson(type);
    await manager.update(TICKET_EVENT, { ticket, seq }, { json });
    entries.push({ word: EVENT_ERASED, ticket, event: seq, mail: null, who: null, what: json });
  }
  return entries;
}
