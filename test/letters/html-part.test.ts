/** The HTML part of a letter: the same words as the text, and nothing that loads, acts or was smuggled in. */
import { expect } from 'chai';
import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { Parser } from 'htmlparser2';
import { simpleParser } from 'mailparser';
import { composeLetter } from '../../src/letters/compose-letter.ts';
import { htmlPart } from '../../src/letters/html/html-part.ts';
import { newText } from '../../src/mail/new-text.ts';
import { htmlLines } from '../../src/mailbox/html-lines.ts';
import { both, composing, keys, letter } from './composing.ts';
import { everyLetter, ourTemplates, type Shown } from './our-letters.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The elements it stands in, outermost first. */
  readonly within: readonly string[];
}

/** Every element, and the words between `<body>` and `</body>`. */
function anatomy(html: string): { elements: Element[]; words: string } {
  const elements: Element[] = [];
  const open: string[] = [];
  let words = '';
  const parser = new Parser({
    onopentag(name, attributes) {
      elements.push({ name, attributes, within: [...open] });
      open.push(name);
    },
    ontext(text) {
      if (open.includes('body')) words += text;
    },
    onclosetag: () => open.pop(),
  });
  parser.end(html);
  return { elements, words };
}

/** Words alone: without white space, and without the signs that are headings, lists, rows and frames in the text. */
const bare = (text: string) => text.replace(/[\s\u3000]|[■・|#：:―-]/g, '');

const OURS = new Set(
  'html head meta title style body main div footer h2 p br span strong a ul li table tbody tr th td blockquote'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(['lang', 'charset', 'name', 'content', 'class', 'scope', 'href']);

function those(wrong: (shown: Shown) => boolean): readonly string[] {
  return everyLetter()
    .filter(wrong)
    .map(({ sample: { letter: one, variant }, language }) => `${one.template}~${variant} in ${language}`);
}

const NO_LINKS: ReadonlySet<string> = new Set();
const page = (text: string) => htmlPart('件名', [{ language: 'ja', text }], NO_LINKS);

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
    const mistakes = everyLetter().flatMap(({ html }) =>
      checker
        .validateStringSync(html)
        .results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
    );
    expect([...new Set(mistakes)]).to.deep.equal([]);
  }).timeout(60_000);

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

  it('A06: loads nothing, runs nothing, and links only to pages of the procedure', () => {
    const { links } = ourTemplates();
    const seen = new Set<string>();
    for (const { html } of everyLetter()) {
      expect(html).to.not.match(/@import|url\(|javascript:|<img|<form|<input|<button/i);
      for (const { name, attributes } of anatomy(html).elements) {
        expect(OURS.has(name), name).to.equal(true);
        expect(Object.keys(attributes).filter((key) => !ATTRIBUTES.has(key))).to.deep.equal([]);
        if (name === 'a') seen.add(attributes.href ?? '');
      }
    }
    expect([...seen].sort()).to.deep.equal([...links].sort());
    expect([...seen].filter((link) => !/^https:\/\/[^?#]+$/.test(link))).to.deep.equal([]);
  });

  it('F10: whatever a text holds, the page has our elements and no others', () => {
    const trick = fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=a>',
      '</title><b>',
      '<!--',
      ']]>',
      '&lt;',
      '&#60;b&#62;',
      'https://evil.example/?t=1',
      '■ ',
      '# ',
      '| ',
      '・',
      '- ',
      '：',
      ': ',
      '【適】',
      '[ok] ',
      '「',
      '」',
      '"',
      '\n',
      '\n\n',
      '　',
      '――――――――――――',
      '[[ 記入欄ここから / answers begin ]]',
      '承認',
      'APPROVE',
      '\u0000',
      '\u202e',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(trick, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 25 }),
        (parts) => {
          const text = parts.join('');
          const { elements } = anatomy(page(text));
          expect(elements.filter(({ name }) => !OURS.has(name) || name === 'a')).to.deep.equal([]);
          expect(
            elements.filter(({ name }) => name === 'title' || name === 'style' || name === 'body').length,
          ).to.equal(3);
          expect(newText(htmlLines(page(text))).fresh).to.equal('');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('F10: loses no word of a text and adds none, whatever it looks like', () => {
    const words = fc.array(
      fc.constantFrom(
        '■ 見出し',
        '# Heading',
        '| 引用',
        '・項目',
        '- item',
        '　続き',
        '氏名：花子',
        'Name: Hanako',
        '理由：',
        '【適】済',
        '[ok] done',
        '「承認」と書く',
        '',
        '<b>',
        '――――――――――――――',
        '文です。',
        '[[ 記入欄ここから / answers begin ]]',
        '[[ 記入欄ここまで / answers end ]]',
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(words, (lines) => {
        const shown = anatomy(page(lines.join('\n'))).words;
        expect(bare(shown)).to.equal(
          bare(`== この行より上にご返信ください / Reply above this line ==${lines.join('\n')}`),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('F10: quotes the words of others as a block of their own, without a link in them', () => {
    const link = 'https://procedure.example/';
    const html = htmlPart('件名', [{ language: 'ja', text: `理由：\n| ${link}\n| <b>承認</b>` }], new Set([link]));
    const { elements } = anatomy(html);
    expect(elements.filter(({ name }) => name === 'a' || name === 'b')).to.deep.equal([]);
    expect(html).to.include(`<blockquote>| ${link}<br>\n| &lt;b&gt;承認&lt;/b&gt;</blockquote>`);
  });

  it('O03: no text can end its part: the boundary is made with the key', () => {
    const boundary =
      /boundary="([^"]+)"/.exec(composeLetter(letter(), composing()).bytes.toString('latin1'))?.[1] ?? '';
    for (const name of ['\r\n--boundary\r\n', '\n----_NmP\n', '\n.\n']) {
      const { bytes } = composeLetter(letter({ data: { ...letter().data, officeName: both(name) } }), composing());
      expect(bytes.toString('latin1').split(`\r\n--${boundary}`).length).to.equal(4);
    }
    const other = composing({ keys: { ...keys, messageId: Buffer.alloc(32, 3) } });
    expect(composeLetter(letter(), other).bytes.toString('latin1')).to.not.include(boundary);
  });
});
