/** Mails made to exhaust whoever parses them, each a thousand times what a person would send. */
import { OFFICE } from '../journey/desk-in-memory.ts';

export interface HostileMail {
  readonly id: string;
  readonly what: string;
  /** The word under which it is refused; null: it is read without harm, and asks for nothing. */
  readonly word: string | null;
  raw(): string;
}

const HEAD = [
  'Authentication-Results: mx.desk.example; dkim=pass header.d=eng.office.example',
  `From: ${OFFICE}`,
  'To: desk@desk.example',
  'Subject: hello',
  'Date: Wed, 03 Jun 2026 10:00:00 +0900',
  'Message-ID: <hostile@eng.office.example>',
  'MIME-Version: 1.0',
];

function mail(headers: readonly string[], ...body: readonly string[]): string {
  return [...HEAD, ...headers, '', ...body].join('\r\n');
}

function parts(count: number): string {
  const part =
    '--b\r\nContent-Type: application/octet-stream; name=a.bin\r\nContent-Disposition: attachment\r\n\r\nx\r\n';
  return mail(['Content-Type: multipart/mixed; boundary=b'], `${part.repeat(count)}--b--`);
}

function nested(depth: number): string {
  const lines: string[] = [];
  for (let level = 1; level < depth; level += 1)
    lines.push(`--b${level - 1}`, `Content-Type: multipart/mixed; boundary=b${level}`, '');
  return mail(['Content-Type: multipart/mixed; boundary=b0'], ...lines);
}

function enclosed(depth: number): string {
  const inner = 'Content-Type: message/rfc822\r\n\r\n'.repeat(depth);
  return mail(['Content-Type: message/rfc822'], `${inner}Subject: deep\r\n\r\nAPPROVE`);
}

function html(text: string): string {
  return mail(['Content-Type: text/html; charset=utf-8'], text);
}

export const HOSTILE: readonly HostileMail[] = [
  { id: 'P01', what: '10,000 parts', word: 'mime.parts', raw: () => parts(10_000) },
  { id: 'P01', what: '50,000 parts', word: 'mime.parts', raw: () => parts(50_000) },
  {
    id: 'P02',
    what: '1,000 attachments, over which mailparser never settled',
    word: 'mime.parts',
    raw: () => parts(1_000),
  },
  { id: 'P03', what: 'parts nested 10,000 deep', word: 'mime.depth', raw: () => nested(10_000) },
  { id: 'P03', what: 'a mail in a mail, 1,000 times', word: 'mime.depth', raw: () => enclosed(1_000) },
  {
    id: 'P04',
    what: '100,000 header fields',
    word: 'hdr.size',
    raw: () => mail(Array(100_000).fill('X-A: b') as string[]),
  },
  { id: 'P04', what: 'a header line of 5 MB', word: 'hdr.size', raw: () => mail([`X-A: ${'b'.repeat(5_000_000)}`]) },
  { id: 'P04', what: '1,001 short fields', word: 'hdr.size', raw: () => mail(Array(1_001).fill('A: b') as string[]) },
  {
    id: 'P05',
    what: 'addresses of 1.2 MB',
    word: 'hdr.size',
    raw: () => mail([`Cc: ${'a@b.example, '.repeat(92_000)}x@y.example`]),
  },
  { id: 'P05', what: '5,000 nested groups', word: null, raw: () => mail([`Cc: ${'g:'.repeat(5_000)}a@b.example;`]) },
  { id: 'P05', what: '7,000 nested comments', word: null, raw: () => mail([`Cc: ${'('.repeat(7_000)}a@b.example`]) },
  { id: 'P07', what: '1 MB of nested <div>', word: null, raw: () => html('<div>'.repeat(200_000)) },
  { id: 'P07', what: '2 MB of <', word: null, raw: () => html('<'.repeat(2_000_000)) },
  { id: 'P07', what: 'a million entities', word: null, raw: () => html('&amp;'.repeat(1_000_000)) },
  {
    id: 'P07',
    what: '2 MB of a style sheet',
    word: null,
    raw: () => html(`<style>${'a{b:c}'.repeat(330_000)}</style>`),
  },
  { id: 'P07', what: '100,000 nested tables', word: null, raw: () => html('<table><tr><td>'.repeat(100_000)) },
  {
    id: 'P07',
    what: 'an element with 100,000 attributes',
    word: null,
    raw: () => html(`<p ${'a=b '.repeat(100_000)}>`),
  },
];

const POLLUTING = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

/** Threat P14: names that are properties of every object, wherever a mail may name something. */
export const POLLUTIONS: readonly { readonly what: string; readonly raw: string }[] = POLLUTING.flatMap((name) => [
  { what: `a header field ${name}`, raw: mail([`${name}: x`, `${name}: {"x": 1}`], 'hello') },
  { what: `a parameter ${name}`, raw: mail([`Content-Type: text/plain; ${name}=x; ${name}[x]=1`], 'hello') },
  {
    what: `a continued parameter ${name}`,
    raw: mail([`Content-Type: text/plain; ${name}*0=x; ${name}*1*=utf-8''y`], 'hello'),
  },
  {
    what: `a label ${name}`,
    raw: mail([], `${name}: x`, `${name}.x: 1`, '氏名：例示 花子', 'UTokyo Account：9900000101'),
  },
]);
