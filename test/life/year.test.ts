/** A scripted year in three time zones: what is wrong with it (nothing), and whether everybody was written the same. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { expectedTickets, findings, hashOf } from './year/findings.ts';
import { leftBehind } from './year/left-behind.ts';
import { liveYear, type YearLived } from './year/year.ts';

const ZONES = ['UTC', 'Asia/Tokyo', 'America/New_York'];
const APPLICATIONS = 30;

describe('A scripted year of the desk', function () {
  this.timeout(600_000);

  it('over a year with holidays and a leap day the numbers add up, nothing is said twice, nobody is forgotten and nothing of the erased is left, and every time zone writes the same', async () => {
    const run = promisify(execFile);
    const years = await Promise.all(
      ZONES.map(async (zone) => {
        const args = ['--import', 'tsx', 'test/life/year/run.ts', '--applications', String(APPLICATIONS)];
        const { stdout } = await run(process.execPath, args, { env: { ...process.env, TZ: zone } });
        return stdout.trimEnd().split('\n');
      }),
    );
    // The script fails for a single complaint; what it counted stands before the hash.
    expect(years.map((lines) => lines.at(-2)?.replace(/; \d+ s$/, ''))).to.satisfy((sums: readonly string[]) =>
      sums.every((sum) => sum.startsWith(`${APPLICATIONS} applications`) && sum.endsWith('; 0 complaints')),
    );
    const hashes = new Set(years.map((lines) => lines.at(-1)));
    expect([...hashes][0]).to.match(/^letters [0-9a-f]{64}$/);
    expect(hashes.size, 'years that differ').to.equal(1);
  });
});

describe('The judge of a scripted year', function () {
  this.timeout(300_000);
  let year: YearLived;
  before(async () => {
    year = await liveYear({ applications: 2, seed: 1 });
  });
  after(() => year.desk.close());

  it('finds nothing wrong with a year of two applications', async () => {
    expect(await findings(year)).to.deep.equal([]);
    expect(expectedTickets(year)).to.equal(2);
  });

  it('a reminder that came twice is found', async () => {
    const twice = year.letters.filter(({ template }) => template === 'access-reminder');
    expect(twice).to.not.deep.equal([]);
    expect(await findings({ ...year, letters: [...year.letters, ...twice] })).to.not.deep.equal([]);
  });

  it('an applicant who never hears the end is found', async () => {
    const letters = year.letters.filter(({ template }) => template !== 'access-closed');
    expect((await findings({ ...year, letters })).join('\n')).to.include('never got access-closed');
  });

  it('a ticket that opens by itself, or ends otherwise, is found', async () => {
    const found = await findings({ ...year, ticketsOf: new Map() });
    expect(found.join('\n'))
      .to.include('0 tickets instead of 1')
      .and.include('2 tickets in the store, 0 opened by mails');
  });

  it('what is still known of somebody is found', async () => {
    const [applicant] = year.applicants;
    const [id = ''] = year.ticketsOf.get(applicant?.number ?? 0) ?? [];
    // The number of a ticket stays: whoever had it for a name would still be known.
    const found = await leftBehind({ ...year, applicants: applicant ? [{ ...applicant, name: id }] : [] });
    expect(found).to.have.length(1);
  });

  it('a letter more is another year', () => {
    const { letters } = year;
    expect(hashOf({ ...year, letters: letters.slice(1) })).to.not.equal(hashOf(year));
  });
});
