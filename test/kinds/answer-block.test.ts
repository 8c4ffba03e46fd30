/** The block of our letters that is filled in, and the sender's own words around it. */
import { expect } from 'chai';
import { takeBlocks } from '../../src/kinds/answer/answer-block.ts';
import { onlyAsks, withoutCourtesies } from '../../src/kinds/answer/own-words.ts';
import { courtesyReader } from '../../src/kinds/staff-reply/courtesies.ts';
import { namesSaid } from '../../src/kinds/staff-reply/names.ts';
import { ANSWERS_BEGIN, ANSWERS_END } from '../../src/notifications/separator.ts';

describe('the block to fill in', () => {
  const filled = ['氏名：例示 花子', '理由：論文のため'];
  const manners: Readonly<Record<string, (line: string) => string>> = {
    'as it left the desk': (line) => line,
    'quoted once': (line) => `> ${line}`,
    'quoted twice': (line) => `> > ${line}`,
    'quoted without a blank': (line) => `>${line}`,
    'quoted in full width': (line) => `＞ ${line}`,
  };
  for (const [manner, write] of Object.entries(manners)) {
    it(`is found ${manner}`, () => {
      const lines = ['上の文', ...[ANSWERS_BEGIN, ...filled, '', ANSWERS_END, '下の文'].map(write)];
      const { answers, rest } = takeBlocks(lines.join('\r\n'));
      expect(answers).to.equal(filled.join('\n'));
      expect(rest).to.equal(['上の文', write('下の文')].join('\n'));
    });
  }

  it('is found with lines typed below the quoted labels', () => {
    const text = [`> ${ANSWERS_BEGIN}`, '> 氏名：', '例示 花子', `> ${ANSWERS_END}`].join('\n');
    expect(takeBlocks(text).answers).to.equal('氏名：\n例示 花子');
  });

  it('ends at a blank line where its end was cut off', () => {
    const text = [ANSWERS_BEGIN, '氏名：例示 花子', '', 'このメールにご返信ください。'].join('\n');
    expect(takeBlocks(text).answers).to.equal('氏名：例示 花子');
  });

  it('is not found where there is none', () => {
    expect(takeBlocks('氏名：例示 花子\n> 引用')).to.deep.equal({ answers: '', rest: '氏名：例示 花子\n> 引用' });
  });
});

describe('the sender’s own words', () => {
  const isCourtesy = courtesyReader(namesSaid(['試験 七海'], ['窓口']));
  const spoken: readonly [string, string][] = [
    [
      '試験 七海です。ご連絡ありがとうございます。\n\n論文のためです。\n図3の元になります。\n\nどうぞよろしくお願いいたします。',
      '論文のためです。\n図3の元になります。',
    ],
    ['お世話になっております。論文のためです。よろしくお願いします。', '論文のためです。'],
    ['For my paper. I need the data.\n\nBest regards,', 'For my paper. I need the data.'],
    ['論文のため', '論文のため'],
    ['よろしくお願いいたします。', ''],
    ['', ''],
  ];
  for (const [text, words] of spoken) {
    it(`of ${JSON.stringify(text)} are ${JSON.stringify(words)}`, () => {
      expect(withoutCourtesies(text, isCourtesy)).to.equal(words);
    });
  }

  it('are no answer when they only ask', () => {
    expect(onlyAsks('いつまでですか？')).to.equal(true);
    expect(onlyAsks('どの理由でしょうか。\nお電話でもよいですか')).to.equal(true);
    expect(onlyAsks('論文のためです。これでよいでしょうか。')).to.equal(false);
  });
});
