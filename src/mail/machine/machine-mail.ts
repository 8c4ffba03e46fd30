/** Whether a machine wrote a mail: machines are never answered (RFC 3834 §2), and nothing they quote is a command. */

import { headerValue } from '../header/header.ts';
import type { IncomingMail } from '../incoming-mail.ts';
import { isDeliveryReport } from './delivery-report.ts';

/** What is looked at of a mail. */
export type MachineTraces = Pick<IncomingMail, 'header' | 'from' | 'subject' | 'parts'>;

const MACHINE_PRECEDENCE = /^\s*(?:bulk|list|junk|auto_reply)\b/i;

/** Fields that responders and lists set, whatever they say in them. */
const MACHINE_FIELDS = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply-from',
  'x-mail-autoreply',
  'x-loop-detect',
  'x-mlserver',
  'x-ml-name',
  'mailing-list',
  'list-id',
  'list-help',
  'list-unsubscribe',
  'list-post',
  'feedback-id',
];

const MACHINE_SENDER =
  /^(?:mailer-?daemon|post_?master|mail-?daemon|(?:do-?)?not?[-_.]?reply|bounces?|listserv|majordomo|auto-?(?:reply|responder))(?:[+=-].*)?$/;

/** How responders begin a subject; a person's sentence about an automatic mail goes on where these end. */
const MACHINE_SUBJECT =
  /^[[【(（〔]?(?:自動(?:応答|返信|送信|配信)|不在(?:通知|連絡|届|のお知らせ|のご連絡)?|休暇通知|automatic reply|auto(?:(?:matic)?[- ]?(?:reply|response))?|out[- ]of[- ](?:the )?office(?: (?:auto)?reply| notice)?|ooo|vacation(?: reply| notice)?|away from (?:the|my) (?:office|mail))(?:メール|通知)?\s*(?:[\]】)）〕:：]|$)/i;

/** What mail programs put before the subject of a calendar answer or of a receipt. */
const RECEIPT_SUBJECT = /^(?:read|not read|読み取り|開封済み|未開封|開封確認|既読)\s*[:：]/i;

/** What only mail systems write, whoever they say they are. */
const SYSTEM_SUBJECT =
  /^(?:returned mail\b|undeliverable\s?:|undelivered mail returned|mail could not be delivered|delivery status notification|failure notice$|mail delivery failed|complaint about message from )/i;

const REPORT_TYPE =
  /^\s*multipart\/report\b|^\s*message\/(?:disposition-notification|delivery-status|feedback-report)\b/i;

/**
 * The mark of the machine that wrote `mail`, as a machine word, or null when a person seems to have.
 *
 * X-Auto-Response-Suppress is no mark by itself: it asks others not to answer by machine, and Exchange and its add-ins put
 * it on mails of people too. With an empty return path it only confirms what that already says.
 */
export function machineMark(mail: MachineTraces): string | null {
  const { header, from, subject, parts } = mail;
  const value = (name: string) => headerValue(header, name);
  const submitted = value('auto-submitted');
  if (submitted !== null && !/^\s*no\b/i.test(submitted)) return 'auto-submitted';
  if (isDeliveryReport(mail)) return 'delivery-report';
  if (/^\s*<\s*>\s*$/.test(value('return-path') ?? '')) return 'null-return-path';
  if (MACHINE_PRECEDENCE.test(value('precedence') ?? '')) return 'precedence';
  const field = MACHINE_FIELDS.find((name) => value(name) !== null);
  if (field) return field;
  if (REPORT_TYPE.test(value('content-type') ?? '')) return 'report';
  if (parts.some(({ type }) => type === 'message/disposition-notification')) return 'receipt';
  if (parts.some(({ type }) => type === 'text/calendar')) return 'calendar';
  if (parts.some(({ type }) => type.includes('reaction'))) return 'reaction';
  if (MACHINE_SENDER.test(from.slice(0, from.indexOf('@')))) return 'machine-sender';
  if (SYSTEM_SUBJECT.test(subject.trim())) return 'system-subject';
  if (MACHINE_SUBJECT.test(subject.trim())) return 'out-of-office';
  if (RECEIPT_SUBJECT.test(subject.trim())) return 'receipt';
  return null;
}
