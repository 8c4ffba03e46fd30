/** The HTML part of a letter under attack: whatever a text holds, nothing loads, acts or was smuggled in. */
import { expect } from 'chai';
import fc from 'fast-check';
import { composeLetter } from '../../src/letters/compose-letter.ts';
import { htmlPart } from '../../src/letters/html/html-part.ts';
import { newText } from '../../src/mail/new-text/new-text.ts';
import { htmlLines } from '../../src/mailbox/reading/html-lines.ts';
import { both, composing, keys, letter } from './composing.ts';
import { ATTRIBUTES, anatomy, bare, OURS, page } from './html-anatomy.ts';
import { everyLetter, ourTemplates } from './our-letters.ts';

describe('The HTML part under attack', () => {
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
