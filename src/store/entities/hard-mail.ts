/** Mails that cost a parser child its life: how often, and whether they are not to be parsed again. Known by a keyed hash of their bytes. */
import { EntitySchema } from 'typeorm';
import { count, key, text, textOrNull } from './columns.ts';

export interface HardMailRow {
  bytesKey: string;
  deaths: number;
  /** Why it is set aside; null while it is tried again. */
  word: string | null;
  lastAt: string;
}

export const HARD_MAIL = new EntitySchema<HardMailRow>({
  name: 'hard_mail',
  columns: {
    bytesKey: key(text('bytes_key')),
    deaths: count('deaths'),
    word: textOrNull('word'),
    lastAt: text('last_at'),
  },
});
