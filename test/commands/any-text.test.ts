/** Properties of reading commands over generated texts: what always acts, what never does, and how long it takes. */
import { expect } from 'chai';
import fc from 'fast-check';
import { COURTESIES } from '../../src/kinds/staff-reply/courtesies.ts';
import { KEYWORDS } from '../../src/kinds/staff-reply/keywords.ts';
import { understood } from './said-to-the-desk.ts';

const BARE = KEYWORDS.filter(({ name }) => ['approve', 'undo', 'provided', 'status', 'help'].includes(name));

const courtesy = fc.constantFrom(...COURTESIES);
const courtesies = fc.array(courtesy, { maxLength: 6 });
const lineEnd = fc.constantFrom('\n', '\r\n', '\n\n', '。\n', '!\n', '.\n', '。');
const command = fc
  .constantFrom(...BARE)
  .chain(({ name, words }) => fc.constantFrom(...words).map((word) => ({ word, echo: name.toUpperCase() })));

function joined(sentences: readonly string[], ends: readonly string[]): string {
  return sentences.map((sentence, at) => sentence + (ends[at] ?? '\n')).join('');
}

/** Letters that make a sentence of no register: each with a word that stands in none. */
const unknown = fc
  .tuple(fc.string({ maxLength: 30 }), fc.constantFrom('ただし', 'however', '田中', 'maybe', '👍'))
  .map(([text, word]) => `${text.replaceAll(/[\r\n。｡!！.．]/g, '')} ${word}`);

describe('any text', () => {
  it('of courtesies around one command is that command', () => {
    fc.assert(
      fc.property(courtesies, command, courtesies, fc.array(lineEnd), (before, { word, echo }, after, ends) => {
        expect(understood(joined([...before, word, ...after], ends))).to.equal(echo);
      }),
      { numRuns: 2000 },
    );
  });

  it('of courtesies alone asks for nothing', () => {
    fc.assert(
      fc.property(fc.array(courtesy, { minLength: 1, maxLength: 8 }), fc.array(lineEnd), (phrases, ends) => {
        expect(understood(joined(phrases, ends))).to.equal('courtesies');
      }),
      { numRuns: 500 },
    );
  });

  it('with an unknown sentence before or after an approval does not approve', () => {
    fc.assert(
      fc.property(
        courtesies,
        fc.constantFrom('APPROVE', '承認します'),
        unknown,
        fc.boolean(),
        (around, word, odd, first) => {
          const sentences = first ? [...around, odd, word] : [word, ...around, odd];
          expect(understood(sentences.join('\n'))).to.match(/^misread/);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('that is not exactly an approval is none, whatever is put into it', () => {
    const sign = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 3 })
      .filter((text) => /[^\s.。!ﾟﾞ\u3099\u309a]/u.test(text.normalize('NFKC')));
    fc.assert(
      fc.property(fc.constantFrom('APPROVE', '承認します'), sign, fc.nat(8), (word, inserted, at) => {
        const text = word.slice(0, at) + inserted + word.slice(at);
        const isAnotherForm = KEYWORDS.some(({ words }) =>
          words.some((form) => form.toLowerCase() === text.normalize('NFKC').toLowerCase().trim()),
        );
        if (!isAnotherForm) expect(understood(text)).not.to.match(/^APPROVE/);
      }),
      { numRuns: 3000 },
    );
  });

  it('is read without an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(understood(text)).to.be.a('string');
      }),
    );
  });

  it('of the longest length that is read takes less than a quarter of a second', () => {
    const long = [
      'APPROVE '.repeat(1200),
      '承認。'.repeat(3300),
      'お疲れ様です '.repeat(1400),
      `REJECT window\n${'SET x\n'.repeat(1600)}`,
      `REJECT window\n${'a.\n'.repeat(3000)}`,
      `ASK\n${'NOTE x\n'.repeat(1400)}`,
      'HOLD: x\n'.repeat(1200),
      `SET services ${'Letters and '.repeat(800)}`,
      `AWAY ${'2026-'.repeat(1900)}`,
      `REJECT ${' '.repeat(9900)}x`,
      `APPROVE ${'Letters and '.repeat(800)}`,
      `SET revoked_on ${'2026-'.repeat(1900)}`,
      `${'Thanks, Kim '.repeat(800)}`,
      '!'.repeat(9900),
      '\n'.repeat(9900),
      `${'\u3000'.repeat(9900)}`,
    ];
    for (const text of long) {
      // Of the processor's time: the machine may have other things to do.
      const began = process.cpuUsage();
      understood(text);
      const { user, system } = process.cpuUsage(began);
      expect((user + system) / 1_000, text.slice(0, 20)).to.be.below(250);
    }
  });

  it('of 100 KB is not read as commands, and at once', () => {
    const began = performance.now();
    expect(understood(`APPROVE\n${'よろしくお願いします。\n'.repeat(10_000)}`)).to.equal('misread: too-long');
    expect(performance.now() - began).to.be.below(100);
  });
});
