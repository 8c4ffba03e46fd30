/** Whole answers in which a word of decision stands somewhere in the text: in a sentence, a quotation, a signature; none may act. */
import { expect } from 'chai';
import { newText } from '../../src/mail/new-text/new-text.ts';
import { SEPARATOR } from '../../src/notifications/separator.ts';
import { understood } from './said-to-the-desk.ts';

const QUOTE = [
  '',
  '2026年6月3日(水) 10:12 見本窓口 <desk@desk.example>:',
  '',
  `> ${SEPARATOR}`,
  '> 承認',
  '> 却下 期限',
];
const QUOTE_EN = [
  '',
  'On Wed, 3 Jun 2026 at 10:12, Sample Desk <desk@desk.example> wrote:',
  '',
  `> ${SEPARATOR}`,
  '> APPROVE',
];

/** By what it shows; each with the quotation that its program would put below. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  'a condition before the word': ['失効日が確認できましたら承認します。', ...QUOTE],
  'a condition after the word': ['承認します。', 'ただし、失効日の確認が取れた場合に限ります。', ...QUOTE],
  'a question whether to': ['こちらは承認でよいでしょうか。', ...QUOTE],
  'what somebody else said': ['見本さんは「承認」とのことでした。', ...QUOTE],
  'what somebody else will do': ['例示さんが承認します。少しお待ちください。', ...QUOTE],
  'what was done long ago': ['先月の件は承認済みですので、今回とは別です。', ...QUOTE],
  'what is still to come': ['明日の会議のあとで承認します。', ...QUOTE],
  'a refusal in a polite sentence': ['申し訳ありませんが、承認できかねます。', ...QUOTE],
  'a wish': ['承認をお願いいたします。', ...QUOTE],
  'the word in a list of choices': ['承認・却下のどちらにするか相談中です。', ...QUOTE],
  'the word as a heading': ['【承認について】', '担当者の不在により、来週お返事します。', ...QUOTE],
  'the word in brackets': ['（承認）', ...QUOTE],
  'a turning down that is not sure': ['期限を過ぎていれば却下してください。', ...QUOTE],
  'a word that only begins like one': ['承認フローの説明をいただけますか。', ...QUOTE],
  'a word of another one’s business': ['別件ですが、出張の承認はどなたの担当でしょうか。', ...QUOTE],
  'two words against each other': ['承認。いや、却下 期限。', ...QUOTE],
  'only a quotation': QUOTE,
  'an answer below the quotation': [...QUOTE, '', '承認'],
  'an answer among the quotation': ['お疲れ様です。', ...QUOTE.slice(0, 4), '承認', ...QUOTE.slice(4)],
  'the word in a signature': ['確認中です。', '--', '承認', '見本 次郎'],
  'a condition before the English word': ['If the date is right, approve.', ...QUOTE_EN],
  'a condition after the English word': ['APPROVE', 'provided that the date is confirmed first', ...QUOTE_EN],
  'a negation a line below': ['Approve', 'not', ...QUOTE_EN],
  'a question in English': ['Should I approve this one?', ...QUOTE_EN],
  'a report in English': ['Kim said: approve.', ...QUOTE_EN],
  'a plan in English': ['I will approve it tomorrow.', ...QUOTE_EN],
  'a word of another meaning': ['My hotel said they reject window seats after noon.', ...QUOTE_EN],
  'an English quotation only': QUOTE_EN,
  'a forward to the desk': [
    '',
    '---------- Forwarded message ---------',
    'From: Kim Sample <kim@staff.example>',
    '',
    'APPROVE',
  ],
  'an Outlook answer with the word below': [
    '',
    'From: Sample Desk <desk@desk.example>',
    'Sent: Wednesday, June 3, 2026 10:12 AM',
    'To: Kim',
    '',
    'APPROVE',
  ],
  'a drawn signature with the word': ['検討中です。', '────────────', '承認', '────────────'],
  'the word spread over two lines': ['承', '認', ...QUOTE],
};

describe('a word of decision inside a text', () => {
  it('is tried in at least twenty texts', () => {
    expect(Object.keys(ANSWERS).length).to.be.at.least(20);
  });

  for (const [what, lines] of Object.entries(ANSWERS))
    it(`does nothing: ${what}`, () => {
      expect(understood(newText(lines.join('\n')).fresh)).to.match(/^(?:misread: |courtesies$)/);
    });

  it('acts where it stands alone above the same quotation, or none of this would say anything', () => {
    expect(understood(newText(['お疲れ様です。', '承認', ...QUOTE].join('\n')).fresh)).to.equal('APPROVE');
    expect(understood(newText(['APPROVE', ...QUOTE_EN].join('\n')).fresh)).to.equal('APPROVE');
  });
});
