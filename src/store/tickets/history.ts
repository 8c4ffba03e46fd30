/** Everything the desk knows about one ticket, for `tickets show`; and its events, each with its audit row. */
import type { EntityManager } from 'typeorm';
import type { TicketEvent } from '../../domain/events.ts';
import type { Instant } from '../../domain/time.ts';
import { appendAudit } from '../audit.ts';
import { OUTBOX, type OutboxRow } from '../entities/outbox.ts';
import { TICKET, TICKET_EVENT } from '../entities/ticket.ts';
import type { Key } from '../keys.ts';
import { mailsOf } from '../mails/mails.ts';
import { countRows } from '../rows/read-rows.ts';
import { insertRows } from '../rows/write-rows.ts';
import type { Store } from '../store.ts';
import { eventAsJson, eventFromJson, roleOf, ticketFromRow } from '../stored-forms.ts';

type History = NonNullable<Awaited<ReturnType<Store['ticketHistory']>>>;

/** Writes events at the end of a ticket's history, and one audit row for each. */
export async function appendEvents(
  manager: EntityManager,
  auditKey: Key,
  ticket: string,
  events: readonly TicketEvent[],
  mail: string | null,
  at: Instant,
): Promise<void> {
  if (events.length === 0) return;
  const before = await countRows(manager, TICKET_EVENT, { ticket });
  const rows = events.map((event, index) => ({
    ticket,
    seq: before + index + 1,
    at,
    type: event.type,
    mail,
    json: eventAsJson(event),
  }));
  await insertRows(manager, TICKET_EVENT, rows);
  const entries = rows.map(({ seq, type, json }, index) => {
    const event = events[index];
    return { word: type, ticket, event: seq, mail, who: event && 'by' in event ? event.by : null, what: json };
  });
  await appendAudit(manager, auditKey, entries, at);
}

function letterLine(row: OutboxRow): History['letters'][number] {
  const { id, template, language, recipient, subject, createdAt, state, endedAt } = row;
  return {
    id,
    template,
    role: roleOf(row),
    language,
    recipient,
    subject,
    createdAt,
    state,
    acceptedAt: state === 'accepted' ? endedAt : null,
  };
}

/** The ticket with its events, letters and mails, each in the order they came; null when there is no such ticket. */
export async function ticketHistory(manager: EntityManager, id: string): Promise<History | null> {
  const row = await manager.findOneBy(TICKET, { id });
  if (!row) return null;
  const events = await manager.find(TICKET_EVENT, { where: { ticket: id }, order: { seq: 'ASC' } });
  const letters = await manager.find(OUTBOX, { where: { ticket: id }, order: { createdAt: 'ASC', id: 'ASC' } });
  const mails = await mailsOf(manager, id);
  return {
    ticket: ticketFromRow(row),
    events: events.map(({ at, json }) => ({ at, event: eventFromJson(json) })),
    letters: letters.map(letterLine),
    mails: mails.map(({ contentKey, kind, verdict, evidence, receivedAt }) => ({
      ...{ contentKey, kind, verdict, receivedAt },
      evidence: [evidence.origin, evidence.word, ...(evidence.rests ? [`(${evidence.rests})`] : [])].join(' '),
    })),
  };
}
