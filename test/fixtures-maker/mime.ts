/** Builds the bytes of a fixture mail: the charset and the transfer encoding are real, the people are not. */
import Encoding from 'encoding-japanese';

export interface FixtureMail {
  /** Path below fixtures/mails without `.eml`: the kind, and what the mail proves. */
  readonly path: string;
  readonly from: string | null;
  readonly subject: string;
  /** Null: there is only HTML. */
  readonly text: string | null;
  readonly html?: string;
  readonly charset?: 'utf-8' | 'iso-2022-jp' | 'shift_jis' | 'us-ascii';
  readonly encoding?: 'base64' | 'quoted-printable' | '7bit' | '8bit';
  /** The domain whose signature our boundary found good; none: nothing was found. */
  readonly signedBy?: string;
  readonly header?: Readonly<Record<string, string>>;
  readonly attachments?: readonly Attachment[];
}

/** A file of so many bytes, all of them alike: nothing in a fixture is anybody's document. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly disposition: 'inline' | 'attachment';
  readonly bytes: number;
}

const TARGETS = { 'iso-2022-jp': 'JIS', shift_jis: 'SJIS' } as const;

function encode(text: string, charset: string): Buffer {
  if (charset === 'iso-2022-jp' || charset === 'shift_jis') {
    const codes = Encoding.convert(Encoding.stringToCode(text), { to: TARGETS[charset], from: 'UNICODE' });
    return Buffer.from(codes);
  }
  return Buffer.from(text, 'utf8');
}

/** RFC 2045 §6.7, with soft breaks. */
function quotedPrintable(bytes: Buffer): string {
  const lines: string[] = [];
  for (const line of bytes.toString('latin1').split('\r\n')) {
    let current = '';
    for (const [index, character] of [...line].entries()) {
      const code = character.charCodeAt(0);
      const plain = code >= 33 && code <= 126 && code !== 61;
      const blank = (code === 32 || code === 9) && index < line.length - 1;
      const piece = plain || blank ? character : `=${code.toString(16).toUpperCase().padStart(2, '0')}`;
      if (current.length + piece.length > 75) {
        lines.push(`${current}=`);
        current = '';
      }
      current += piece;
    }
    lines.push(current);
  }
  return lines.join('\r\n');
}

function transfer(bytes: Buffer, encoding: string): Buffer {
  if (encoding === 'quoted-printable') return Buffer.from(quotedPrintable(bytes), 'latin1');
  if (encoding !== 'base64') return bytes;
  return Buffer.from((bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n'), 'latin1');
}

/** An encoded word for every dozen characters (RFC 2047 §2 allows 75 columns). */
function word(text: string, charset: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const pieces = [];
  const characters = [...text];
  for (let at = 0; at < characters.length; at += 12) pieces.push(characters.slice(at, at + 12).join(''));
  return pieces.map((piece) => `=?${charset}?B?${encode(piece, charset).toString('base64')}?=`).join('\r\n ');
}

function named(address: string, charset: string): string {
  const split = /^(.*) (<[^<>]+>)$/.exec(address);
  return split ? `${word(split[1] ?? '', charset)} ${split[2]}` : address;
}

function part(text: string, type: string, charset: string, encoding: string): Buffer {
  const head = `Content-Type: ${type}; charset="${charset}"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
  const body = transfer(encode(text.replaceAll('\n', '\r\n'), charset), encoding);
  return Buffer.concat([Buffer.from(head, 'latin1'), body, Buffer.from('\r\n')]);
}

function attached({ name, type, disposition, bytes }: Attachment): Buffer {
  const lines = [
    `Content-Type: ${type}; name="${word(name, 'utf-8')}"`,
    `Content-Disposition: ${disposition}; filename="${word(name, 'utf-8')}"`,
    'Content-Transfer-Encoding: base64',
  ];
  return Buffer.concat([
    Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'),
    transfer(Buffer.alloc(bytes, 0x58), 'base64'),
    Buffer.from('\r\n'),
  ]);
}

/** The whole message, with the trace fields of the desk's own server on top. */
export function bytesOf(mail: FixtureMail, number: number): Buffer {
  const charset = mail.charset ?? 'utf-8';
  const encoding = mail.encoding ?? (charset === 'iso-2022-jp' ? '7bit' : 'base64');
  const lines = [
    ...(mail.signedBy === undefined
      ? []
      : [`Authentication-Results: mx.desk.example; dkim=pass header.d=${mail.signedBy}`]),
    ...(mail.from === null ? [] : [`From: ${named(mail.from, charset)}`]),
    'To: desk@desk.example',
    `Subject: ${word(mail.subject, charset)}`,
    `Date: Tue, 09 Jun 2026 10:${String(number % 60).padStart(2, '0')}:00 +0900`,
    `Message-ID: <fixture-${number}@sender.example>`,
    ...Object.entries(mail.header ?? {}).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');
  const text = mail.text === null ? null : part(mail.text, 'text/plain', charset, encoding);
  const html = mail.html === undefined ? null : part(mail.html, 'text/html', charset, encoding);
  const edge = (end: string) => Buffer.from(`--fixture-${number}${end}\r\n`);
  const multipart = (type: string) => Buffer.from(`Content-Type: ${type}; boundary="fixture-${number}"\r\n\r\n`);
  const written = [...(text ? [text] : []), ...(html ? [html] : [])];
  const parts = [...written, ...(mail.attachments ?? []).map(attached)];
  if (parts.length < 2) return Buffer.concat([head, ...parts]);
  const type = multipart(mail.attachments ? 'multipart/mixed' : 'multipart/alternative');
  return Buffer.concat([head, type, ...parts.flatMap((one) => [edge(''), one]), edge('--')]);
}
