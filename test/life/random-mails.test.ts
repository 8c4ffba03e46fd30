/** The same at random through the whole desk: mails, duplicates, jobs and the store; a smaller number, for each takes a second. */
import { expect } from 'chai';
import { chanceFrom } from '../forge/chance.ts';
import { RandomLife } from './random/random-life.ts';

const SEQUENCES = 10;
const STEPS = 45;

describe('Mails at random through the whole desk', function () {
  this.timeout(300_000);

  it('grant nothing against the rules and no right twice, a mail that comes again does nothing, and the audit chain holds', async () => {
    let granted = 0;
    for (let seed = 1; seed <= SEQUENCES; seed += 1) {
      const life = await RandomLife.begin(chanceFrom(seed));
      try {
        for (let count = 0; count < STEPS; count += 1) await life.step();
        expect(await life.edge.desk.desk.store.verifyAudit()).to.equal(null);
        granted += life.granted.size;
      } finally {
        await life.edge.close();
      }
    }
    // All of it would hold of a desk that never grants anything.
    expect(granted).to.be.greaterThan(3);
  });
});
