/** What staff say before a command and mean nothing by; and that neither it nor a courtesy ever lends itself to a command. */
import { expect } from 'chai';
import fc from 'fast-check';
import { COURTESIES } from '../../src/kinds/staff-reply/courtesies.ts';
import { fold } from '../../src/kinds/staff-reply/fold.ts';
import { KEYWORDS } from '../../src/kinds/staff-reply/keywords.ts';
import { PREFACES } from '../../src/kinds/staff-reply/prefaces.ts';
import { understood } from './said-to-the-desk.ts';

const ACTING: readonly (readonly [text: string, order: string])[] = [
  ['お疲れさまです。\n\n内容を確認しました。\n承認いたします。\n\n見本窓口 見本', 'APPROVE'],
  ['確認しました。承認します。', 'APPROVE'],
  ['下記のとおり回答いたします。\n承認しました。\n以上、よろしくお願いいたします。', 'APPROVE'],
  ['標記の件につきまして、下記のとおり回答いたします。\n承認しました。', 'APPROVE'],
  ['お忙しいところ、恐れ入ります。\n承認', 'APPROVE'],
  ['承認します\n\nお手数ですが、よろしくお願いいたします。', 'APPROVE'],
  ['承認します\n\nお手数をおかけしますがよろしくお願いいたします。', 'APPROVE'],
  ['承認します。\nご対応のほど、よろしくお願いいたします。', 'APPROVE'],
  ['承認します。\nお手続きのほどよろしくお願いいたします。', 'APPROVE'],
  ['遅くなりまして申し訳ございません。\n承認\nそれでは、よろしくお願いいたします。', 'APPROVE'],
  ['お忙しいところ恐れ入ります。\n\n承認いたします。', 'APPROVE'],
  ['見本窓口ご担当者様\n\n承認します。', 'APPROVE'],
  ['I have checked it.\nApproved.\nBest regards,', 'APPROVE'],
  ['拝見しました。\n却下 期限', 'REJECT window'],
  ['内容確認いたしました。\n状況', 'STATUS'],
];

/** A register of whole sentences cannot be stretched: none of these is one. */
const INERT = [
  '確認しました。',
  '内容を確認しました。\nよろしくお願いいたします。',
  '遅くなり申し訳ありません。',
  'I have checked it.',
  '確認しました、承認します。',
  '確認しましたが承認します。',
  '確認しましたので承認します。',
  '確認しました？\n承認します。',
  '確認しましたら承認します。',
  '確認しましたので、のちほど承認します。',
  '内容を確認していません。\n承認します。',
  '内容を確認しました。問題があります。\n承認します。',
  '承認します。\n内容を確認しました。',
  '承認します。\n内容は確認していません。',
  '承認します。\n遅くなり申し訳ありません。',
  '本件、承認します。',
  '本件承認いたします。',
  '標記の件、承認いたします。',
  '本件は承認でお願いします。',
  '本件\n承認します。',
  '標記の件につきまして\n承認します。',
  '表題の件、ではなく短く\n承認',
  '別件、承認します。',
  '標記の件につきまして、承認します。',
  '標記の件につきまして、、下記のとおり回答いたします。\n承認します。',
  '本件以外、承認します。',
  'I have checked it and approve.',
  'I have not checked it.\nApprove',
  'I have checked it, approve',
];

/** Somebody is asked to approve, or to see to it: nobody approves. */
const REQUESTS_TO_OTHERS = [
  '承認のほどよろしくお願いいたします。',
  'ご承認のほど、よろしくお願いいたします。',
  'ご承認の程宜しくお願い致します。',
  'お手数ですが承認よろしくお願いいたします。',
  'お手数ですが、承認をお願いいたします。',
  'お手数をおかけしますが、ご承認よろしくお願いいたします。',
  '承認のお手続きのほどよろしくお願いいたします。',
  '承認のご対応、よろしくお願いいたします。',
  '承認、ご対応のほどよろしくお願いいたします。',
  'それでは、承認よろしくお願いします。',
  'では承認よろしく。',
  '許可のご対応をお願いいたします。',
  '担当者様 承認よろしくお願いします。',
  'ご査収のうえ承認よろしくお願いいたします。',
  'Thanks for this approval.',
  'Thanks for letting me know, approve.',
];

describe('What stands before a command', () => {
  for (const [text, order] of ACTING)
    it(`${JSON.stringify(text)}: ${order}`, () => {
      expect(understood(text)).to.equal(order);
    });

  for (const text of [...INERT, ...REQUESTS_TO_OTHERS])
    it(`is no answer, and help is due: ${JSON.stringify(text)}`, () => {
      expect(understood(text)).to.match(/^misread: /);
    });

  it('is never done with when it stands alone, nor after the command; before it, it does no harm', () => {
    for (const phrase of PREFACES) {
      expect(understood(phrase), phrase).to.equal('misread: not-understood');
      expect(understood(`承認します。\n${phrase}`), phrase).to.equal('misread: not-understood');
      expect(understood(`${phrase}\n承認します。`), phrase).to.equal('APPROVE');
    }
  });

  it('holds no decision, no condition, and asks nobody for anything', () => {
    for (const phrase of PREFACES.map(fold))
      expect(phrase).to.not.match(
        /承認|許可|却下|否認|取消|撤回|提供|終了|訂正|失効|ただし|もし|なければ|以外|除|願|ください|下さい|approv|reject|den|undo| not |n't| but | if |please/,
      );
  });
});

describe('A command within a sentence of politeness', () => {
  const JOINTS = ['', '、', ' ', 'ので'];

  it('is none, whatever the phrase and whichever comes first', () => {
    for (const phrase of [...COURTESIES, ...PREFACES])
      for (const joint of JOINTS)
        for (const command of ['承認します', 'approve'])
          for (const text of [`${phrase}${joint}${command}`, `${command}${joint}${phrase}`])
            expect(understood(text), text).to.match(/^misread: /);
  }).timeout(300_000);

  it('approves in no mixture of phrases unless one whole sentence is an approval of the register', () => {
    const approvals = KEYWORDS.find(({ name }) => name === 'approve')?.words.map(fold) ?? [];
    const longest = PREFACES.toSorted((one, other) => other.length - one.length);
    const pieces = fc.constantFrom(
      ...[...COURTESIES, ...PREFACES, ...approvals, ...approvals, ...approvals],
      ...[
        'ません',
        'しない',
        'できません',
        'ただし',
        'もし',
        'のほど',
        'の程',
        'お願いします',
        'ください',
        'か',
        'ので',
        'が',
      ],
      ...['not', 'please', 'if', 'but', 'to', 'I', '未', '非', '本件', '標記の件', '別件', '却下', 'reject', '両方'],
    );
    const joints = fc.constantFrom('', '', ' ', '、', ',', '。', '.', '. ', '！', '\n', '\n', '\n\n', '：', '　');
    const mixtures = fc.array(fc.tuple(pieces, joints), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(mixtures, (mixture) => {
        const text = mixture.flat().join('');
        if (!/APPROVE/.test(understood(text))) return;
        const whole = text.split(/[。！\n]|\.(?=\s|$)/).map((sentence) => fold(sentence).replace(/[ :]両方$/, ''));
        expect(
          whole.some((sentence) => approvals.includes(sentence)),
          text,
        ).to.equal(true);
        const left = longest.reduce((rest, preface) => rest.replaceAll(preface, ''), text);
        expect(left, text).to.not.match(/ません|しない|ただし|もし|ください|却下|not|reject/);
      }),
      { numRuns: 6_000 },
    );
  }).timeout(300_000);
});
