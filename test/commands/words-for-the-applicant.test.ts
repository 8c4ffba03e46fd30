/** What of a mail with REJECT goes to the applicant, and what stays at the desk. */
import { expect } from 'chai';
import { rejectionIn, understood } from './said-to-the-desk.ts';

describe('the words of a rejection', () => {
  it('are the text below the command', () => {
    expect(rejectionIn('REJECT window\nYour access ended in May.\n\nYou may ask the archive.')).to.deep.equal({
      reason: 'window',
      words: 'Your access ended in May.\n\nYou may ask the archive.',
    });
  });

  it('are the text behind the reason word', () => {
    expect(rejectionIn('却下 その他：別の窓口で受け付けています。')).to.deep.equal({
      reason: 'other',
      words: '別の窓口で受け付けています。',
    });
  });

  it('are both together, in the order they stand', () => {
    expect(rejectionIn('REJECT other: Please write to the archive.\nIts address is on the door.')).to.deep.equal({
      reason: 'other',
      words: 'Please write to the archive.\nIts address is on the door.',
    });
  });

  it('need no reason word when they stand below', () => {
    expect(rejectionIn('却下します。\n\n所属部局へご相談ください。')).to.deep.equal({
      reason: null,
      words: '所属部局へご相談ください。',
    });
  });

  it('keep their width, case and marks as written', () => {
    expect(rejectionIn('却下 その他\nＡｂｃ①　です！')).to.deep.equal({ reason: 'other', words: 'Ａｂｃ①　です！' });
  });

  it('are not the closing courtesies and the name below', () => {
    const mail = 'お疲れ様です。\n却下 期限\n期間を過ぎています。\n\n以上、よろしくお願いいたします。\n見本 次郎';
    expect(rejectionIn(mail)).to.deep.equal({ reason: 'window', words: '期間を過ぎています。' });
  });

  it('are nothing when only courtesies follow', () => {
    expect(rejectionIn('REJECT used\nThanks,\nKim Sample')).to.deep.equal({ reason: 'used', words: null });
    expect(rejectionIn('却下 期限。よろしくお願いいたします。')).to.deep.equal({ reason: 'window', words: null });
  });

  it('may state a date without setting it', () => {
    expect(rejectionIn('却下 期限\n失効日は2026年4月1日です。')).to.deep.equal({
      reason: 'window',
      words: '失効日は2026年4月1日です。',
    });
  });

  it('may speak of approving', () => {
    expect(rejectionIn('却下 その他\n書類が足りないため承認できません。')).to.deep.equal({
      reason: 'other',
      words: '書類が足りないため承認できません。',
    });
  });

  it('lose control characters, direction marks and invisible ones', () => {
    expect(rejectionIn('REJECT other\n\u202eabc\u200b\u0007\u2028d')).to.deep.equal({ reason: 'other', words: 'abcd' });
  });

  it('never hold a quoted or framed line', () => {
    expect(understood('REJECT other\nAs you wrote:\n> please help')).to.equal('misread: not-understood');
    expect(understood('REJECT other\n| my reason')).to.equal('misread: not-understood');
  });

  it('are half-width kana too, behind a half-width command', () => {
    expect(rejectionIn('却下　期限　ﾃｽﾄ')).to.deep.equal({ reason: 'window', words: 'ﾃｽﾄ' });
  });

  for (const [what, words] of [
    ['the line that replies are cut at', '== この行より上にご返信ください / Reply above this line =='],
    ['half of that line', 'Please see: reply above this line'],
    ['the mark of a block to fill in', '[[ 記入欄ここから / answers begin ]]'],
    ['a line framed in another way', 'as below\n│ my reason'],
    ['a token', 'Write to abcdefghijklmnopqrstuvwxyz please'],
    ['a reply address of ours', 'desk+tabcdefghijklmnopqrstuvwxyz@desk.example'],
    ['one in full-width letters', 'ｄｅｓｋ＋ｔａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ＠desk.example'],
  ] as const) {
    it(`are refused when they hold ${what}`, () => {
      expect(understood(`REJECT other\n${words}`)).to.match(
        /^misread: (?:words-unfit|no-command|not-understood|words-missing)$/,
      );
    });
  }

  it('are refused as such for a token, and kept when a long word is none', () => {
    expect(understood('REJECT other\nabcdefghijklmnopqrstuvwxyz')).to.equal('misread: words-unfit');
    const words = 'https://www.library.example/abcdefghijklmnopqrst';
    expect(rejectionIn(`REJECT other\n${words}`)).to.deep.equal({ reason: 'other', words });
  });
});
