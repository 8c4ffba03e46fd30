/** Text as mail programs put it on the wire: charsets, transfer encodings, encoded words. */
import encoding from 'encoding-japanese';
import type { Chance } from './chance.ts';

export type Charset = 'utf-8' | 'iso-2022-jp' | 'shift_jis' | 'euc-jp';
export type TransferEncoding = 'base64' | 'quoted-printable' | '8bit' | '7bit';

const NAMES = { 'iso-2022-jp': 'JIS', shift_jis: 'SJIS', 'euc-jp': 'EUCJP' } as const;

export function encoded(text: string, charset: Charset): Buffer {
  if (charset === 'utf-8') return Buffer.from(text);
  return Buffer.from(encoding.convert(encoding.stringToCode(text), { to: NAMES[charset], from: 'UNICODE' }));
}

function quotedPrintable(bytes: Buffer): string {
  const lines = bytes.toString('latin1').split('\r\n');
  return lines
    .map((line) =>
      [...line]
        .map((character, at) => {
          const blankAtEnd = (character === ' ' || character === '\t') && at === line.length - 1;
          const plain = character >= ' ' && character <= '~' && character !== '=' && !blankAtEnd;
          return plain ? character : `=${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
        })
        .reduce<string[]>(
          (rows, piece) => {
            const last = rows.at(-1) ?? '';
            if (last.length + piece.length > 75) rows.push(piece);
            else rows[rows.length - 1] = last + piece;
            return rows;
          },
          [''],
        )
        .join('=\r\n'),
    )
    .join('\r\n');
}

/** `bytes` as the body of a part. */
export function transferred(bytes: Buffer, how: TransferEncoding): Buffer {
  if (how === 'base64') return Buffer.from(`${bytes.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`);
  return how === 'quoted-printable' ? Buffer.from(`${quotedPrintable(bytes)}\r\n`) : bytes;
}

/** A header value with what is not ASCII in encoded words of UTF-8, cut between characters. */
export function headerWords(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  const pieces = [...text].reduce<string[]>(
    (words, character) => {
      const last = words.at(-1) ?? '';
      if (Buffer.byteLength(last + character) > 40) words.push(character);
      else words[words.length - 1] = last + character;
      return words;
    },
    [''],
  );
  return pieces.map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`).join(' ');
}

export interface Writing {
  readonly charset: Charset;
  readonly how: TransferEncoding;
}

/** One of the ways in which programs send `text`: Japanese charsets only where every character is in them. */
export function someWriting(text: string, chance: Chance): Writing {
  const japanese = (['iso-2022-jp', 'shift_jis', 'euc-jp'] as const).filter((name) => survives(text, name));
  const charset = chance.maybe(0.6) ? 'utf-8' : chance.pick(['utf-8', ...japanese] as const);
  if (charset === 'iso-2022-jp') return { charset, how: chance.pick(['7bit', 'base64', 'quoted-printable']) };
  return { charset, how: chance.pick(['base64', 'quoted-printable', '8bit']) };
}

/** Whether every character of `text` is in `charset`. */
export function survives(text: string, charset: Exclude<Charset, 'utf-8'>): boolean {
  const back = encoding.convert([...encoded(text, charset)], { to: 'UNICODE', from: NAMES[charset] });
  return encoding.codeToString(back) === text;
}
