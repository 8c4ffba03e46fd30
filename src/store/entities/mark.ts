/** Single facts the desk remembers about itself, and the last ticket number of each year. */
import { EntitySchema } from 'typeorm';
import { count, key, text } from './columns.ts';

export type MarkName =
  | 'census'
  | 'start-at'
  | 'last-pass'
  /** When the morning letter, and the summary of a week, was last looked after. */
  | 'last-digest'
  | 'last-weekly'
  /** Something was erased, and pages that may still hold it have not been cleaned. */
  | 'sweep-due'
  | 'ledger-key'
  /** Where this database was copied to, which has taken its place. */
  | 'moved-to'
  /** The copy that filled this database: a copy whose COMMIT was not answered knows by it that it was done. */
  | 'filled-by'
  /** When this database was put back from a backup; letters of the time before are held (lost-period.ts). */
  | 'restored-at'
  /** From when on mails that were filed away must be looked at again; gone once they have been. */
  | 'recover-since';

export interface MarkRow {
  name: MarkName;
  value: string;
}

export const MARK = new EntitySchema<MarkRow>({
  name: 'mark',
  columns: { name: key(text('name')), value: text('value') },
});

export interface TicketNumberRow {
  year: number;
  last: number;
}

export const TICKET_NUMBER = new EntitySchema<TicketNumberRow>({
  name: 'ticket_number',
  columns: { year: key(count('year')), last: count('last') },
});
