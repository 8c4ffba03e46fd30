/** Header texts as people read them: encoded words (RFC 2047), raw bytes, and file names of both kinds (RFC 2231). */
import type { MimePart } from '../../mail/mime/mime-tree.ts';
import { transferDecoded } from '../../mail/mime/transfer-decoding.ts';
import { readableText } from './charset-repair.ts';

const ENCODED_WORD = /=\?([A-Za-z0-9_:.+-]{1,60})(?:\*[A-Za-z0-9-]{0,20})?\?([BbQq])\?([^?\r\n]*)\?=/g;

interface Run {
  readonly charset: string;
  readonly bytes: readonly Uint8Array[];
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

function wordBytes(encoding: string, text: string): Uint8Array {
  if (encoding.toUpperCase() === 'B') return transferDecoded(bytesOf(text), 'base64').bytes;
  return transferDecoded(bytesOf(text.replaceAll('_', '=20')), 'quoted-printable').bytes;
}

function decodedRun({ charset, bytes }: Run): string {
  return readableText(Buffer.concat(bytes), charset);
}

/** The text of `value`, a header value with one character per byte. Control characters become blanks. */
export function headerText(value: string): string {
  let text = '';
  let run: Run | null = null;
  let from = 0;
  for (const match of value.matchAll(ENCODED_WORD)) {
    const [whole, charset = '', encoding = '', encoded = ''] = match;
    const between = value.slice(from, match.index);
    const bytes = wordBytes(encoding, encoded);
    from = match.index + whole.length;
    // Blanks between two encoded words belong to the encoding (§6.2), and old programs cut words in mid-character.
    if (run && between.trim() === '' && run.charset === charset.toLowerCase()) {
      run = { charset: run.charset, bytes: [...run.bytes, bytes] };
      continue;
    }
    if (run) text += decodedRun(run);
    if (!run || between.trim() !== '') text += readableText(bytesOf(between), null);
    run = { charset: charset.toLowerCase(), bytes: [bytes] };
  }
  if (run) text += decodedRun(run);
  text += readableText(bytesOf(value.slice(from)), null);
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/** `charset'language'percent-encoded` (RFC 2231 §4). */
function extendedText(value: string): string {
  const [, charset = '', encoded = value] = /^([^']{0,60})'[^']{0,60}'(.*)$/s.exec(value) ?? [];
  const bytes = encoded.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return readableText(bytesOf(bytes), charset || null);
}

/** The file name of a part as its sender wrote it, or null. */
export function nameOf({ disposition, contentType }: MimePart): string | null {
  for (const [parameters, name] of [
    [disposition?.parameters, 'filename'],
    [contentType?.parameters, 'name'],
  ] as const) {
    const extended = parameters?.get(`${name}*`);
    const plain = parameters?.get(name);
    const text = extended !== undefined ? extendedText(extended) : plain !== undefined ? headerText(plain) : '';
    if (text.trim() !== '')
      return text
        .replace(/\p{Cc}+/gu, ' ')
        .trim()
        .slice(0, 255);
  }
  return null;
}
