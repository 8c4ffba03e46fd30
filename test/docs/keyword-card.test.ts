/** The printed card of keywords says what the registers say: `npm run golden` writes it again. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { HtmlValidate } from 'html-validate';
import { OFFICE_KEYWORDS } from '../../src/kinds/office-reply/keywords.ts';
import { KEYWORDS } from '../../src/kinds/staff-reply/keywords.ts';
import { keywordCard } from './keyword-card.ts';

const CARD = 'docs/keywords.html';

describe('The card of keywords', () => {
  it('is that of the registers', () => {
    if (process.env.GOLDEN === 'write') writeFileSync(CARD, keywordCard());
    expect(readFileSync(CARD, 'utf8')).to.equal(keywordCard());
  });

  it('has every word of every keyword', () => {
    const card = readFileSync(CARD, 'utf8');
    const words = [...KEYWORDS, ...OFFICE_KEYWORDS.filter(({ name }) => name !== 'seen')].flatMap((one) => one.words);
    expect(words.length).to.be.greaterThan(60);
    expect(words.filter((word) => !card.includes(word))).to.deep.equal([]);
  });

  it('is valid HTML', async () => {
    const report = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(keywordCard());
    expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).to.deep.equal([]);
  });
});
