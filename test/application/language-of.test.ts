/** The language letters are written in follows the text. */
import { expect } from 'chai';
import { languageOf } from '../../src/kinds/application/values/language-of.ts';

describe('the language of a text', () => {
  for (const text of [
    '理由：論文のため',
    'お世話になっております。ECCSのOneDriveについて https://desk.example/en/a/b',
    'Full name: 例示 花子\nReason: 在学時に行った実験の測定データの一部が必要なためです。',
    'ﾃﾞｰﾀ ｼﾂﾓﾝ',
  ]) {
    it(`of ${JSON.stringify(text)} is Japanese`, () => {
      expect(languageOf(text)).to.equal('ja');
    });
  }
  for (const text of [
    'Reason: the data are needed',
    'Full name: 例示 花子\nReason: The raw data behind my dissertation are needed again.',
    '氏名：Jane\n理由：The raw data behind my dissertation are needed for the replication study of the partner institute.',
    '',
  ]) {
    it(`of ${JSON.stringify(text)} is English`, () => {
      expect(languageOf(text)).to.equal('en');
    });
  }
});
