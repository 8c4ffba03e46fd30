/** How the desk reads the mails it takes: in this process, or apart in parser children. */
import type { Instant } from '../../domain/time.ts';
import { unreadableKey } from '../../mail/content-key.ts';
import type { IncomingMail, Misreading, UnreadableMail } from '../../mail/incoming-mail.ts';
import type { Oversize } from '../../mail/oversize.ts';
import { type ReadingConditions, readMail, unreadable } from '../reading/read-mail.ts';

export interface MailToRead {
  readonly raw: Buffer;
  readonly receivedAt: Instant;
  readonly folder: 'inbox' | 'intake';
  /** `raw` is only the header and the text of a mail that is too large. */
  readonly oversize?: Oversize;
  /** The desk gave the mail up before: it is set aside, and nothing in it is followed. */
  readonly gaveUp?: Misreading;
}

export interface MailReader {
  /** May be asked for many mails at once. Throws only for weather: then the mail has not been read, and may be asked for again. */
  read(mail: MailToRead): Promise<IncomingMail | UnreadableMail>;
  /** A mail that was set aside for what it did to parsers may be parsed again. */
  forgetTrouble(raw: Buffer): Promise<void>;
  close(): void;
}

/** What is the same for every mail. */
export type ReaderSettings = Pick<ReadingConditions, 'contentKey' | 'deskAddress' | 'maxBytes'>;

/** Reads mails here: for mails looked at by hand, where nobody waits behind them. */
export function readHere(settings: ReaderSettings): MailReader {
  return {
    async read(mail) {
      const given = conditionsOf(mail, settings);
      const found = await readMail(mail.raw, given);
      return mail.gaveUp === undefined ? found : givenUp(found, mail.gaveUp, mail.raw, settings);
    },
    async forgetTrouble() {},
    close() {},
  };
}

export function conditionsOf(mail: MailToRead, settings: ReaderSettings): ReadingConditions {
  const { receivedAt, folder, oversize } = mail;
  return { ...settings, receivedAt, folder, ...(oversize ? { oversize } : {}) };
}

/** `found` as a mail that is set aside, under the key by which it would be known again. */
export function givenUp(
  found: IncomingMail | UnreadableMail,
  misread: Misreading,
  raw: Buffer,
  settings: ReaderSettings,
): UnreadableMail {
  return { ...unreadable(raw, misread, settings), contentKey: found.contentKey };
}

/** By what the bytes of a mail are known before anybody has read them. */
export function bytesKeyOf(raw: Buffer, { contentKey }: ReaderSettings): string {
  return unreadableKey(contentKey, raw);
}
