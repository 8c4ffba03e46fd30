/** Words near an order that are none: negations, questions, conditions, opinions, contradictions (threats A04, A05). */
import { COURTESIES } from '../../../src/kinds/staff-reply/courtesies.ts';
import { answerTo, type Family, orderTo, quoted, someAim, staffOrigin } from '../attack.ts';
import { withText } from '../draft.ts';
import { someWriting } from '../written-text.ts';

interface Said {
  readonly name: string;
  readonly row: string;
  readonly phrases: readonly string[];
}

function said(name: string, row: string, phrases: readonly string[]): Said {
  return { name, row, phrases };
}

const BEHIND_A_SET = [
  ['訂正 失効日 2026-04-01\n', ''],
  ['SET revoked_on 2026-04-02\n', ''],
] as const;

function family({ name, row, phrases }: Said): Family {
  return {
    name,
    row,
    forge: (attack) => {
      const { chance } = attack;
      const { held } = someAim(attack);
      const phrase = chance.pick(phrases);
      const [before, after] = chance.pick<readonly [string, string]>([
        ['', ''],
        ['', ''],
        ['お疲れ様です。\n', '\nよろしくお願いいたします。'],
        ['Hi,\n\n', '\n\nBest regards'],
        // Beside a courtesy a SET stands alone, and is the decider's own.
        ...(COURTESIES.includes(phrase) ? [] : BEHIND_A_SET),
      ]);
      const text = `${before}${phrase}${after}\n${chance.maybe(0.6) ? quoted(held) : ''}`;
      return { draft: withText(answerTo(held, attack), text, someWriting(text, chance)), origin: staffOrigin(attack) };
    },
  };
}

const GROUPS: readonly Said[] = [
  said('negations, Japanese', 'A04', [
    '承認しません',
    '承認しません。',
    '承認できません',
    '承認いたしません',
    '承認は見送ります',
    '承認不可',
    '未承認',
    '非承認',
    '承認しないでください',
    '承認は保留します',
    '承認取消',
    '承認を取り下げます',
    '許可しません',
    '許可できません',
    '不許可ではありません',
    '承認することはできません。',
    'まだ承認していません',
  ]),
  said('negations, English', 'A04', [
    'not approve',
    'Do not approve',
    "Don't approve",
    'APPROVE NOT',
    'Not approved.',
    'disapprove',
    'unapproved',
    'I cannot approve this.',
    'never approve',
    'APPROVE - no, wait',
    'no approve',
    'Approved? No.',
    'cancel approve',
    'UNAPPROVE',
    'approve nothing',
  ]),
  said('questions', 'A04', [
    'APPROVE?',
    'Approve ?',
    '承認？',
    '承認しますか',
    '承認しますか？',
    '承認でよろしいでしょうか。',
    '承認してもよいでしょうか',
    'Should I approve?',
    'Can we approve this',
    'approve or reject?',
    '承認ですか却下ですか',
    '許可しますか。',
    'APPROVE！？',
  ]),
  said('wishes and reports', 'A04', [
    '承認お願いします',
    '承認をお願いいたします。',
    '承認してください',
    '承認したいです',
    '承認する予定です',
    '承認されました',
    '森さんが承認しました',
    'Please approve',
    'I will approve this tomorrow',
    'Kim approved this',
    'would approve',
    'approve please',
    'to be approved',
    '承認待ち',
    '承認済みの件と同じです',
    '許可してほしい',
  ]),
  said('conditions', 'A04', [
    '承認します。ただし、メールのみとします。',
    'ただし書き付きで承認',
    '承認しますが、来週からにしてください',
    '問題なければ承認します',
    '書類がそろい次第、承認します',
    '承認（条件付き）',
    'APPROVE if the office agrees',
    'approve unless it is late',
    'APPROVE but only mail',
    'APPROVE\nbut ask the office first',
    '承認\nただし期限は3日とする',
    '承認します。\nなお、本人確認は未了です。',
    'APPROVE with conditions',
    'APPROVE except OneDrive',
  ]),
  said('assent without an order', 'A05', [
    'OK',
    'OKです',
    '了解',
    '了解です',
    '承知しました',
    '問題ありません',
    'はい',
    'Yes',
    'yes please',
    'Sounds good!',
    'Looks good to me',
    'LGTM',
    '👍',
    '👍 Approved',
    '✅',
    'Agreed',
    'いいね！',
    '賛成です',
    '結構です',
    'Go ahead',
  ]),
  said('contradictions', 'A04', [
    'APPROVE REJECT',
    'APPROVE\nREJECT window',
    '承認\n却下 期限',
    '却下 期限\n承認',
    'APPROVE / REJECT',
    '承認・却下',
    'APPROVE\nUNDO',
    '承認\n取消',
    'APPROVE\nHELP',
    'APPROVE OneDrive\nAPPROVE mail',
    '承認 却下',
    '承認\n承認しません',
    'REJECT other\nAPPROVE was a mistake\nAPPROVE',
    'APPROVE\nAPPROVE',
  ]),
  said('other things named', 'A04', [
    'APPROVE all tickets',
    'APPROVE CDS-2026-0001-A',
    'APPROVE 9900000101',
    'APPROVE K7QFM2',
    '承認 CDS-2026-0001-A',
    'APPROVE Teams',
    '承認 3件',
    'APPROVE tomorrow',
    'APPROVEME',
    'APPROVES',
    'approval',
    '承認者',
    '承認書',
    '承認番号 12',
    '許可証',
  ]),
  said('SETs that say nothing certain', 'A04', [
    'SET revoked_on 2026-02-30',
    'SET revoked_on 01/04/2026',
    'SET revoked_on yesterday',
    'SET revoked_on 2026-04-01?',
    '訂正 失効日 不明',
    '訂正 失効日 4月1日ごろ',
    '失効日は2026-04-01ではありません',
    'SET contact eve@evil.example',
    'SET account 9900009999',
    'SET services neither',
    '訂正 連絡先 eve@evil.example',
    'SET student maybe',
    'SET revoked_on 2026-04-01 or 2026-04-02',
    'RESET revoked_on 2026-04-01',
  ]),
];

/** Every phrase, in both languages. */
export const PHRASES_THAT_DECIDE_NOTHING: readonly string[] = GROUPS.flatMap(({ phrases }) => phrases);

export const NOT_A_COMMAND: readonly Family[] = [
  ...GROUPS.map(family),
  {
    name: 'two orders, one of them not understood',
    row: 'A04',
    forge: (attack) => {
      const { held } = someAim(attack);
      const order = attack.chance.pick([
        'SET revoked_on 2026-04-05\nAPROVE',
        'SET student yes\nAPPROVE?',
        '訂正 失効日 2026-04-05\n承認？',
        'SET revoked_on 2026-04-05\nplease approve',
        '訂正 学生 はい\n承認お願いします',
      ]);
      return { draft: orderTo({ held, order }, attack), origin: staffOrigin(attack) };
    },
  },
];
