/** Mails that were filed away and go back to the inbox, for people. */
import { EntitySchema } from 'typeorm';
import { key, text, textOrNull } from './columns.ts';

export interface HandBackRow {
  contentKey: string;
  /** INTERNALDATE of the mail, by which it is found again. */
  receivedAt: string;
  /** Null until it is back, or was not found any more. */
  endedAt: string | null;
}

export const HAND_BACK = new EntitySchema<HandBackRow>({
  name: 'hand_back',
  columns: {
    contentKey: key(text('content_key')),
    receivedAt: text('received_at'),
    endedAt: textOrNull('ended_at'),
  },
});
