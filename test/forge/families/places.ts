/** A decider's own mail, proven and to a live token, in which the order stands where no order is read (threats A03, F11). */
import { type Attack, answerTo, type Family, orderTo, quoted, someAim, staffOrigin } from '../attack.ts';
import { type Draft, withText } from '../draft.ts';
import { someWriting } from '../written-text.ts';

function texts(name: string, row: string, text: (order: string, attack: Attack) => string): Family {
  return {
    name,
    row,
    forge: (attack) => {
      const { held, order } = someAim(attack);
      const whole = text(order, attack);
      const draft: Draft = withText(answerTo(held, attack), whole, someWriting(whole, attack.chance));
      return { draft, origin: staffOrigin(attack) };
    },
  };
}

const PROSE = [
  '確認しますので少しお待ちください。',
  'Could you tell me more about this one?',
  '担当の者に聞いてみます。',
  'I will look at it tomorrow.',
  'この申請は去年のものと同じ人でしょうか。',
  'Let me ask the office first.',
  '添付の件、来週の会議で相談させてください。',
] as const;

function below(...openers: readonly string[]): (order: string, attack: Attack) => string {
  return (order, { chance }) => `${chance.pick(['', `${chance.pick(PROSE)}\n`])}\n${chance.pick(openers)}\n${order}\n`;
}

export const PLACES: readonly Family[] = [
  texts('quoted', 'A03', (order, { chance }) => {
    const mark = chance.pick(['> ', '>', '>> ', '＞', '| ', '｜', ' > ', '» ']);
    return `${chance.pick(PROSE)}\n\n${order
      .split('\n')
      .map((line) => mark + line)
      .join('\n')}`;
  }),
  texts('quoted, with nothing above', 'F11', (order) =>
    order
      .split('\n')
      .map((line) => `| ${line}`)
      .join('\n'),
  ),
  texts(
    'below the letter’s separator',
    'A03',
    below(
      '== この行より上にご返信ください / Reply above this line ==',
      '> == Reply above this line ==',
      '== Reply above this line ==',
    ),
  ),
  texts(
    'below an attribution',
    'A03',
    below(
      'On Wed, 3 Jun 2026 at 10:00, Support Desk <desk@desk.example> wrote:',
      '2026年6月3日(水) 10:00 窓口 <desk@desk.example>:',
      '窓口さんは書きました:',
      '-----Original Message-----',
      '-----元のメッセージ-----',
      '________________________________\nFrom: Support Desk <desk@desk.example>\nSent: Wednesday, June 3, 2026 10:00',
      '差出人: 窓口 <desk@desk.example>\n送信日時: 2026年6月3日 10:00',
      'Begin forwarded message:',
      '---------- Forwarded message ---------',
    ),
  ),
  texts(
    'below a signature',
    'A03',
    below('-- ', '--', '━━━━━━━━━━━━', 'iPhoneから送信', 'Sent from my iPhone', '----------------', '＊＊＊＊＊＊＊＊'),
  ),
  texts(
    'on a later line, below other words',
    'A03',
    (order, { chance }) => `${chance.pick(PROSE)}\n${chance.pick(['', '\n'])}${order}`,
  ),
  texts('above other words', 'A03', (order, { chance }) => `${order}\n${chance.pick(['', '\n'])}${chance.pick(PROSE)}`),
  texts(
    'between other words',
    'A03',
    (order, { chance }) => `${chance.pick(PROSE)} ${order.replaceAll('\n', ' ')} ${chance.pick(PROSE)}`,
  ),
  texts('in quotation marks', 'A03', (order, { chance }) => {
    const [open, close] = chance.pick([
      ['「', '」'],
      ['"', '"'],
      ['『', '』'],
      ['(', ')'],
      ['【', '】'],
      ["'", "'"],
      ['<', '>'],
      ['“', '”'],
    ] as const);
    return `${open}${order.replaceAll('\n', ' ')}${close}`;
  }),
  texts('behind a mark of a list or a box', 'A03', (order, { chance }) => {
    const mark = chance.pick([
      '[ ] ',
      '□ ',
      '☐ ',
      '- [ ] ',
      '( ) ',
      '・',
      '* ',
      '# ',
      '1. ',
      '→',
      'Cc: ',
      'Subject: ',
      '//',
    ]);
    return order
      .split('\n')
      .map((line) => mark + line)
      .join('\n');
  }),
  texts('struck out or marked up', 'A03', (order, { chance }) => {
    const [open, close] = chance.pick([
      ['~~', '~~'],
      ['<s>', '</s>'],
      ['<del>', '</del>'],
      ['<!-- ', ' -->'],
      ['`', '`'],
      ['{{', '}}'],
    ] as const);
    return order
      .split('\n')
      .map((line) => open + line + close)
      .join('\n');
  }),
  {
    name: 'in the subject, above an empty text',
    row: 'A03',
    forge: (attack) => {
      const { held, order } = someAim(attack);
      const subject = `${order.replaceAll('\n', ' ')} ${held.letter.subject}`;
      const text = attack.chance.pick(['', '\n\n', quoted(held), attack.chance.pick(PROSE)]);
      return {
        draft: withText(answerTo(held, attack, { subject }), text, { charset: 'utf-8', how: 'base64' }),
        origin: staffOrigin(attack),
      };
    },
  },
  {
    name: 'with characters nobody sees',
    row: 'A18',
    forge: (attack) => {
      const { chance } = attack;
      const { held, order } = someAim(attack);
      const hidden = chance.pick([
        '\u200b',
        '\u200d',
        '\u2060',
        '\ufeff',
        '\u00ad',
        '\u202e',
        '\u202d',
        '\u2066',
        '\u0007',
        '\u0008',
        '\u180e',
        '\ufe0f',
      ]);
      const letters = [...(order.split('\n').at(-1) ?? '')];
      const at = 1 + chance.int(Math.max(1, letters.length - 1));
      const line = [...letters.slice(0, at), hidden, ...letters.slice(at)].join('');
      const whole = order.includes('SET') || order.includes('訂正') ? line.replace(/^S\u200b?ET/, 'S\u200bET') : line;
      return {
        draft: orderTo(
          { held, order: ONLY_LETTERS.test(whole.replace(hidden, '')) ? whole : `AP${hidden}PROVE` },
          attack,
        ),
        origin: staffOrigin(attack),
      };
    },
  },
  texts('broken over lines', 'A03', (order, { chance }) => {
    const letters = [...(order.split('\n').at(-1) ?? '')];
    const at = 1 + chance.int(Math.max(1, Math.min(letters.length - 1, 1)));
    const word = chance.pick(['APPROVE', '承認', '許可', 'APPROVED', '承認します']);
    const cut = Math.min(at, word.length - 1);
    return `${word.slice(0, cut)}\n${word.slice(cut)}`;
  }),
  texts('with letters of other scripts', 'A04', (_order, { chance }) =>
    chance.pick([
      'АPPROVE',
      'APPR\u039fVE',
      '\u0391PPROVE',
      'APPROV\u0415',
      'ΑPPROVED',
      '承諾',
      '丞認',
      '承忍',
      '⺇承認',
      '承認​します',
      'A P P R O V E',
      '承 認',
      'ap-prove',
      '4PPROVE',
    ]),
  ),
];

const ONLY_LETTERS = /^[A-Za-z]+\.?$/;
