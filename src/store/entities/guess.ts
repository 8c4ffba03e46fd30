/** Token-like addresses that fitted no letter of ours: one row for each mail that brought some (threat A07). */
import { EntitySchema } from 'typeorm';
import { count, key, text } from './columns.ts';

export interface GuessRow {
  contentKey: string;
  at: string;
  tokens: number;
}

export const GUESS = new EntitySchema<GuessRow>({
  name: 'guess',
  columns: { contentKey: key(text('content_key')), at: text('at'), tokens: count('tokens') },
  indices: [{ name: 'guess_by_time', columns: ['at'] }],
});
