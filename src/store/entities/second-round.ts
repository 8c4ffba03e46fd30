/** The codes of second-round letters: kept as keyed hashes, with what they carry out. */
import { EntitySchema } from 'typeorm';
import { count, key, text, textOrNull } from './columns.ts';

export interface SecondRoundRow {
  outboxId: string;
  ticket: string;
  recipient: string;
  /** Keyed over the letter, its ticket, revision and reader, what was asked, and the code. */
  hash: string;
  /** What was asked, as JSON. */
  asks: string;
  state: 'open' | 'replaced' | 'used';
  misses: number;
  expiresAt: string;
  endedAt: string | null;
}

export const SECOND_ROUND = new EntitySchema<SecondRoundRow>({
  name: 'second_round',
  columns: {
    outboxId: key(text('outbox_id')),
    ticket: text('ticket'),
    recipient: text('recipient'),
    hash: text('hash'),
    asks: text('asks'),
    state: text('state'),
    misses: count('misses'),
    expiresAt: text('expires_at'),
    endedAt: textOrNull('ended_at'),
  },
  indices: [{ name: 'second_round_by_ticket', columns: ['ticket'] }],
});
