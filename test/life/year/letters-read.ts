/** What has arrived in the mailboxes outside: every letter that SMTP accepted, as its reader sees it. */
import { simpleParser } from 'mailparser';
import type { Instant } from '../../../src/domain/time.ts';
import type { Sendable } from '../../../src/outbox/transport.ts';

export interface Delivered {
  readonly at: Instant;
  readonly to: string;
  readonly replyTo: string;
  readonly envelopeFrom: string;
  readonly subject: string;
  readonly messageId: string;
  /** The ticket number in the subject, or null. */
  readonly ticketId: string | null;
  /** The code that it asks back, or null. */
  readonly code: string | null;
  /** All that a reader sees, without what differs in every run: tokens, codes and identifiers. */
  readonly shown: string;
}

/** The head of the audit chain in a digest: it covers the identities of mails, and so the tokens in their addresses. */
const CHAIN_HEAD = /\b[0-9a-f]{64}\b/g;

export async function readLetter(
  { bytes, envelopeFrom }: Pick<Sendable, 'bytes' | 'envelopeFrom'>,
  to: string,
  at: Instant,
): Promise<Delivered> {
  const mail = await simpleParser(bytes, { skipTextToHtml: true, skipImageLinks: true });
  const subject = mail.subject ?? '';
  const code = /^(?:確認コード：|Code: )([A-Z0-9]{6})$/m.exec(mail.text ?? '')?.[1] ?? null;
  const words = [to, subject, mail.date?.toISOString(), mail.text, mail.html || ''].join('\n');
  return {
    at,
    to,
    envelopeFrom,
    replyTo: mail.replyTo?.value[0]?.address ?? 'desk@desk.example',
    subject,
    messageId: mail.messageId ?? '',
    ticketId: /\[(CDS-[^\]]+)\]/.exec(subject)?.[1] ?? null,
    code,
    shown: (code === null ? words : words.replaceAll(code, '(code)')).replace(CHAIN_HEAD, '(head)'),
  };
}
