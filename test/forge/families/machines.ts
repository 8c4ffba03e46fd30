/** What machines send back to a live token, an order in it or quoted by it (threats A01, A02, A17). */
import { type Attack, answerTo, type Family, orderTo, quoted, someAim, staffOrigin } from '../attack.ts';
import { type Field, withField, withLines, withText } from '../draft.ts';
import { someWriting } from '../written-text.ts';

const MARKS: readonly Field[] = [
  ['Auto-Submitted', 'auto-replied'],
  ['Auto-Submitted', 'auto-generated'],
  ['Auto-Submitted', 'auto-notified; owner-email=x'],
  ['Precedence', 'bulk'],
  ['Precedence', 'auto_reply'],
  ['Precedence', 'junk'],
  ['X-Autoreply', 'yes'],
  ['X-Autorespond', 'review'],
  ['X-Auto-Reply-From', 'mori@staff.desk.example'],
  ['X-Mail-Autoreply', 'Sieve'],
  ['List-Id', '<all.staff.desk.example>'],
  ['List-Unsubscribe', '<mailto:leave@staff.desk.example>'],
  ['X-ML-Name', 'staff'],
  ['X-MLServer', 'fml'],
  ['Feedback-ID', '1:2:3:x'],
];

const SUBJECTS = [
  '自動応答: ',
  '【自動返信】',
  '不在通知: ',
  'Automatic reply: ',
  'Auto: Re: out of office: ',
  'Out of Office: ',
  'Read: ',
  '開封済み: ',
  'Undeliverable: ',
  'Returned mail: ',
];

const ABSENCES = [
  'ただいま不在にしております。6月10日に戻ります。',
  '本日は休暇をいただいております。急ぎの場合は窓口までご連絡ください。',
  'I am out of the office until Monday.',
  'Thank you for your message. I am on annual leave and will approve requests after I return.',
  '出張のため返信が遅れます。承認が必要な件は後日対応します。',
  'This is an automatic reply. Your request has been received.',
  'お問い合わせを受け付けました。お問い合わせ番号は 12345 です。',
] as const;

function marked(name: string, row: string, line: (attack: Attack) => Field): Family {
  return {
    name,
    row,
    forge: (attack) => ({
      draft: withLines(orderTo(someAim(attack), attack), 'end', line(attack)),
      origin: staffOrigin(attack),
    }),
  };
}

function absent(
  name: string,
  row: string,
  lines: (attack: Attack) => readonly Field[],
  ends: (order: string) => string,
): Family {
  return {
    name,
    row,
    forge: (attack) => {
      const { held, order } = someAim(attack);
      const text = `${attack.chance.pick(ABSENCES)}\n${ends(order)}\n${quoted(held)}`;
      const draft = withText(answerTo(held, attack), text, someWriting(text, attack.chance));
      return { draft: withLines(draft, 'end', ...lines(attack)), origin: staffOrigin(attack) };
    },
  };
}

export const MACHINES: readonly Family[] = [
  marked('an order under the mark of a machine', 'A01', ({ chance }) => chance.pick(MARKS)),
  {
    name: 'an order with an empty return path',
    row: 'A01',
    forge: (attack) => ({
      draft: orderTo(someAim(attack), attack),
      origin: { ...staffOrigin(attack), emptyReturnPath: true },
    }),
  },
  {
    name: 'an order under the subject of a responder',
    row: 'A01',
    forge: (attack) => {
      const aim = someAim(attack);
      const subject = `${attack.chance.pick(SUBJECTS)}${aim.held.letter.subject}`;
      return { draft: orderTo(aim, attack, { subject }), origin: staffOrigin(attack) };
    },
  },
  absent(
    'an absence, marked, that quotes',
    'A01',
    ({ chance }) => [chance.pick(MARKS)],
    () => '',
  ),
  absent(
    'an absence, unmarked, that quotes',
    'A02',
    () => [],
    () => '',
  ),
  absent(
    'an absence, unmarked, with an order below',
    'A02',
    () => [],
    (order) => order,
  ),
  {
    name: 'a responder that quotes without a mark',
    row: 'A02',
    forge: (attack) => {
      const { held } = someAim(attack);
      const text = `${attack.chance.pick(ABSENCES)}\n\n${held.letter.text}`;
      return {
        draft: withText(answerTo(held, attack), text, someWriting(text, attack.chance)),
        origin: staffOrigin(attack),
      };
    },
  },
  {
    name: 'our letter sent back whole',
    row: 'A17',
    forge: (attack) => {
      const { held, order } = someAim(attack);
      const text = attack.chance.pick([held.letter.text, `${held.letter.text}\n${order}`]);
      const draft = withText(
        answerTo(held, attack, { subject: held.letter.subject }),
        text,
        someWriting(text, attack.chance),
      );
      return {
        draft: attack.chance.maybe(0.5) ? draft : withField(draft, 'Message-ID', held.letter.mail.messageId ?? ''),
        origin: staffOrigin(attack),
      };
    },
  },
  {
    name: 'an order under our own Message-ID',
    row: 'A17',
    forge: (attack) => {
      const aim = someAim(attack);
      const draft = withField(orderTo(aim, attack), 'Message-ID', aim.held.letter.mail.messageId ?? '');
      return { draft, origin: staffOrigin(attack) };
    },
  },
];
