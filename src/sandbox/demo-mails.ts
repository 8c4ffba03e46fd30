/** The mails of the demo as bytes: what offices and forms send (fixtures/demo/mails.yaml), and what staff answer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Encoding from 'encoding-japanese';
import type { ParsedMail } from 'mailparser';
import { parse } from 'yaml';
import { packageRoot } from '../config/package-root.ts';

/** The id our sandbox mail system writes; the demo's configuration trusts it. */
export const AUTHSERV_ID = 'mx.desk.example';
export const DESK_ADDRESS = 'desk@desk.example';

export interface Draft {
  readonly from: string;
  readonly name: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly date: Date;
  readonly charset?: 'utf-8' | 'iso-2022-jp';
  readonly headers?: readonly string[];
  /** Set for a mail by somebody else than its From says: no signature, and our mail system has seen that. */
  readonly isForged?: true;
}

function bytesOf(text: string, charset: NonNullable<Draft['charset']>): Buffer {
  if (charset === 'utf-8') return Buffer.from(text, 'utf8');
  return Buffer.from(Encoding.convert(Encoding.stringToCode(text), { to: 'JIS', from: 'UNICODE', type: 'array' }));
}

/** RFC 2047; kept short enough that one encoded word is one line. */
function encodedWords(text: string, charset: NonNullable<Draft['charset']>): string {
  const pieces = text.match(/.{1,12}/gsu) ?? [];
  return pieces.map((piece) => `=?${charset}?B?${bytesOf(piece, charset).toString('base64')}?=`).join('\r\n ');
}

/** The mail as the desk's own mail system delivers it: it has checked the signature and says so on top. */
export function delivered(draft: Draft): Buffer {
  const { from, name, to, subject, text, date, charset = 'utf-8', headers = [], isForged } = draft;
  const domain = from.slice(from.indexOf('@') + 1);
  const results = isForged ? `dkim=none; spf=fail; dmarc=fail header.from=${domain}` : `dkim=pass header.d=${domain}`;
  const head = [
    `Authentication-Results: ${AUTHSERV_ID}; ${results}`,
    `From: ${encodedWords(name, charset)} <${from}>`,
    `To: ${to}`,
    `Subject: ${encodedWords(subject, charset)}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${date.getTime()}.${from}>`,
    ...headers,
    'MIME-Version: 1.0',
    `Content-Type: text/plain; charset=${charset}`,
    `Content-Transfer-Encoding: ${charset === 'utf-8' ? '8bit' : '7bit'}`,
  ];
  const body = text.replaceAll('\n', '\r\n');
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytesOf(body, charset), Buffer.from('\r\n')]);
}

/** One of the mails in fixtures/demo/mails.yaml, as if it were written now. */
export function demoMail(name: string, date: Date): Draft {
  const text = readFileSync(join(packageRoot(), 'fixtures', 'demo', 'mails.yaml'), 'utf8');
  const mail = (parse(text) as Record<string, Omit<Draft, 'to' | 'date'>>)[name];
  if (!mail) throw new Error(`fixtures/demo/mails.yaml has no mail "${name}"`);
  return { ...mail, to: DESK_ADDRESS, date };
}

/** An answer to a letter of ours, as mail programs write it: the new text above, the letter quoted below. */
export function answerTo(letter: ParsedMail, from: { address: string; name: string }, text: string, date: Date): Draft {
  const replyTo = letter.replyTo?.value[0]?.address ?? DESK_ADDRESS;
  const quoted = (letter.text ?? '')
    .trimEnd()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd());
  return {
    from: from.address,
    name: from.name,
    to: replyTo,
    subject: `Re: ${letter.subject ?? ''}`,
    date,
    headers: [`In-Reply-To: ${letter.messageId}`, `References: ${letter.messageId}`],
    text: [text, '', `On ${date.toUTCString()}, Support Desk <${DESK_ADDRESS}> wrote:`, ...quoted, ''].join('\n'),
  };
}
