/** Single facts the desk remembers about itself, and the last ticket number of each year. */
import { EntitySchema } from 'typeorm';
import { count, key, text } from './columns.ts';

export type MarkName = 'start-at' | 'last-pass' | 'ledger-key';

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
