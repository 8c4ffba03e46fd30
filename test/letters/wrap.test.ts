/** Where lines of a letter may end, in Japanese and in English. */
import { expect } from 'chai';
import fc from 'fast-check';
import { widthOf } from '../../src/letters/width.ts';
import { wrap } from '../../src/letters/wrap.ts';

const lines = (text: string, limit?: number) => wrap(text, limit).split('\n');

describe('Wrapping', () => {
  it('counts full-width characters as two columns', () => {
    expect(widthOf('審査 OK（ｱ）')).to.equal(4 + 1 + 2 + 2 + 1 + 2);
    expect(widthOf('①※…')).to.equal(6);
  });

  it('leaves a short line and an empty line as they are', () => {
    expect(wrap('短い行です。\n\n  - yes')).to.equal('短い行です。\n\n  - yes');
  });

  it('begins no line with a full stop, a comma or a closing bracket', () => {
    // Each of these signs would fall on the first place of the second line.
    for (const sign of '、。，．」』）】！？ーゃッ') {
      const [, second = ''] = lines(`${'あ'.repeat(10)}${sign}いうえお`, 20);
      expect(second.startsWith(sign), sign).to.equal(false);
    }
  });

  it('ends no line with an opening bracket', () => {
    for (const sign of '「『（【') {
      const [first = ''] = lines(`${'あ'.repeat(9)}${sign}いうえおかき`, 20);
      expect(first.endsWith(sign), sign).to.equal(false);
    }
  });

  it('keeps Latin words, numbers with their counters and whole days together', () => {
    expect(lines('あいうえおかき OneDrive です', 20)).to.deep.equal(['あいうえおかき', 'OneDrive です']);
    expect(lines('あいうえおかきくけ180日です', 20)).to.deep.equal(['あいうえおかきくけ', '180日です']);
    expect(lines(`${'あ'.repeat(20)}2026年6月10日（水）10:12まで`, 50)).to.deep.equal([
      'あ'.repeat(20),
      '2026年6月10日（水）10:12まで',
    ]);
    expect(lines('Please reply to this by Wednesday 10 June 2026.', 36)).to.deep.equal([
      'Please reply to this by',
      'Wednesday 10 June 2026.',
    ]);
  });

  it('keeps words that are to be typed on one line', () => {
    expect(lines(`${'あ'.repeat(16)}「訂正 失効日 2026-04-01」と書く`, 40)).to.deep.equal([
      'あ'.repeat(16),
      '「訂正 失効日 2026-04-01」と書く',
    ]);
  });

  it('never cuts a link or an address', () => {
    const link = `https://desk.example/${'path/'.repeat(30)}`;
    expect(lines(`説明は次のとおりです。 ${link} をご覧ください。`)).to.include(link);
    const address = `${'long'.repeat(15)}@${'sub.'.repeat(10)}example`;
    expect(lines(`連絡先 ${address}`)).to.include(address);
  });

  it('puts the frame before every line of a framed text', () => {
    const wrapped = lines(`| ${'申請者の文章'.repeat(20)}`);
    expect(wrapped.length).to.be.greaterThan(2);
    expect(wrapped.every((line) => line.startsWith('| '))).to.equal(true);
  });

  it('hangs the lines of a list under its text', () => {
    expect(lines(`・${'あ'.repeat(12)}`, 20)).to.deep.equal([`・${'あ'.repeat(9)}`, `  ${'あ'.repeat(3)}`]);
    expect(lines('- one two three four', 12)).to.deep.equal(['- one two', '  three four']);
  });

  it('leaves no sign or two alone on a last line, and keeps an hour with its zone', () => {
    expect(lines(`${'あ'.repeat(20)}。`, 40)).to.deep.equal(['あ'.repeat(18), 'ああ。']);
    expect(lines(`${'あ'.repeat(18)}です。`, 40)).to.deep.equal(['あ'.repeat(18), 'です。']);
    const when = '2026年6月10日（水）10:12（日本時間）';
    expect(lines(`${'あ'.repeat(20)}${when}です。`, 60)).to.deep.equal(['あ'.repeat(20), `${when}です。`]);
  });

  it('begins and ends no line against the rules of typesetting, whatever is wrapped (JIS X 4051)', () => {
    const notFirst = '、。，．・：；？！）」』】〕〉》］｝ーゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ';
    const sign = fc.constantFrom(...notFirst, ...'（「『【', ...'かき漢字あいアイ', 'mail', ' ');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 120 }), fc.constantFrom('', '・', '| '), (signs, mark) => {
        // Twenty signs in a row that no line may begin with are no text, and cannot be broken anywhere.
        fc.pre(!new RegExp(`[${notFirst}（「『【]{6}`, 'u').test(signs.join('')));
        const wrapped = lines(mark + signs.join(''));
        for (const line of wrapped.slice(1))
          expect(notFirst.includes(line.replace(/^(\| | +)/, '')[0] ?? 'x'), line).to.equal(false);
        for (const line of wrapped.slice(0, -1)) expect('（「『【'.includes(line.at(-1) ?? 'x'), line).to.equal(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('loses no character, whatever is wrapped, and makes no line too wide', () => {
    const bare = (text: string) => text.replace(/[ \u3000\n]/g, '');
    const words = fc.array(
      fc.constantFrom(
        '審査',
        'の',
        '。',
        '「',
        '」',
        '（',
        '）',
        ' ',
        'OneDrive',
        '180',
        '日',
        'ー',
        'a'.repeat(90),
        '①',
        '𠮷',
      ),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(words, fc.constantFrom('', '・', '| '), (pieces, mark) => {
        // White space at the ends and the frame are the wrapper's own.
        const text = pieces.join('').trim();
        const wrapped = wrap(mark + text);
        const unmarked = mark === '| ' ? wrapped.replace(/^\| ?/gm, '') : wrapped.replace(/^・/, '');
        expect(bare(unmarked)).to.equal(bare(text));
        for (const line of wrapped.split('\n')) expect(widthOf(line)).to.be.at.most(76);
      }),
      { numRuns: 500 },
    );
  });
});
