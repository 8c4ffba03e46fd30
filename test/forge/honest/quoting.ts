/** How mail programs put the answered letter below, above or around what somebody writes. */
import type { Letter } from '../../journey/desk-in-memory.ts';

/** `fresh` and the letter in one text. */
export type Quoting = (fresh: string, letter: Letter) => string;

const DESK = 'Support Desk <desk@desk.example>';

function marked(letter: Letter, mark = '> '): string {
  return letter.text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? mark.trimEnd() : mark + line))
    .join('\n');
}

function top(attribution: string, mark = '> '): Quoting {
  return (fresh, letter) => `${fresh}\n\n${attribution}\n${marked(letter, mark)}\n`;
}

function header(lines: readonly string[], rule: string): Quoting {
  return (fresh, letter) => {
    const filled = lines.map((line) => line.replace('{subject}', letter.subject).replace('{to}', letter.to));
    return `${fresh}\n\n${rule}\n${filled.join('\n')}\n\n${letter.text}`;
  };
}

const OUTLOOK_EN = [`From: ${DESK}`, 'Sent: Wednesday, June 3, 2026 10:00 AM', 'To: {to}', 'Subject: {subject}'];
const OUTLOOK_JA = [
  '差出人: 窓口 <desk@desk.example>',
  '送信日時: 2026年6月3日 10:00',
  '宛先: {to}',
  '件名: {subject}',
];

export const TOP = {
  gmailEn: top(`On Wed, Jun 3, 2026 at 10:00 AM ${DESK} wrote:`),
  gmailEnWrapped: top(`On Wed, Jun 3, 2026 at 10:00 AM Support Desk\n<desk@desk.example> wrote:`),
  gmailJa: top('2026年6月3日(水) 10:00 窓口 <desk@desk.example>:'),
  outlookEn: header(OUTLOOK_EN, '________________________________'),
  outlookJa: header(OUTLOOK_JA, '________________________________'),
  outlookOldJa: header(OUTLOOK_JA, '-----元のメッセージ-----'),
  outlookOldEn: header(OUTLOOK_EN, '-----Original Message-----'),
  outlookPlainJa: header(OUTLOOK_JA, ''),
  appleEn: top(`> On Jun 3, 2026, at 10:00, ${DESK} wrote:\n>`),
  appleJa: top('> 2026/06/03 10:00、窓口 <desk@desk.example>のメール:\n> '),
  thunderbirdEn: top(`On 6/3/26 10:00 AM, Support Desk wrote:`),
  thunderbirdJa: top('On 2026/06/03 10:00, 窓口 wrote:'),
  thunderbirdJaOwn: top('窓口 さんは書きました (2026/06/03 10:00):'),
  yahooJapan: header(
    ['From: 窓口 <desk@desk.example>', 'Date: 2026/06/03, Wed 10:00', 'To: {to}', 'Subject: {subject}'],
    '----- Original Message -----',
  ),
  groupwareJa: header(
    ['差出人: 窓口', '日時: 2026/06/03 10:00', '宛先: {to}', '件名: {subject}'],
    '--- 元のメッセージ ---',
  ),
  becky: top('On Wed, 3 Jun 2026 10:00:00 +0900\n"窓口" <desk@desk.example> wrote:\n'),
  iphoneJa: top('2026/06/03 10:00、窓口 <desk@desk.example>のメール:\n'),
  androidJa: top('2026年6月3日(水) 10:00 窓口 <desk@desk.example>:\n'),
} as const;

export const NONE: Quoting = (fresh) => fresh;

/** The letter first, the answer below it. */
export const BOTTOM: Quoting = (fresh, letter) =>
  `On 6/3/26 10:00 AM, Support Desk wrote:\n${marked(letter)}\n\n${fresh}`;

/** In the middle of the letter, below the line it answers. */
export const INLINE: Quoting = (fresh, letter) => {
  const lines = marked(letter).split('\n');
  const at = Math.min(6, lines.length);
  return [...lines.slice(0, at), '', fresh, '', ...lines.slice(at)].join('\n');
};
