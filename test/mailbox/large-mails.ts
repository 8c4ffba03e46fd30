/** Mails that are large for their attachments, as offices and applicants send them. */
import { type Letter, OFFICE, REQUEST } from '../journey/desk-in-memory.ts';

const HTML = '<html><body><p>お世話になっております。</p></body></html>';

function base64Lines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
}

/** A part with its header; `lines` of its header first. */
function part(lines: readonly string[], body: string): string {
  return [...lines, '', body].join('\r\n');
}

function multipart(type: string, boundary: string, parts: readonly string[]): { header: string; body: string } {
  const header = `Content-Type: multipart/${type}; boundary="${boundary}"`;
  return { header, body: `${parts.map((one) => `--${boundary}\r\n${one}\r\n`).join('')}--${boundary}--\r\n` };
}

export const plain = (text: string) =>
  part(
    ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'],
    base64Lines(Buffer.from(text)),
  );
export const html = () => part(['Content-Type: text/html; charset=utf-8'], HTML);
export const scan = (bytes: number) =>
  part(
    [
      'Content-Type: application/pdf; name="scan.pdf"',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename="scan.pdf"',
    ],
    base64Lines(Buffer.alloc(bytes, 'scan')),
  );

export interface LargeDraft {
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  /** Lines put on top, as the desk's mail server does. */
  readonly top?: readonly string[];
  readonly parts?: readonly string[];
  readonly headers?: readonly string[];
}

export const SIGNED = 'Authentication-Results: mx.desk.example; dkim=pass header.d=eng.office.example';
export const SIGNED_BY_STAFF = 'Authentication-Results: mx.desk.example; dkim=pass header.d=staff.desk.example';

/** The text beside its HTML, and a scan of 60 KB below: 80 KB together. */
export function largeMail({
  from = OFFICE,
  to = 'desk@desk.example',
  subject = 'クラウドデータ救出',
  top = [],
  parts,
  headers = [],
}: LargeDraft = {}) {
  const letter = multipart('alternative', 'inner', [plain(REQUEST), html()]);
  const whole = multipart('mixed', 'outer', parts ?? [part([letter.header], letter.body), scan(60_000)]);
  const head = [
    ...top,
    `From: ${from}`,
    `To: ${to}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'Date: Wed, 03 Jun 2026 10:00:00 +0900',
    'Message-ID: <large@office.example>',
    'MIME-Version: 1.0',
    ...headers,
    whole.header,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${whole.body}`);
}

/** An answer of a member to `letter`, with a scan below. */
export const largeReply = ({ to, mail }: Letter, text: string, top: readonly string[]) =>
  largeMail({
    from: to,
    to: mail.replyTo?.value[0]?.address ?? '',
    top,
    subject: `Re: ${mail.subject}`,
    parts: [plain(text), scan(60_000)],
  });
