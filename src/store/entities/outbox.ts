/** The letters the desk owes or has sent, and the tokens they granted. */
import { EntitySchema } from 'typeorm';
import { type BytesType, bytesOrNull, count, countOrNull, key, text, textOrNull } from './columns.ts';

export interface OutboxRow {
  id: string;
  messageId: string;
  template: string;
  language: string;
  role: string;
  recipient: string;
  envelopeFrom: string;
  ticket: string | null;
  revision: number | null;
  subject: string;
  /** Null once accepted: the hash stays. */
  bytes: Buffer | null;
  sha256: string;
  /**
   * `unknown`: the relay's answer was lost. `held`: over a cap, to be released when there is room; or restored, until the
   * operator lets it go. `cancelled`: held until nobody needed it any more.
   */
  state: 'due' | 'sending' | 'unknown' | 'accepted' | 'undeliverable' | 'held' | 'cancelled';
  attempts: number;
  /** When it falls due; while it is being sent, when the claim falls back. */
  nextAt: string;
  /** Who has claimed it: a word of that one claim. */
  claim: string | null;
  lastReason: string | null;
  createdAt: string;
  /** When it was accepted or given up. */
  endedAt: string | null;
  /** The caps it counts under (caps.ts); null for letters of before there were any. */
  countsAs: string | null;
  /** The recipient's mailbox as the caps count it: lower case, without a plus detail. */
  mailbox: string | null;
  /** When it was first due; null while it is held. */
  dueSince: string | null;
  /** The other ticket that it shows and whose revision that was; null when it shows none. */
  pairTicket: string | null;
  pairRevision: number | null;
}

/** Letters that are yet to leave by themselves. */
export const OPEN_STATES = ['due', 'sending', 'unknown'] as const;

/** TypeORM knows a schema by its name, so queries may name OUTBOX on either database. */
export const outboxSchema = (bytes: BytesType) =>
  new EntitySchema<OutboxRow>({
    name: 'outbox',
    columns: {
      id: key(text('id')),
      messageId: text('message_id'),
      template: text('template'),
      language: text('language'),
      role: text('role'),
      recipient: text('recipient'),
      envelopeFrom: text('envelope_from'),
      ticket: textOrNull('ticket'),
      revision: countOrNull('revision'),
      subject: text('subject'),
      bytes: bytesOrNull('bytes', bytes),
      sha256: text('sha256'),
      state: text('state'),
      attempts: count('attempts'),
      nextAt: text('next_at'),
      claim: textOrNull('claim'),
      lastReason: textOrNull('last_reason'),
      createdAt: text('created_at'),
      endedAt: textOrNull('ended_at'),
      countsAs: textOrNull('counts_as'),
      mailbox: textOrNull('mailbox'),
      dueSince: textOrNull('due_since'),
      pairTicket: textOrNull('pair_ticket'),
      pairRevision: countOrNull('pair_revision'),
    },
    indices: [
      { name: 'outbox_by_mailbox', columns: ['mailbox', 'dueSince'] },
      { name: 'outbox_by_due_since', columns: ['dueSince'] },
      { name: 'outbox_by_envelope', columns: ['envelopeFrom'] },
      { name: 'outbox_message_id', columns: ['messageId'], unique: true },
      { name: 'outbox_by_ticket', columns: ['ticket', 'template'] },
      { name: 'outbox_by_due', columns: ['state', 'nextAt'] },
      {
        name: 'outbox_open',
        columns: ['createdAt', 'id', 'nextAt'],
        where: `"state" IN ('due', 'sending', 'unknown')`,
      },
    ],
  });

export const OUTBOX = outboxSchema('blob');

export interface TokenRow {
  /** Keyed hash; the token itself is kept nowhere but in the letter. */
  hash: string;
  outboxId: string;
  state: 'live' | 'used' | 'burned';
  expiresAt: string;
  endedAt: string | null;
}

export const TOKEN = new EntitySchema<TokenRow>({
  name: 'token',
  columns: {
    hash: key(text('hash')),
    outboxId: text('outbox_id'),
    state: text('state'),
    expiresAt: text('expires_at'),
    endedAt: textOrNull('ended_at'),
  },
  indices: [{ name: 'token_by_letter', columns: ['outboxId'], unique: true }],
});
