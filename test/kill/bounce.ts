/** A delivery report (RFC 3464) about one of the desk's letters, as another mail system sends it. */
import type { AcceptedMail } from '../../src/sandbox/smtp-server.ts';

export function bounceOf(
  messageId: string,
  { from, to }: AcceptedMail['envelope'],
  header: string,
  date: string,
): string {
  return [
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mx.elsewhere.example>',
    `To: ${from}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${new Date(date).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <bounce.${from.slice(0, 40).replace('@', '.')}@mx.elsewhere.example>`,
    'Auto-Submitted: auto-replied',
    header,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
    '',
    '--r',
    'Content-Type: text/plain',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '--r',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.elsewhere.example',
    '',
    `Final-Recipient: rfc822; ${to[0] ?? ''}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 no such user',
    '--r',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    '',
    '--r--',
    '',
  ].join('\r\n');
}
