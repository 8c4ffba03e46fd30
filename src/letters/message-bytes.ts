/** The bytes of a text message, at once: they are stored in the transaction that owes the letter, and nothing is awaited there. */
import * as base64 from 'nodemailer/lib/base64';
import type MimeNode from 'nodemailer/lib/mime-node';
import * as quotedPrintable from 'nodemailer/lib/qp';

/** Longest line of an encoded body (RFC 2045 §6.7, §6.8). */
const ENCODED_LINE = 76;

function encoded(text: string, encoding: string | false): string {
  switch (encoding) {
    case 'base64':
      return base64.wrap(base64.encode(Buffer.from(text)), ENCODED_LINE);
    case 'quoted-printable':
      return quotedPrintable.wrap(quotedPrintable.encode(Buffer.from(text)), ENCODED_LINE);
    default:
      return text;
  }
}

/** Header and body with CRLF, as they go over the wire. `build()` would give the same through a stream, and later. */
export function bytesOf(message: MimeNode, text: string): Buffer {
  const crlf = text.replace(/\r?\n/g, '\r\n');
  const header = message.buildHeaders();
  const body = encoded(crlf, message.getTransferEncoding()).trimEnd();
  return Buffer.from(`${header}\r\n\r\n${body}\r\n`);
}
