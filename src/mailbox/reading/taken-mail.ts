/** What the mailbox hands over of a mail, and what it is told to do with it. */
import type { Instant } from '../../domain/time.ts';
import type { Oversize } from '../../mail/oversize.ts';

export interface TakenMail {
  readonly uid: number;
  readonly raw: Buffer;
  /** INTERNALDATE: when the desk's server received it. */
  readonly receivedAt: Instant;
  readonly folder: 'inbox' | 'intake';
  /** The mail is above `maxMessageBytes`: `raw` is only its header and its text. */
  readonly oversize?: Oversize;
  /** Resolves when the mails before it have been through; awaited before a mail changes anything. */
  turn(): Promise<void>;
  /** The mails behind it need not wait for its end: they cannot change anything before it any more. */
  giveTurnOn?(): void;
}

/** The answer to a mail: what it was committed under, and where it belongs. */
export interface Receipt {
  readonly contentKey: string;
  readonly filing: 'done' | 'quarantine' | 'leave';
}

/** The content key under which mails older than the desk are placed; they are never fetched. */
export const BEFORE_START = 'before-start';
