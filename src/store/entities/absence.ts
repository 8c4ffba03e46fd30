/** When a member of staff is away: one row each, the last word. */
import { EntitySchema } from 'typeorm';
import { key, text } from './columns.ts';

export interface AbsenceRow {
  /** Registry address in lower case. */
  address: string;
  from: string;
  until: string;
}

export const ABSENCE = new EntitySchema<AbsenceRow>({
  name: 'absence',
  columns: { address: key(text('address')), from: text('first_day'), until: text('last_day') },
});
