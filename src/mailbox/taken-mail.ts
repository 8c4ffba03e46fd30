/** What the mailbox hands over of a mail, and what it is told to do with it. */
import type { Instant } from '../domain/time.ts';

export interface TakenMail {
  readonly uid: number;
  readonly raw: Buffer;
  /** INTERNALDATE: when the desk's server received it. */
  readonly receivedAt: Instant;
  readonly folder: 'inbox' | 'intake';
  /** Resolves when the mails before it have been through; awaited before a mail changes anything. */
  turn(): Promise<void>;
}

/** A mail above `maxMessageBytes`: only its header was fetched. */
export interface OversizeMail {
  readonly uid: number;
  readonly size: number;
  readonly receivedAt: Instant;
  readonly folder: 'inbox' | 'intake';
  readonly head: Buffer;
}

/** The answer to a mail: what it was committed under, and where it belongs. */
export interface Receipt {
  readonly contentKey: string;
  readonly filing: 'done' | 'quarantine' | 'leave';
}

/** The content key under which mails older than the desk are placed; they are never fetched. */
export const BEFORE_START = 'before-start';
