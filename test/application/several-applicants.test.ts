/** Several applicants in one mail: a ticket for each of them, or none at all; never one, and nobody's data with somebody else (threat D11). */
import { expect } from 'chai';
import fc from 'fast-check';
import type { Application } from '../../src/domain/application/application.ts';
import { readApplicants } from '../../src/kinds/application/applicants/split-applicants.ts';
import { htmlLines } from '../../src/mailbox/reading/html-lines.ts';
import { CIRCUMSTANCES, OFFICE, PROCEDURE, request } from './reading.ts';

const A = `氏名：複数 一郎
UTokyo Account：9911000010
学籍番号：37-911010
連絡先：ichiro@mailbox.example`;
const B = `氏名：複数 二子
UTokyo Account：9911000011
学籍番号：37-911011
連絡先：futako@mailbox.example`;

/** The applications read, or null when the office has to be asked. */
function people(text: string, subject = ''): readonly Application[] | null {
  const read = readApplicants(text, subject, CIRCUMSTANCES);
  return 'unclear' in read ? null : read.applications.map(({ application }) => application);
}
const accounts = (text: string, subject = '') => people(text, subject)?.map(({ values }) => values.account) ?? null;
const reasons = (text: string) => people(text)?.map(({ values }) => values.reason ?? null) ?? null;
const both = ['9911000010', '9911000011'];

describe('two applicants in one mail', () => {
  for (const [name, text] of [
    ['one block below the other', `${A}\n\n${B}`],
    ['without a line between the blocks', `${A}\n${B}`],
    ['under numbers', `1.\n${A}\n\n2.\n${B}`],
    ['under headings', `【1人目】\n${A}\n\n【2人目】\n${B}`],
    ['under headings in English', `Applicant 1\n${A}\n\nApplicant 2:\n${B}`],
    ['between rulers', `--------\n${A}\n--------\n${B}\n--------`],
    ['with labels in other words', `${A}\n\n${B.replace('氏名', 'お名前').replace('学籍番号', '学生証番号')}`],
    [
      'in rows of a table',
      '氏名\t共通ID\t連絡先\n甲\t9911000010\ta@mailbox.example\n乙\t9911000011\tb@mailbox.example',
    ],
    [
      'in counted rows',
      'No.\t氏名\t共通ID\t連絡先\n1\t甲\t9911000010\ta@mailbox.example\n2\t乙\t9911000011\tb@mailbox.example',
    ],
    [
      'in columns',
      '\t1人目\t2人目\n氏名\t甲\t乙\n共通ID\t9911000010\t9911000011\n連絡先\ta@mailbox.example\tb@mailbox.example',
    ],
  ] as const) {
    it(`${name} are two applications`, () => {
      expect(accounts(text)).to.deep.equal(both);
    });
  }

  for (const [name, text, subject = ''] of [
    ['a third person stands in a sentence', `${A}\n\n${B}\n\nほかに 9911000012 の方もお願いします。`],
    ['the subject speaks of three', `${A}\n\n${B}`, 'クラウドデータ救出（3名分）'],
    ['the text speaks of three', `以下の3名について依頼します。\n\n${A}\n\n${B}`],
    ['the text speaks of three in English', `for three former students\n\n${A}\n\n${B}`],
    ['the order of labels changes', `${A}\n\nUTokyo Account：9911000011\n氏名：複数 二子\n学籍番号：37-911011`],
    ['both have the same account', `${A}\n\n${B.replace('9911000011', '9911000010')}`],
    ['both have the same contact', `${A}\n\n${B.replace('futako', 'ichiro')}`],
    ['one is named in the other’s reason', `${A}\n理由：複数 二子さんとの共同研究のため。\n\n${B}\n理由：同上。`],
    ['one is named in a common reason', `理由：複数 二子さんの論文のため。\n\n${A}\n\n${B}`],
    ['a sentence between them may be anybody’s', `${A}\n\nお急ぎだそうです。\n\n${B}`],
    ['a value stands before the first block', `連絡先：who@mailbox.example\n\n${A.replace(/\n連絡先.*/, '')}\n\n${B}`],
    [
      'their values are lists',
      '氏名：甲、乙\n共通ID：9911000010、9911000011\n連絡先：a@mailbox.example、b@mailbox.example',
    ],
    [
      'cells of a row are missing',
      '氏名\t共通ID\t所属\t連絡先\n甲\t9911000010\t工学部\ta@mailbox.example\n乙\t9911000011\tb@mailbox.example',
    ],
    ['a second table has the other', `氏名\t共通ID\n甲\t9911000010\n\n氏名\t共通ID\n乙\t9911000011`],
  ] as const) {
    it(`are no application at all when ${name}`, () => {
      expect(people(text, subject)).to.equal(null);
    });
  }

  it('announced in the subject, of whom only one can be read, are no application', () => {
    expect(people(A, 'クラウドデータ救出（2名分）')).to.equal(null);
    expect(accounts(A, 'クラウドデータ救出')).to.deep.equal(['9911000010']);
  });

  it('are not seen in the office’s own signature, a corrected line, or a copy of the same block', () => {
    expect(accounts(`${A}\n\n工学系学務課\nE-mail：${OFFICE}\nTEL：03-0000-0000`)).to.deep.equal(['9911000010']);
    expect(people(`${A}\nUTokyo Account：9911000019`)).to.have.length(1);
    expect(accounts(`${A}\n\n${A}`)).to.deep.equal(['9911000010']);
    expect(accounts(`${A}\n\n${B.replace(/^/gm, '> ')}`)).to.deep.equal(['9911000010']);
    expect(accounts(request({ reason: '理由：研究室の学生2名と書いた論文のため。' }))).to.deep.equal(['9955000001']);
  });
});

describe('what is said once', () => {
  it('above the first of them is for all', () => {
    const text = `2名とも本人確認を行いました。\n所属：工学部\n理由：共著論文のため。\n\n${A}\n\n${B}`;
    expect(reasons(text)).to.deep.equal(['共著論文のため。', '共著論文のため。']);
    expect(people(text)?.map(({ identityAttested }) => identityAttested)).to.deep.equal([true, true]);
  });

  for (const tail of [
    '■共通\n理由：共著論文のため。',
    '理由（両名共通）：共著論文のため。',
    '対象サービス：両方\n理由：共著論文のため。',
  ]) {
    it(`below the last of them is for all when that is clear: ${tail.split('\n')[0]}`, () => {
      expect(reasons(`${A}\n\n${B}\n\n${tail}`)).to.deep.equal(['共著論文のため。', '共著論文のため。']);
    });
  }

  it('directly below the last of them is the last one’s', () => {
    expect(reasons(`${A}\n\n${B}\n理由：自分の論文のため。`)).to.deep.equal([null, '自分の論文のため。']);
  });

  it('of each is each one’s own, with all its paragraphs', () => {
    const text = `${A}\n理由：論文のため。\n\n図の原本が必要です。\n\n2.\n${B}\n理由：特許のため。`;
    expect(reasons(text)).to.deep.equal(['論文のため。\n図の原本が必要です。', '特許のため。']);
  });

  it('about the identity of somebody below the last block is taken for nobody unless it speaks of all', () => {
    const attested = (tail: string) => people(`${A}\n\n${B}\n\n${tail}`)?.map((one) => one.identityAttested);
    expect(attested('窓口で本人確認を行いました。')).to.deep.equal([false, false]);
    expect(attested('両名とも、窓口で本人確認を行いました。')).to.deep.equal([true, true]);
    expect(attested('We have verified the identity of both in person.')).to.deep.equal([true, true]);
  });

  it('about one person’s identity is that person’s alone', () => {
    const text = `${A}\n本人確認：済\n\n${B}\n本人確認：未`;
    expect(people(text)?.map(({ identityAttested }) => identityAttested)).to.deep.equal([true, false]);
  });
});

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
const letters = (alphabet: string, min: number, max: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: min, maxLength: max }).map((list) => list.join(''));
const kanji = '例試作本花桜海空山川森林星月';
const latin = 'bdfghjklmpqrtvwz';

const person = fc.record({
  account: digits(10),
  studentId: fc.tuple(digits(2), digits(6)).map(([year, number]) => `${year}-${number}`),
  name: fc.tuple(letters(kanji, 2, 3), letters(kanji, 2, 3)).map((parts) => parts.join(' ')),
  faculty: fc.constantFrom('工学系研究科', '理学部', 'Faculty of Law'),
  reason: letters(kanji, 8, 30),
  services: fc.constantFrom<[string, string[]]>(
    ['ECCSクラウドメール', ['eccs']],
    ['OneDrive', ['onedrive']],
    ['両方', ['eccs', 'onedrive']],
  ),
  contact: fc.tuple(letters(latin, 3, 10), letters(latin, 3, 10)).map(([local, host]) => `${local}@${host}.example`),
});
type Someone = typeof person extends fc.Arbitrary<infer Value> ? Value : never;

const FIELDS = ['account', 'studentId', 'name', 'faculty', 'reason', 'services', 'contact'] as const;
const writtenOf = (one: Someone, field: (typeof FIELDS)[number]) =>
  field === 'services' ? one.services[0] : one[field];
const meant = ({ services, ...values }: Someone) => ({ values, services: services[1] });
const found = ({ values, services }: Application) => ({ values, services });
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const look = fc.record({
  order: fc.shuffledSubarray([...FIELDS], { minLength: FIELDS.length }),
  labels: fc.array(fc.nat(), { minLength: FIELDS.length, maxLength: FIELDS.length }),
  between: fc.constantFrom('\n', '\n\n', '\n\n【2人目】\n', '\n--------\n', '\n\n(2)\n\n'),
  layout: fc.constantFrom('blocks', 'rows', 'counted rows', 'columns', 'html rows', 'html columns'),
});

describe('people rendered from random values', () => {
  const labelOf = (field: (typeof FIELDS)[number], nth: number) => {
    const choices = PROCEDURE.fields[field]?.labels ?? [];
    return choices[nth % choices.length] ?? '';
  };

  function rendered(
    group: readonly Someone[],
    { order, labels, between, layout }: typeof look extends fc.Arbitrary<infer Look> ? Look : never,
  ): string {
    const names = order.map((field, at) => labelOf(field, labels[at] ?? 0));
    const rows = group.map((one) => order.map((field) => writtenOf(one, field)));
    const byLabel = names.map((name, at) => [name, ...rows.map((row) => row[at] ?? '')]);
    const html = (table: readonly (readonly string[])[]) =>
      htmlLines(
        `<table>${table.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`,
      );
    const tabs = (table: readonly (readonly string[])[]) => table.map((row) => row.join('\t')).join('\n');
    switch (layout) {
      case 'rows':
        return tabs([names, ...rows]);
      case 'counted rows':
        return tabs([['No.', ...names], ...rows.map((row, at) => [`${at + 1}`, ...row])]);
      case 'columns':
        return tabs(byLabel);
      case 'html rows':
        return html([names, ...rows]);
      case 'html columns':
        return html(byLabel);
      default:
        return rows.map((row) => row.map((value, at) => `${names[at]}：${value}`).join('\n')).join(between);
    }
  }

  it('one person in a table is read with exactly those values', () => {
    fc.assert(
      fc.property(person, look, (one, how) => {
        const read = people(rendered([one], how));
        expect(read?.map(found)).to.deep.equal([meant(one)]);
      }),
      { numRuns: 400 },
    );
  });

  it('two people are two applications with exactly their values, or none', () => {
    let certain = 0;
    fc.assert(
      fc.property(person, person, look, (one, other, how) => {
        const read = people(rendered([one, other], how));
        if (read === null) return;
        certain += 1;
        expect(read.map(found)).to.deep.equal([meant(one), meant(other)]);
      }),
      { numRuns: 600 },
    );
    expect(certain, 'of 600').to.be.greaterThan(500);
  });

  it('two people of whom lines were lost are two applications or none, and no value goes to the wrong one', () => {
    fc.assert(
      fc.property(person, person, look, fc.array(fc.nat({ max: 20 }), { maxLength: 4 }), (one, other, how, lost) => {
        const lines = rendered([one, other], how).split('\n');
        const read = people(lines.filter((_, at) => !lost.includes(at)).join('\n'), '2名分');
        if (read === null) return;
        expect(read).to.have.length(2);
        for (const [at, mine, theirs] of [
          [0, one, other],
          [1, other, one],
        ] as const) {
          const values = Object.values(read[at]?.values ?? {}).join('\n');
          for (const field of ['account', 'studentId', 'name', 'contact', 'reason'] as const) {
            if (theirs[field] !== mine[field]) expect(values).to.not.include(theirs[field]);
          }
        }
      }),
      { numRuns: 600 },
    );
  });
});
