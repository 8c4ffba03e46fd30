/** Whether a mail reports that another could not be delivered (RFC 3464), also where old servers say so in prose only. */
import { headerValue } from '../header/header.ts';
import type { IncomingMail } from '../incoming-mail.ts';

const REPORT = /^\s*multipart\/report\b/i;
const DELIVERY_REPORT_TYPE = /report-type\s*=\s*"?delivery-status/i;

const MAIL_SYSTEM =
  /^(?:mailer-?daemon|mail-?daemon|post_?master|microsoftexchange[0-9a-f]*|mailsys|mail-?system|mdaemon|smtpd?)(?:[+=.-].*)?$/;

const FAILED =
  /^(?:undeliver|delivery (?:status )?notif|delivery (?:failure|status|report|has failed)|mail delivery|mail (?:system )?error|returned mail|failure notice|failed mail|nondeliver|non-deliver|message (?:status|delivery|undeliverable)|(?:mail|message|e-mail) (?:you sent )?(?:could not|failed|not|un)|配信不能|配送不能|配信できません|送信エラー|不達|エラーメール|未配信|配達不能)/i;

/** What servers that report in prose only write about a mail that may still arrive, or has. */
const NOT_FINAL =
  /\b(?:delayed?|warning|not yet|still (?:being|trying)|will (?:keep|continue)|relayed|success(?:ful|fully)?|delivered to)\b|遅延|再送(?:中|を続け|します)|配信済|正常に/i;

/** Whether a delivery report says for good that the mail will not arrive; the subject tells where its parts do not. */
export function saysFailed(mail: Pick<IncomingMail, 'subject' | 'report'>): boolean {
  const actions = mail.report?.actions ?? [];
  return actions.length > 0 ? actions.includes('failed') : !NOT_FINAL.test(mail.subject);
}

/** True for bounces and delays; a complaint that reached an abuse desk was delivered, and is none. */
export function isDeliveryReport(mail: Pick<IncomingMail, 'header' | 'from' | 'subject' | 'parts'>): boolean {
  const { header, from, subject, parts } = mail;
  const contentType = headerValue(header, 'content-type') ?? '';
  if (REPORT.test(contentType) && DELIVERY_REPORT_TYPE.test(contentType)) return true;
  if (parts.some(({ type }) => type === 'message/delivery-status')) return true;
  if (headerValue(header, 'x-failed-recipients') !== null) return true;
  const nobody = /^\s*<\s*>\s*$/.test(headerValue(header, 'return-path') ?? '');
  const system = MAIL_SYSTEM.test(from.slice(0, from.indexOf('@')));
  return (nobody || system) && FAILED.test(subject.trim());
}
