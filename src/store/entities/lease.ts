/** Who may write: one row whose fencing number rises with every new holder (design §7). */
import { EntitySchema } from 'typeorm';
import { count, key, text, textOrNull } from './columns.ts';

export interface LeaseRow {
  name: string;
  holder: string | null;
  fence: number;
  until: string | null;
}

export const LEASE = new EntitySchema<LeaseRow>({
  name: 'lease',
  columns: { name: key(text('name')), holder: textOrNull('holder'), fence: count('fence'), until: textOrNull('until') },
});
