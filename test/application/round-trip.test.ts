/** Whatever values an office writes, under whatever labels, separators, bullets and order, those values are read. */
import { expect } from 'chai';
import fc from 'fast-check';
import { PROCEDURE, read } from './reading.ts';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
const from = (alphabet: string, min: number, max: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: min, maxLength: max }).map((list) => list.join(''));

/** Letters that make no word of the procedure, so that only the layout is on trial. */
const kanji = '例試作様本花桜海空山川森林星月';
const latin = 'bdfghjklmpqrtvwz';

const person = fc.record({
  account: digits(10),
  studentId: fc.tuple(digits(2), digits(6)).map(([year, number]) => `${year}-${number}`),
  name: fc.oneof(
    fc.tuple(from(kanji.replace('様', ''), 1, 3), from(kanji.replace('様', ''), 1, 3)).map((parts) => parts.join(' ')),
    fc.tuple(from(latin, 4, 8), from(latin, 4, 8)).map((parts) => parts.join(' ')),
  ),
  faculty: fc.constantFrom('工学系研究科', '理学部', 'Graduate School of Science', 'Faculty of Law'),
  reason: fc.oneof(
    fc.array(from(kanji, 5, 30), { minLength: 1, maxLength: 4 }).map((lines) => ({ lines, joined: lines.join('') })),
    fc.array(from(latin, 5, 30), { minLength: 1, maxLength: 4 }).map((lines) => ({ lines, joined: lines.join(' ') })),
  ),
  services: fc.constantFrom<[string, string[]]>(
    ['ECCSクラウドメール', ['eccs']],
    ['OneDrive', ['onedrive']],
    ['両方', ['eccs', 'onedrive']],
    ['ECCS Cloud Email and OneDrive', ['eccs', 'onedrive']],
  ),
  contact: fc.tuple(from(latin, 1, 10), from(latin, 1, 10)).map(([local, host]) => `${local}@${host}.example`),
});

const LINES = ['account', 'studentId', 'name', 'faculty', 'reason', 'services', 'contact'] as const;

const look = fc.record({
  order: fc.shuffledSubarray([...LINES], { minLength: LINES.length }),
  separator: fc.constantFrom('：', ': ', ' : ', ' = ', '＝', '→', ' － ', '\t', '　　', '：\n', '\n'),
  bullet: fc.constantFrom('', '・', '■ ', '(1) ', '２．', '③', '● '),
  brackets: fc.constantFrom(['', ''], ['【', '】'], ['［', '］']),
  hint: fc.constantFrom('', '（例：見本）', ' (please fill in)'),
  blank: fc.constantFrom('', '\n'),
  labels: fc.array(fc.nat(), { minLength: LINES.length, maxLength: LINES.length }),
  wide: fc.boolean(),
});

const widen = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

describe('a request rendered from random values', () => {
  it('gives those values back', () => {
    fc.assert(
      fc.property(person, look, (given, { order, separator, bullet, brackets, hint, blank, labels, wide }) => {
        const narrowOnly: Record<string, string> = { account: given.account, contact: given.contact };
        const written: Record<(typeof LINES)[number], string> = {
          account: wide ? widen(given.account) : given.account,
          studentId: given.studentId,
          name: given.name,
          faculty: given.faculty,
          reason: given.reason.lines.join('\n　'),
          services: given.services[0],
          contact: wide ? widen(given.contact) : given.contact,
        };
        const lines = order.map((field, index) => {
          const choices = PROCEDURE.fields[field]?.labels ?? [];
          const label = choices[(labels[index] ?? 0) % choices.length];
          // Wide space alone divides label and value only where no hint comes between them.
          const between = separator === '　　' && hint !== '' ? '：' : separator;
          return `${bullet}${brackets[0]}${label}${hint}${brackets[1]}${between}${written[field]}`;
        });
        const application = read(`お世話になっております。\n\n${lines.join(`\n${blank}`)}\n\n以上`);
        expect(application.values).to.deep.equal({
          ...narrowOnly,
          studentId: given.studentId,
          name: given.name,
          faculty: given.faculty,
          reason: given.reason.joined,
        });
        expect(application.services).to.deep.equal(given.services[1]);
        expect(application.missing).to.deep.equal(['identityAttested']);
        expect(application.warnings).to.deep.equal([]);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    '氏名',
    '：',
    '\n',
    '\t',
    '（',
    '】',
    '本人確認',
    '済み',
    'ECCS',
    '□',
    '  ',
    '　',
    '> ',
    '--\n',
    '@',
    '9',
    '\u2028',
    '\u{1f600}',
    '\ud800',
  );
  it('is read without an exception', () => {
    const text = fc
      .array(fc.oneof(pieces, fc.string({ maxLength: 6, unit: 'binary' }), fc.string({ maxLength: 6 })))
      .map((list) => list.join(''));
    fc.assert(
      fc.property(text, (written) => {
        const { missing, services } = read(written);
        expect(missing.includes('services')).to.equal(services.length === 0);
      }),
      { numRuns: 1500 },
    );
  });

  for (const [name, piece] of [
    ['letters', 'a'],
    ['wide spaces after a label', '　'],
    ['brackets', '（('],
    ['bullets', '・'],
    ['topics', '本人確認、'],
    ['statements', '本人確認済み、まだ'],
    ['services', 'OneDrive、'],
    ['boxes', '[ ] [x]'],
    ['addresses', 'a@b.example,'],
    ['digits', '９'],
    ['labels', '\n氏名：あ'],
    ['open hints', '\n氏名（'],
    ['slashes', ' / '],
    ['tabs', '氏名\t'],
    ['full stops', '. '],
  ] as const) {
    it(`of 100,000 characters of ${name} takes time in proportion`, () => {
      const taken = (length: number) => {
        const text = `連絡先：${piece.repeat(Math.ceil(length / piece.length))}`;
        const began = process.cpuUsage();
        read(text);
        const { user } = process.cpuUsage(began);
        return user / 1000;
      };
      taken(2_000);
      expect(taken(100_000), 'milliseconds').to.be.below(2_000);
    });
  }
});
