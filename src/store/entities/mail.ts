/** Mails that have been through the journey, the tickets each concerned, and where each UID of the mailbox stands. No text of a mail. */
import { EntitySchema } from 'typeorm';
import { count, key, text, textOrNull, wideCount } from './columns.ts';

export interface MailRow {
  contentKey: string;
  receivedAt: string;
  handledAt: string;
  kind: string | null;
  verdict: string;
  reason: string | null;
  filing: string;
  origin: string;
  originWord: string;
  originDomain: string | null;
  originRests: string | null;
  /** When the desk removed it from the folder it was filed into; absent in what a journey writes, which leaves it as it is. */
  removedAt?: string | null;
}

export const MAIL = new EntitySchema<MailRow>({
  name: 'mail',
  columns: {
    contentKey: key(text('content_key')),
    receivedAt: text('received_at'),
    handledAt: text('handled_at'),
    kind: textOrNull('kind'),
    verdict: text('verdict'),
    reason: textOrNull('reason'),
    filing: text('filing'),
    origin: text('origin'),
    originWord: text('origin_word'),
    originDomain: textOrNull('origin_domain'),
    originRests: textOrNull('origin_rests'),
    removedAt: textOrNull('removed_at'),
  },
});

export interface MailTicketRow {
  contentKey: string;
  position: number;
  ticket: string;
}

export const MAIL_TICKET = new EntitySchema<MailTicketRow>({
  name: 'mail_ticket',
  columns: { contentKey: key(text('content_key')), position: key(count('position')), ticket: text('ticket') },
  indices: [{ name: 'mail_ticket_by_ticket', columns: ['ticket'] }],
});

export interface PlacementRow {
  folder: string;
  uidValidity: string;
  uid: number;
  contentKey: string;
  filing: string;
}

export const PLACEMENT = new EntitySchema<PlacementRow>({
  name: 'placement',
  columns: {
    folder: key(text('folder')),
    uidValidity: key(text('uid_validity')),
    uid: key(wideCount('uid')),
    contentKey: text('content_key'),
    filing: text('filing'),
  },
});
