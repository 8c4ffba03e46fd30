/** Domain §6, rows 32 to 34, and that none of the 34 is left out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { HELPER, LEE, OFFICE, theLetter } from '../journey/desk-in-memory.ts';
import { EdgeDesk, HANAKO, NANAMI } from './edges/edge-desk.ts';

describe('Edge cases of the domain: the last week, staff of the desk, and languages', () => {
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

  it('E33: an address of the desk is no contact: whoever works there and applies is asked for a private one', async () => {
    for (const at of [LEE, HELPER]) {
      const { letters } = await desk.office({
        本人連絡先: at,
        'UTokyo Account': at === LEE ? '9900000101' : '9900000202',
      });
      expect((await desk.ticket()).application.missing).to.deep.equal(['contact']);
      expect(letters.map(({ to }) => to)).to.deep.equal([OFFICE]);
    }
  });

  it('E33: whoever at the desk also belongs to the office that asks does not decide on its request', async () => {
    await desk.close();
    desk = await EdgeDesk.open((config) => {
      (config.offices as { senders?: string[] }[])[0] = { ...(config.offices as object[])[0], senders: [LEE] };
    });
    await desk.office();
    const { id } = await desk.ticket();
    const own = await desk.answer(desk.review(id, LEE), 'SET revoked_on 2026-04-01\nAPPROVE');
    expect(own.outcome.reason).to.equal('own-application');
    expect(await desk.state()).to.equal('awaiting-decision');
    expect((await desk.decide('訂正 失効日 2026-04-01\n承認')).outcome.reason).to.equal(null);
  });

  it('E33: a helper sees no account, number, name or contact of any applicant', async () => {
    await desk.office();
    const masked = theLetter(desk.post, 'review-masked', HELPER);
    expect(masked.text + masked.subject).to.not.match(/9900000101|990101|例示|花子|hanako@/);
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
