/** Reads a mail in this process, and gives parsed mails the key they are known by. */
import { contentKey, unreadableKey } from '../../mail/content-key.ts';
import type { IncomingMail, Misreading, UnreadableMail } from '../../mail/incoming-mail.ts';
import { type ParsedMail, type ParsingConditions, parseMail, unreadMail } from '../parsing/parse-mail.ts';

export interface ReadingConditions extends ParsingConditions {
  /** HMAC key of content keys. */
  readonly contentKey: Uint8Array;
}

/** The mail in `raw`, or how it could not be read and whom it claims to concern. Never throws for anything in a mail. */
export async function readMail(raw: Buffer, given: ReadingConditions): Promise<IncomingMail | UnreadableMail> {
  return identified(await parseMail(raw, given), raw, given.contentKey);
}

/** The parsed mail with its content key; one that could not be read is known by its bytes. */
export function identified(parsed: ParsedMail, raw: Buffer, key: Uint8Array): IncomingMail | UnreadableMail {
  if ('unread' in parsed) return { ...parsed.unread, contentKey: unreadableKey(key, raw) };
  return { ...parsed.mail, contentKey: contentKey(key, parsed.content) };
}

/** A mail that is set aside, with what is known of it. Also for mails of which only the head was fetched. */
export function unreadable(
  raw: Buffer,
  misread: Misreading,
  { contentKey: key, deskAddress }: Pick<ReadingConditions, 'contentKey' | 'deskAddress'>,
): UnreadableMail {
  return { ...unreadMail(raw, misread, deskAddress), contentKey: unreadableKey(key, raw) };
}
