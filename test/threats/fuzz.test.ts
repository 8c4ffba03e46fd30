/** Threat P16 in a few hundred mails; `npm run fuzz` does as many as it is told. */
import { expect } from 'chai';
import { fuzz } from '../fuzz/fuzz.ts';

describe('P16: damaged mails, parsed apart', () => {
  it('crash nothing, hang nothing and command nothing, and do not all come to the same', async () => {
    const { failures, outcomes } = await fuzz(300, 1, []);
    expect(failures.map(({ what, raw }) => `${what} ${raw.toString('base64')}`)).to.deep.equal([]);
    expect([...outcomes.keys()].some((outcome) => outcome.startsWith('quarantined'))).to.equal(true);
    expect([...outcomes.keys()].some((outcome) => outcome.startsWith('accepted'))).to.equal(true);
  }).timeout(120_000);
});
