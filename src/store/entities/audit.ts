/** The audit chain: ids, words and keyed hashes only, so that erasing a person never breaks it. */
import { EntitySchema } from 'typeorm';
import { count, countOrNull, key, text, textOrNull } from './columns.ts';

export interface AuditRow {
  seq: number;
  at: string;
  word: string;
  ticket: string | null;
  /** Which of the ticket's events it is about; null when nothing changed. */
  event: number | null;
  /** Content key of the mail. */
  mail: string | null;
  /** Keyed hash of who did it; null when it was the desk or the clock. */
  actor: string | null;
  /** Keyed hash of the event as it was written into the ticket's history. */
  detail: string | null;
  keyId: string;
  hash: string;
}

export const AUDIT = new EntitySchema<AuditRow>({
  name: 'audit',
  columns: {
    seq: key(count('seq')),
    at: text('at'),
    word: text('word'),
    ticket: textOrNull('ticket'),
    event: countOrNull('event'),
    mail: textOrNull('mail'),
    actor: textOrNull('actor'),
    detail: textOrNull('detail'),
    keyId: text('key_id'),
    hash: text('hash'),
  },
});

/** Where the chain ends, under a seal of its own: otherwise rows cut off its end would never be missed. */
export interface AuditHeadRow {
  name: 'head';
  seq: number;
  hash: string;
  seal: string;
}

export const AUDIT_HEAD = new EntitySchema<AuditHeadRow>({
  name: 'audit_head',
  columns: { name: key(text('name')), seq: count('seq'), hash: text('hash'), seal: text('seal') },
});
