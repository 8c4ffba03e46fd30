/** The once-only ledger: which account has used or reserved which service. It outlives erasure as a keyed hash. */
import { EntitySchema } from 'typeorm';
import { key, text, textOrNull } from './columns.ts';

export interface EntitlementRow {
  accountHash: string;
  service: string;
  ticket: string;
  state: 'reserved' | 'granted';
  grantedAt: string | null;
}

export const ENTITLEMENT = new EntitySchema<EntitlementRow>({
  name: 'entitlement',
  columns: {
    accountHash: key(text('account_hash')),
    service: key(text('service')),
    ticket: text('ticket'),
    state: text('state'),
    grantedAt: textOrNull('granted_at'),
  },
  indices: [{ name: 'entitlement_by_ticket', columns: ['ticket'] }],
});
