/** The bytes of a message of text and HTML, at once: they are stored in the transaction that owes the letter, and nothing is awaited there. */
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

function part(node: MimeNode, text: string): string {
  const header = node.buildHeaders();
  return `${header}\r\n\r\n${encoded(text.replace(/\r?\n/g, '\r\n'), node.getTransferEncoding()).trimEnd()}`;
}

/**
 * Header and parts with CRLF, as they go over the wire (RFC 2046 §5.1.4: the plainest part first); `texts` are the
 * contents of the parts in their order. `build()` would give the same through a stream, and later.
 */
export function bytesOf(message: MimeNode, texts: readonly string[]): Buffer {
  const header = message.buildHeaders();
  const parts = message.childNodes.map((node, at) => `--${message.boundary}\r\n${part(node, texts[at] ?? '')}\r\n`);
  return Buffer.from(`${header}\r\n\r\n${parts.join('')}--${message.boundary}--\r\n`);
}
