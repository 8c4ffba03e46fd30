/** The scripted year at a desk where it takes two deciders: what is wrong with it (nothing), and that its judge would find one. */
import { expect } from 'chai';
import { approvedByTooFew, findings, heardOtherwise } from './year/findings.ts';
import { YEAR_OF_TWO } from './year/script.ts';
import { liveYear, type YearLived } from './year/year.ts';

/** The first plots, in two days; the rest is `npm run year -- --approvals 2`. */
const APPLICATIONS = 6;
const SHORT = { ...YEAR_OF_TWO, days: 2, daysAfterwards: 112 };

describe('A scripted year of a desk with two approvers', function () {
  this.timeout(300_000);
  let year: YearLived;
  before(async () => {
    year = await liveYear({ applications: APPLICATIONS, seed: 2, script: SHORT });
  });
  after(() => year.desk.close());

  it('the numbers add up, nothing is said twice, nobody is forgotten, and two people are behind each approval', async () => {
    expect(await findings(year)).to.deep.equal([]);
    expect(year.approvedBy.size).to.equal(APPLICATIONS - 1);
    const decided = [...year.approvedBy.values()].map((approvals) => new Set(approvals.map(({ by }) => by)).size);
    expect(new Set(decided)).to.deep.equal(new Set([2]));
  });

  it('an approval that only one person stands behind is found', () => {
    const halved = new Map([...year.approvedBy].map(([id, approvals]) => [id, approvals.slice(1)]));
    expect(approvedByTooFew({ ...year, approvedBy: halved })).to.have.length.greaterThan(APPLICATIONS - 2);
  });

  it('a decider who was not asked, or asked although away, is found', () => {
    const letters = year.letters.filter(({ template }) => template !== 'refused');
    expect(heardOtherwise({ ...year, letters }).join('\n')).to.include('0 letters "first refused" instead of 1');
    const asked = year.letters.map((letter) =>
      letter.template === 'second-approver' ? { ...letter, to: 'ito@staff.desk.example' } : letter,
    );
    expect(heardOtherwise({ ...year, letters: asked }).join('\n')).to.include('a letter "third second-approver" came');
  });
});
