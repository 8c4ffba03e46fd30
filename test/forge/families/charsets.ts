/** Bytes that become an order only if they are decoded carelessly (threats P09, P10, S24). */
import { type Attack, answerTo, type Family, quoted, someAim, staffOrigin } from '../attack.ts';
import { withBody } from '../draft.ts';

interface Part {
  readonly type: string;
  readonly how?: string;
  readonly body: Buffer | string;
}

function parts(name: string, row: string, part: (attack: Attack) => Part): Family {
  return {
    name,
    row,
    forge: (attack) => {
      const { held } = someAim(attack);
      const { type, how, body } = part(attack);
      return { draft: withBody(answerTo(held, attack), type, body, how), origin: staffOrigin(attack) };
    },
  };
}

const ascii = (text: string) => Buffer.from(text, 'latin1');
const ESC = '\x1b';
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const WORDS = ['APPROVE', 'APPROVED', 'Approve'] as const;

export const CHARSETS: readonly Family[] = [
  parts('UTF-7', 'P09', ({ chance }) => ({
    type: chance.pick([
      'text/plain; charset=utf-7',
      'text/plain; charset=unicode-1-1-utf-7',
      'text/plain; charset="UTF-7"',
    ]),
    body: chance.pick(['+AEEAUABQAFIATwBWAEU-\r\n', '+Af8-+/v4-APPROVE\r\n', '+YnmKjQ-\r\n']),
  })),
  parts('UTF-16 and UTF-32', 'P09', ({ chance }) => ({
    type: chance.pick([
      'text/plain; charset=utf-16le',
      'text/plain; charset=utf-16',
      'text/plain; charset=utf-8',
      'text/plain',
    ]),
    how: 'base64',
    body: base64(Buffer.from(chance.pick(WORDS), 'utf16le')),
  })),
  parts('charsets that are not allowed, or not known', 'P09', ({ chance }) => ({
    type: `text/plain; charset=${chance.pick(['x-user-defined', 'hz-gb-2312', 'ibm037', 'gb18030', 'big5', 'iso-2022-kr', 'x-unknown', 'utf-8; charset=utf-7', "utf-8''x", '""', 'ut\u0000f-8'])}`,
    body: chance.pick(['APPROVE\r\n', '~{3PHO~}\r\n']),
  })),
  parts('escapes of ISO-2022-JP around an order', 'P09', ({ chance }) => ({
    type: 'text/plain; charset=iso-2022-jp',
    body: ascii(
      chance.pick([
        `${ESC}$BAPPROVE${ESC}(B\r\n`,
        `${ESC}(BAPP${ESC}$B${ESC}(BROVE?\r\n`,
        `${ESC}$B>5G'${ESC}$B$7$^$;$s${ESC}(B\r\n`,
        `${ESC}(JAPPROVE\\${ESC}(B\r\n`,
        `${ESC}$)C${'\x0e'}APPROVE${'\x0f'}\r\n`,
        `${ESC}$B>5G\r\nAPPROVE\r\n`,
        `${ESC}.A${ESC}NAPPROVE\r\n`,
        `${ESC}&@${ESC}$BAPPROVE\r\n`,
      ]),
    ),
  })),
  parts('lead bytes that eat the end of a line', 'P09', ({ chance }) => ({
    type: `text/plain; charset=${chance.pick(['shift_jis', 'euc-jp', 'utf-8'])}`,
    how: '8bit',
    body: Buffer.concat([
      ascii('> quoted '),
      Buffer.from([chance.pick([0x81, 0x8e, 0x8f, 0xe0, 0xf0, 0xfc, 0xc3])]),
      ascii(`\r\n${chance.pick(WORDS)}\r\n`),
    ]),
  })),
  parts('bytes that are not the charset they claim', 'P09', ({ chance }) => ({
    type: `text/plain; charset=${chance.pick(['utf-8', 'us-ascii', 'iso-2022-jp', 'euc-jp'])}`,
    how: '8bit',
    body: Buffer.concat([
      ascii(`${chance.pick(WORDS)}\r\n`),
      Buffer.from(
        chance.pick([[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0x80], [0xf5, 0x80, 0x80, 0x80], [0xa0, 0xff]]),
      ),
      ascii('\r\n'),
    ]),
  })),
  parts('overlong and broken UTF-8', 'P09', ({ chance }) => ({
    type: 'text/plain; charset=utf-8',
    how: '8bit',
    body: Buffer.concat([
      Buffer.from(
        chance.pick([
          [0xc1, 0x81],
          [0xe0, 0x81, 0x81],
          [0xf0, 0x80, 0x81, 0x81],
          [0x41, 0xcc],
        ]),
      ),
      ascii(`PPROVE\r\n`),
    ]),
  })),
  parts('a NUL within', 'P09', ({ chance }) => ({
    type: 'text/plain; charset=utf-8',
    how: chance.pick(['8bit', 'base64']),
    body: chance.pick(['APP\0ROVE\r\n', '\0APPROVE\r\n', base64('APPROVE\0\r\n'), 'APPROVE\r\n\0\r\n']),
  })),
  parts('transfer encodings that do not exist', 'P10', ({ chance }) => ({
    type: 'text/plain; charset=utf-8',
    how: chance.pick([
      'base65',
      'x-uuencode',
      'gzip',
      'quoted',
      'base64, 8bit',
      'base64; x=y',
      '=?utf-8?q?base64?=',
      'rot13',
    ]),
    body: chance.pick([`${base64('APPROVE')}\r\n`, 'APPROVE\r\n', 'NCCEBIR\r\n']),
  })),
  parts('base64 with something between', 'P10', ({ chance }) => {
    const code = base64('APPROVE\r\n');
    const at = 4 + chance.int(4);
    return {
      type: 'text/plain; charset=utf-8',
      how: 'base64',
      body: chance.pick([
        `${code.slice(0, at)}*${code.slice(at)}\r\n`,
        `${code.slice(0, at)}=${code.slice(at)}\r\n`,
        `> quoted\r\n${code}\r\n`,
        `${code}\r\nAPPROVE?\r\n`,
        `${code.slice(0, -1)}\r\n`,
        `${code}${code}=\r\n`,
        `\u0412${code}\r\n`,
      ]),
    };
  }),
  parts('quoted-printable that is none', 'P10', ({ chance }) => ({
    type: 'text/plain; charset=utf-8',
    how: 'quoted-printable',
    body: chance.pick([
      'APP=\r\nROVE=ZZ\r\n',
      'APPROVE=3\r\n',
      '=4\r\n1PPROVE\r\n',
      'APPROVE=00\r\n',
      'APPROVE==\r\n',
      '=G1APPROVE\r\n',
      'APPROVE=3F\r\n',
      '=3E APPROVE\r\n',
    ]),
  })),
  parts('paragraphs that flow into something else', 'A03', ({ chance }) => ({
    type: 'text/plain; charset=utf-8; format=flowed',
    body: chance.pick([
      'Do not \r\nAPPROVE\r\n',
      '> quoted \r\n> APPROVE\r\n',
      'APPROVE \r\nonly if the office agrees\r\n',
      'I will \r\nAPPROVE \r\ntomorrow\r\n',
    ]),
  })),
  parts('other types of text', 'A03', ({ chance }) => ({
    type: chance.pick([
      'text/html; charset=utf-8',
      'text/enriched',
      'text/markdown; charset=utf-8',
      'text/calendar; method=REPLY',
      'text/x-plain',
      'application/octet-stream',
      'text/rfc822-headers',
      'message/rfc822',
      'application/pkcs7-mime; smime-type=enveloped-data',
      'text',
      'plain/text',
      'text/plain/x',
      'text/plain, text/html',
    ]),
    body: 'APPROVE\r\n\r\nAPPROVE\r\n',
  })),
  parts('an order behind the letter’s own words', 'F11', (attack) => {
    const { held } = someAim(attack);
    const lines = held.letter.text.split('\n');
    return {
      type: 'text/plain; charset=utf-8',
      how: 'base64',
      body: `${base64(attack.chance.pick([`${lines.join('\r\n')}\r\nAPPROVE`, `${quoted(held)}\r\nAPPROVE`]))}\r\n`,
    };
  }),
];
