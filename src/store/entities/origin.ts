/** What the last mails with possession of an address have shown of their origin. The address itself is not kept. */
import { EntitySchema } from 'typeorm';
import { key, text } from './columns.ts';

export interface OriginRow {
  addressHash: string;
  /** One letter a mail, oldest first: p for proven, u for unproven. */
  marks: string;
}

export const ORIGIN = new EntitySchema<OriginRow>({
  name: 'origin',
  columns: { addressHash: key(text('address_hash')), marks: text('marks') },
});
