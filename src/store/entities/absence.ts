/** When members of staff are away: one row a period. */
import { EntitySchema } from 'typeorm';
import { key, text } from './columns.ts';

export interface AbsenceRow {
  /** Registry address in lower case. */
  address: string;
  from: string;
  until: string;
}

export const ABSENCE = new EntitySchema<AbsenceRow>({
  name: 'away',
  columns: { address: key(text('address')), from: key(text('first_day')), until: text('last_day') },
});
