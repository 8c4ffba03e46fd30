/** Domain §6, rows 32 and 34, and that none of the 34 is left out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { LEE, theLetter } from '../journey/desk-in-memory.ts';
import { EdgeDesk, HANAKO, NANAMI } from './edges/edge-desk.ts';

describe('Edge cases of the domain: the last week, and languages', () => {
  let desk: EdgeDesk;
  beforeEach(async () => {
    desk = await EdgeDesk.open();
  });
  afterEach(() => desk.close());

  it('E32: a week that would end after the last day that counts is marked for staff', async () => {
    await desk.office();
    await desk.decide('訂正 失効日 2025-12-07');
    const { id } = await desk.ticket();
    expect(desk.review(id, LEE).text.replace(/\s+/g, ' ')).to.include('A week of access that begins now ends after');
    await desk.decide('訂正 失効日 2026-04-01');
    expect(desk.review(id, LEE).text.replace(/\s+/g, ' ')).to.not.include(
      'A week of access that begins now ends after',
    );
  });

  it('E34: letters follow the language in which the applicant writes; where it is not known, they are in both', async () => {
    await desk.close();
    desk = await EdgeDesk.open();
    const { letters } = await desk.office({
      措置が必要な理由: 'The reviewers of my paper ask for the raw data of figure 3.',
    });
    const both = theLetter(letters, 'acknowledgement', HANAKO);
    expect(both.text)
      .to.match(/[ぁ-ん]/)
      .and.to.match(/This mail|application/);
    const { letters: english } = await desk.answer(both, 'ENGLISH');
    expect(theLetter(english, 'receipt', HANAKO).text).to.not.match(/(です|ます)。/);
    expect((await desk.ticket()).applicantLanguage).to.equal('en');
    const mixed = await desk.form({
      救出が必要な理由: 'The reviewers of my paper ask for the raw data of figure 3.',
      ひも付けされている: '9900000808',
    });
    const englishOnly = theLetter(mixed.letters, 'acknowledgement', NANAMI);
    expect(englishOnly.subject, 'labels in Japanese, and a reason in English').to.match(/We have received/);
    const form = await desk.form({ 救出が必要な理由: '学位論文の改訂で図3の元データの提出を求められているため' });
    const japanese = theLetter(form.letters, 'acknowledgement', NANAMI);
    expect(japanese.text)
      .to.match(/[ぁ-ん]/)
      .and.not.match(/This mail/);
  });
});

describe('The edge cases of the domain', () => {
  it('are 34, and each is named in a test', () => {
    const ids = Array.from({ length: 34 }, (_, at) => `E${String(at + 1).padStart(2, '0')}`);
    const files = readdirSync('test/life').filter((name) => /^edge-cases-.*\.test\.ts$/.test(name));
    const sources = files.map((name) => readFileSync(join('test/life', name), 'utf8'));
    const titles = sources.flatMap((source) => [...source.matchAll(/\bit\(\s*['`](E\d{2}):/g)].map(([, id]) => id));
    expect(ids.filter((id) => !titles.includes(id))).to.deep.equal([]);
    expect(titles.filter((id) => !ids.includes(id ?? ''))).to.deep.equal([]);
  });
});
