/** Tickets and what has happened to them. Personal data stands in `content` alone, so that it can be erased alone. */
import { EntitySchema } from 'typeorm';
import { count, key, text, textOrNull } from './columns.ts';

export interface TicketRow {
  id: string;
  state: string;
  route: string;
  revision: number;
  /** Counts every write; a writer that has read an older count changes nothing. */
  version: number;
  /** Keyed hash of the account; null while none is known. */
  accountHash: string | null;
  receivedAt: string;
  /** When the decision was made that has not been released yet; null when there is none. */
  coolingSince: string | null;
  /** When its personal data was erased; null while it stands here. */
  erasedAt: string | null;
  content: string;
  life: string;
}

export const TICKET = new EntitySchema<TicketRow>({
  name: 'ticket',
  columns: {
    id: key(text('id')),
    state: text('state'),
    route: text('route'),
    revision: count('revision'),
    version: count('version'),
    accountHash: textOrNull('account_hash'),
    receivedAt: text('received_at'),
    coolingSince: textOrNull('cooling_since'),
    erasedAt: textOrNull('erased_at'),
    content: text('content'),
    life: text('life'),
  },
  indices: [
    { name: 'ticket_by_account', columns: ['accountHash'] },
    { name: 'ticket_by_cooling', columns: ['coolingSince'] },
    { name: 'ticket_by_state', columns: ['state', 'receivedAt'] },
  ],
});

export interface TicketEventRow {
  ticket: string;
  seq: number;
  at: string;
  type: string;
  /** Content key of the mail that caused it; null for a job. */
  mail: string | null;
  json: string;
}

export const TICKET_EVENT = new EntitySchema<TicketEventRow>({
  name: 'ticket_event',
  columns: {
    ticket: key(text('ticket')),
    seq: key(count('seq')),
    at: text('at'),
    type: text('type'),
    mail: textOrNull('mail'),
    json: text('json'),
  },
  indices: [{ name: 'ticket_event_by_time', columns: ['at', 'type', 'ticket'] }],
});
