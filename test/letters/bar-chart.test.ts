/** The chart of the week: drawn from the table beside it, and said in words to whoever does not see it. */
import { expect } from 'chai';
import { anatomy, page } from './html-anatomy.ts';
import { everyLetter } from './our-letters.ts';

const drawn = (html: string) => anatomy(html).elements.filter(({ name }) => name === 'rect');
const svgOf = (html: string) => anatomy(html).elements.filter(({ name }) => name === 'svg');

const WEEK = '■ 日ごとの申請数\n月曜日：4件　■■■■\n火曜日：0件\n水曜日：2件　■■';

describe('A chart in a letter', () => {
  it('has a bar for each count, as tall as the count, and none for nought', () => {
    const bars = drawn(page(WEEK)).map(({ attributes: { x, y, height } }) => [x, y, height].map(Number));
    expect(bars).to.deep.equal([
      [4, 0, 96],
      [84, 48, 48],
    ]);
  });

  it('is named by the heading above it, with its counts, and the table stays', () => {
    const [svg] = svgOf(page(WEEK));
    expect(svg?.attributes).to.include({ role: 'img', 'aria-label': '日ごとの申請数: 4, 0, 2' });
    expect(page(WEEK)).to.include('<td>4件　■■■■</td>');
  });

  it('is drawn for no other table, whoever wrote what stands in it', () => {
    for (const text of [
      '■ 数\n受付：3\n許可：1',
      '■ 日ごとの申請数\n月曜日：4 ■■■■\n火曜日：なし',
      '■ 日ごとの申請数\n月曜日：4 ■■■■ x\n火曜日：2',
      '■ 日ごとの申請数\n月曜日：99999999 ■\n火曜日：2',
      '■ 引用\n| 月曜日：4 ■■■■\n| 火曜日：2 ■■',
    ])
      expect(svgOf(page(text)), text).to.deep.equal([]);
  });

  it('stands in the letter of the week, and in no other', () => {
    const where = everyLetter().filter(({ html }) => svgOf(html).length > 0);
    const found = where.map(({ sample, language }) => `${sample.letter.template} ${language}`);
    expect([...new Set(found)].sort()).to.deep.equal(['weekly en', 'weekly ja']);
    for (const { html } of where) expect(svgOf(html)).to.have.length(1);
  });
});
