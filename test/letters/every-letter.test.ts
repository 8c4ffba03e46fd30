/** What every letter owes its reader, whoever that is and in whatever language. */
import { expect } from 'chai';
import { widthOf } from '../../src/letters/width.ts';
import { SEPARATOR } from '../../src/notifications/separator.ts';
import { desk, everyLetter, type Shown } from './our-letters.ts';

/** The heading under which the next step stands; an answer about the state has the step in its sentence and names a day. */
const NEXT = {
  ja: /^■ (今後の流れ|お願い|返信に書ける言葉|そのほかに書ける言葉|お問い合わせの方法|アクセスの方法)$|日（[月火水木金土日]）を過ぎても/m,
  en: /^# (What happens next|What to do|What a reply can say|What else a reply can say|How to reach us|How to get in)$|day \d{1,2} [A-Z][a-z]+ \d{4}, please/m,
};
const WHEN = {
  ja: /\d{4}年\d{1,2}月\d{1,2}日（[月火水木金土日]）|今日のうち|本日中/,
  en: /(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} [A-Z][a-z]+ \d{4}|today/,
};

function named({ sample, language }: Shown): string {
  return `${sample.letter.template} to ${sample.letter.role} (${sample.variant}) in ${language}`;
}

function those(wrong: (shown: Shown) => boolean): readonly string[] {
  return everyLetter().filter(wrong).map(named);
}

describe('Every letter', () => {
  it('names the ticket in the subject, once and first', () => {
    const wrong = those(({ sample: { letter }, subject }) =>
      letter.ticket === null
        ? /\[\w+-\d{4}-/.test(subject)
        : !subject.startsWith(`[${letter.ticket}] `) || subject.split(letter.ticket).length !== 2,
    );
    expect(wrong).to.deep.equal([]);
  });

  it('names the ticket in the text too', () => {
    expect(
      those(({ sample: { letter }, text }) => letter.ticket !== null && !text.includes(letter.ticket)),
    ).to.deep.equal([]);
  });

  it('begins with the line that replies are cut at', () => {
    expect(those(({ text }) => text.split('\n')[0] !== SEPARATOR)).to.deep.equal([]);
  });

  it('says what happens next or what the reader can do', () => {
    expect(those(({ text, language }) => !NEXT[language].test(text))).to.deep.equal([]);
  });

  it('names a day to an applicant and to an office, and to staff who are to do something', () => {
    const undated = ['help', 'denied', 'transcript', 'refused', 'status'];
    const wrong = those(
      ({ sample: { letter }, text, language }) => !undated.includes(letter.template) && !WHEN[language].test(text),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('says how to reach a person', () => {
    expect(those(({ text }) => !text.includes(desk.address))).to.deep.equal([]);
  });

  it('tells applicants and offices how long the data are kept, and how to get the other language', () => {
    const wrong = those(
      ({ sample: { letter }, text, language }) =>
        letter.role !== 'staff' &&
        letter.ticket !== null &&
        !(
          /90日|90 days/.test(text) &&
          text.includes(language === 'ja' ? 'only the word "ENGLISH"' : '「日本語」とだけ書いて')
        ),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('has no line wider than 76 columns, but for an address that cannot be broken', () => {
    const tooWide = everyLetter().flatMap(({ text }) =>
      text.split('\n').filter((line) => widthOf(line) > 76 && !/^\s*\S+$/.test(line)),
    );
    expect(tooWide).to.deep.equal([]);
  });

  it('begins and ends no line against the rules of Japanese typesetting', () => {
    const wrong = everyLetter().flatMap(({ text }) =>
      text
        .split('\n')
        .map((line) => line.replace(/^(?:\| ?|[ \u3000]+)/, ''))
        .filter((line) =>
          /^[、。，．：；？！）」』】〕〉》］｝ーゝゞ々ぁぃぅぇぉっゃゅょァィゥェォッャュョヮヵヶ]|[（「『【〔〈《［｛]$/.test(
            line,
          ),
        ),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('has no gap where something was to stand', () => {
    expect(those(({ text, subject }) => /undefined|null|\[object|\{\{|\}\}|NaN/.test(subject + text))).to.deep.equal(
      [],
    );
    expect(
      those(({ text }) => /\n{3,}|[：:]\n\n|（）|\(\)/.test(text.replace(/\[\[[\s\S]*\]\]/, 'the block to fill in'))),
    ).to.deep.equal([]);
  });

  it('has no link but those of the procedure, and none with anything of the ticket', () => {
    const links = everyLetter().flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? []);
    expect(links).to.not.deep.equal([]);
    expect(links.filter((link) => /CDS-|[?&#]|token|\+t/.test(link))).to.deep.equal([]);
  });

  it('says 許可 and お断り to applicants, never 承認 or 却下', () => {
    expect(
      those(
        ({ sample: { letter }, text, subject }) =>
          letter.role === 'applicant' &&
          !['transcript', 'refused', 'help'].includes(letter.template) &&
          /承認|却下/.test(subject + text),
      ),
    ).to.deep.equal([]);
  });

  it('writes Japanese with full-width punctuation', () => {
    const halfWidth = everyLetter()
      .filter(({ language }) => language === 'ja')
      .flatMap(({ text }) =>
        text.split('\n').filter((line) => !line.startsWith('|') && /[ぁ-んァ-ン一-龥][,.!?:;]/.test(line)),
      );
    expect(halfWidth).to.deep.equal([]);
  });
});
