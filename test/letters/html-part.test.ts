/** The HTML part of a letter: the same words as the text, valid, and shaped for who reads it. */
import { expect } from 'chai';
import { HtmlValidate } from 'html-validate';
import { simpleParser } from 'mailparser';
import { composeLetter } from '../../src/letters/compose-letter.ts';
import { htmlPart } from '../../src/letters/html/html-part.ts';
import { newText } from '../../src/mail/new-text/new-text.ts';
import { htmlLines } from '../../src/mailbox/reading/html-lines.ts';
import { composing, letter } from './composing.ts';
import { anatomy, bare, NO_LINKS, page } from './html-anatomy.ts';
import { everyLetter, inBothLanguages, type Shown } from './our-letters.ts';

function those(wrong: (shown: Shown) => boolean): readonly string[] {
  return everyLetter()
    .filter(wrong)
    .map(({ sample: { letter: one, variant }, language }) => `${one.template}~${variant} in ${language}`);
}

describe('The HTML part', () => {
  it('comes after the text, as the other way to read the same letter (RFC 2046 §5.1.4)', async () => {
    for (const language of ['ja', 'en', 'both'] as const) {
      const { bytes, subject } = composeLetter(letter({ language }), composing());
      const source = bytes.toString('latin1');
      expect(source).to.match(/^Content-Type: multipart\/alternative;/m);
      expect(
        [...source.matchAll(/^Content-Type: (text\/\w+); charset=utf-8/gm)].map((found) => found[1]),
      ).to.deep.equal(['text/plain', 'text/html']);
      const mail = await simpleParser(bytes);
      expect(mail.text).to.include('desk@desk.example');
      expect(String(mail.html)).to.match(/^<!DOCTYPE html>\n[\s\S]+<\/html>\s*$/);
      expect(String(mail.html)).to.include(`<title>${subject}</title>`);
    }
  });

  it('says every word of the text and no other, in every letter', () => {
    expect(those(({ text, html }) => bare(anatomy(html).words) !== bare(text))).to.deep.equal([]);
    for (const { text, html } of inBothLanguages())
      expect(bare(anatomy(html).words)).to.equal(bare(text.replace(/={10,}/, '')));
  });

  it('begins with the line that replies are cut at, so that an answer quoting it holds no command', () => {
    expect(those(({ html }) => newText(htmlLines(html)).fresh !== '')).to.deep.equal([]);
  });

  it('is valid HTML', () => {
    const checker = new HtmlValidate({
      extends: ['html-validate:recommended'],
      // The subject is the heading of a mail, and as long as it needs; the sections below begin at the second rank.
      rules: {
        'long-title': 'off',
        'heading-level': ['error', { minInitialRank: 'h2' }],
        'doctype-style': ['error', { style: 'uppercase' }],
      },
    });
    // Letters of one shape differ in their words only.
    const shapes = new Map(
      [...everyLetter(), ...inBothLanguages()].map(({ html }) => [html.replace(/>[^<]*</g, '><'), html]),
    );
    expect(shapes.size).to.be.greaterThan(100);
    const mistakes = [...shapes.values()].flatMap((html) =>
      checker
        .validateStringSync(html)
        .results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
    );
    expect([...new Set(mistakes)]).to.deep.equal([]);
  }).timeout(300_000);

  it('says its language, and in a letter in both languages that of each half', () => {
    const mixed = htmlPart(
      '件名',
      [
        { language: 'ja', text: '本文' },
        { language: 'en', text: 'Text' },
      ],
      NO_LINKS,
    );
    const languages = anatomy(mixed).elements.flatMap(({ name, attributes: { lang } }) =>
      lang ? [`${name} ${lang}`] : [],
    );
    expect(languages).to.deep.equal(['html ja', 'div ja', 'div en']);
    expect(those(({ html: one, language }) => !one.includes(`<html lang="${language}">`))).to.deep.equal([]);
  });

  it('says so where a line is in the other language', () => {
    expect(page('本文です。\nFor letters in English, please reply.')).to.include(
      '<p>本文です。<br>\n<span lang="en">For letters in English, please reply.</span></p>',
    );
    const english = htmlPart('Subject', [{ language: 'en', text: 'Text\n| 申請者の文です。' }], NO_LINKS);
    expect(english).to.include('<blockquote>| <span lang="ja">申請者の文です。</span></blockquote>');
    const named = htmlPart('Subject', [{ language: 'en', text: 'Please reply with 相違ありません only.' }], NO_LINKS);
    expect(named).to.include('<p>Please reply with <span lang="ja">相違ありません</span> only.</p>');
  });

  it('shows the fields of an application as rows with heads, and the checks with their words', () => {
    for (const { sample, html, language } of everyLetter()) {
      if (sample.letter.template !== 'review') continue;
      const heads = anatomy(html).elements.filter(({ name }) => name === 'th');
      expect(heads.length).to.be.greaterThan(6);
      expect(heads.every(({ attributes }) => attributes.scope === 'row')).to.equal(true);
      expect(html).to.include(language === 'ja' ? '<strong>【適】</strong>' : '<strong>[ok]</strong>');
      expect(html).to.match(
        language === 'ja'
          ? /このメールに返信し、「<strong>承認<\/strong>」とだけ書いてください/
          : /reply to this letter with only the word APPROVE\./,
      );
    }
  });

  it('leaves the block to fill in as lines, so that it can be filled in where it stands', () => {
    const blocks = everyLetter().flatMap(({ html }) => /<p class="answers">[\s\S]*?<\/p>/.exec(html) ?? []);
    expect(blocks).to.not.deep.equal([]);
    for (const block of blocks) expect(block).to.match(/^<p class="answers">\[\[ [\s\S]+：?:?<br>\n\[\[ [^<]+<\/p>$/);
  });

  it('shows in bold what is to be typed: the words of a list, and a word on a line of its own', () => {
    const html = page(
      '・承認　（すべてを許可します）\n・保留　／　保留：理由\n・CDS-2026-0042-K　判断（本日）\n・お心当たりがない場合\n　依頼していません\n　そのほかの文です。',
    );
    expect(html).to.include('<li><strong>承認</strong>　（すべてを許可します）</li>');
    expect(html).to.include('<li><strong>保留</strong>　／　<strong>保留：理由</strong></li>');
    expect(html).to.include('<li>CDS-2026-0042-K　判断（本日）</li>');
    expect(html).to.include('<br>\n<strong>依頼していません</strong><br>\nそのほかの文です。</li>');
    const english = htmlPart(
      'Subject',
      [{ language: 'en', text: '- APPROVE EXCEPTION (it takes two)\n- ECCS Cloud Email (mail)' }],
      NO_LINKS,
    );
    expect(english).to.include('<li><strong>APPROVE EXCEPTION</strong> (it takes two)</li>');
    expect(english).to.include('<li>ECCS Cloud Email (mail)</li>');
  });
});
