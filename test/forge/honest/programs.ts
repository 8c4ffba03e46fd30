/** Mail programs that staff answer with: how each quotes, writes its text down and keeps the address. */
import type { Chance } from '../chance.ts';
import { type Draft, withBody, withText } from '../draft.ts';
import { encoded, survives, transferred, type Writing } from '../written-text.ts';
import type { Tongue } from './phrases.ts';
import { type Quoting, TOP } from './quoting.ts';

export interface Program {
  readonly name: string;
  readonly tongues: readonly Tongue[];
  readonly quoting: (tongue: Tongue, chance: Chance) => Quoting;
  readonly body: (draft: Draft, text: string, chance: Chance) => Draft;
}

const UTF8_BASE64: Writing = { charset: 'utf-8', how: 'base64' };
const UTF8_QP: Writing = { charset: 'utf-8', how: 'quoted-printable' };
const JIS: Writing = { charset: 'iso-2022-jp', how: '7bit' };

/** As far as the charset reaches; else what the program falls back to. */
function jis(draft: Draft, text: string): Draft {
  return withText(draft, text, survives(text, 'iso-2022-jp') ? JIS : UTF8_BASE64);
}

function html(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>\n');
  return `<html><head><meta charset="utf-8"></head><body><div>${escaped}</div></body></html>`;
}

/** Text and HTML of the same words. */
function alternative(draft: Draft, text: string, how: Writing['how']): Draft {
  const part = (type: string, words: string) =>
    Buffer.concat([
      Buffer.from(`Content-Type: ${type}; charset="UTF-8"\r\nContent-Transfer-Encoding: ${how}\r\n\r\n`),
      transferred(encoded(words.replace(/\n/g, '\r\n'), 'utf-8'), how),
    ]);
  const edge = (end = '') => Buffer.from(`\r\n--0000alternative${end}\r\n`);
  const body = Buffer.concat([edge(), part('text/plain', text), edge(), part('text/html', html(text)), edge('--')]);
  return withBody(draft, 'multipart/alternative; boundary="0000alternative"', body);
}

/** Paragraphs broken at blanks, each line but the last with one at its end (RFC 3676 §4.2). */
function flowed(draft: Draft, text: string): Draft {
  const lines = text.split('\n').flatMap((line) => (line.startsWith('>') ? [line] : broken(line)));
  const body = transferred(encoded(lines.map((line) => line.replace(/^ /, '  ')).join('\r\n'), 'utf-8'), '8bit');
  return withBody(draft, 'text/plain; charset=UTF-8; format=flowed', body, '8bit');
}

function broken(line: string): readonly string[] {
  const cut = line.length > 72 ? line.lastIndexOf(' ', 71) : -1;
  return cut <= 0 ? [line === '-- ' ? line : line.trimEnd()] : [line.slice(0, cut + 1), ...broken(line.slice(cut + 1))];
}

const BOTH: readonly Tongue[] = ['ja', 'en'];

export const PROGRAMS: readonly Program[] = [
  {
    name: 'Gmail',
    tongues: BOTH,
    quoting: (tongue, chance) => (tongue === 'ja' ? TOP.gmailJa : chance.pick([TOP.gmailEn, TOP.gmailEnWrapped])),
    body: (draft, text) => alternative(draft, text, 'base64'),
  },
  {
    name: 'Outlook',
    tongues: BOTH,
    quoting: (tongue, chance) =>
      tongue === 'ja'
        ? chance.pick([TOP.outlookJa, TOP.outlookOldJa, TOP.outlookPlainJa])
        : chance.pick([TOP.outlookEn, TOP.outlookOldEn]),
    body: (draft, text, chance) => (chance.maybe(0.7) ? alternative(draft, text, 'base64') : jis(draft, text)),
  },
  {
    name: 'Apple Mail',
    tongues: BOTH,
    quoting: (tongue) => (tongue === 'ja' ? TOP.appleJa : TOP.appleEn),
    body: (draft, text) => withText(draft, text, UTF8_QP),
  },
  {
    name: 'Thunderbird',
    tongues: BOTH,
    quoting: (tongue, chance) =>
      tongue === 'ja' ? chance.pick([TOP.thunderbirdJa, TOP.thunderbirdJaOwn]) : TOP.thunderbirdEn,
    body: flowed,
  },
  { name: 'Yahoo! Japan', tongues: ['ja'], quoting: () => TOP.yahooJapan, body: jis },
  { name: 'groupware', tongues: ['ja'], quoting: () => TOP.groupwareJa, body: jis },
  { name: 'Becky!', tongues: ['ja'], quoting: () => TOP.becky, body: jis },
  {
    name: 'iPhone',
    tongues: BOTH,
    quoting: (tongue) => (tongue === 'ja' ? TOP.iphoneJa : TOP.appleEn),
    body: (draft, text, chance) =>
      chance.maybe(0.5) ? alternative(draft, text, 'quoted-printable') : withText(draft, text, UTF8_QP),
  },
  {
    name: 'Android',
    tongues: BOTH,
    quoting: (tongue) => (tongue === 'ja' ? TOP.androidJa : TOP.gmailEn),
    body: (draft, text) => alternative(draft, text, 'quoted-printable'),
  },
];
