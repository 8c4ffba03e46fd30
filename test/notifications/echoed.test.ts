/** A command echoed in a letter: in the reader's words, for every keyword. */
import { expect } from 'chai';
import { OFFICE_KEYWORDS } from '../../src/kinds/office-reply/keywords.ts';
import { KEYWORDS } from '../../src/kinds/staff-reply/keywords.ts';
import { echoed } from '../../src/notifications/echoed.ts';
import { procedure } from '../letters/our-letters.ts';

describe('A command echoed in a letter', () => {
  const inJapanese = (echo: string) => echoed(echo, procedure).ja;

  it('has a Japanese word of its register, for every keyword that has one', () => {
    for (const { words } of [...KEYWORDS, ...OFFICE_KEYWORDS]) {
      const latin = words.find((word) => /^[ -~]+$/.test(word));
      const japanese = words.find((word) => !/^[ -~]+$/.test(word));
      if (latin !== undefined && japanese !== undefined) expect(inJapanese(latin)).to.equal(japanese);
    }
  });

  it('says fields, values, services and reasons in the same language', () => {
    expect(inJapanese('SET revoked_on 2026-04-01')).to.equal('訂正 失効日 2026-04-01');
    expect(inJapanese('SET student no')).to.equal('訂正 学生 いいえ');
    expect(inJapanese('APPROVE eccs EXCEPTION')).to.match(/^承認 .*ECCS.* 特例$/);
    expect(inJapanese('REJECT reason')).to.equal('却下 理由');
    expect(inJapanese('REJECT student')).to.equal('却下 学生以外');
    expect(echoed('REJECT student', procedure).en).to.equal('REJECT student');
  });

  it('a word that nothing knows stands for itself', () => {
    expect(inJapanese('WHATEVER constructor')).to.equal('WHATEVER constructor');
  });
});
