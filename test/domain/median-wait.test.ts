/** What is said of how long decisions take: only what was measured, and only of enough. */
import { expect } from 'chai';
import { medianWait } from '../../src/domain/median-wait.ts';
import { plusMinutes } from '../../src/domain/time.ts';

const RECEIVED = '2026-06-03T01:00:00.000Z';

function waits(...hours: readonly number[]) {
  return hours.map((one) => ({ receivedAt: RECEIVED, toldAt: plusMinutes(RECEIVED, one * 60) }));
}

describe('The median wait', () => {
  it('is told of five decisions, and of no fewer', () => {
    expect(medianWait(waits(1, 2, 3, 4))).to.equal(null);
    expect(medianWait(waits(1, 2, 3, 4, 5))).to.deep.equal({ hours: 3, days: null });
  });

  it('is in round hours within a day, and in round days beyond', () => {
    const same = (hours: number) => medianWait(waits(hours, hours, hours, hours, hours));
    expect(same(0)).to.deep.equal({ hours: 1, days: null });
    expect(same(2.6)).to.deep.equal({ hours: 3, days: null });
    expect(same(23)).to.deep.equal({ hours: 23, days: null });
    expect(same(24)).to.deep.equal({ hours: null, days: 1 });
    expect(same(48.5)).to.deep.equal({ hours: null, days: 2 });
    expect(same(61)).to.deep.equal({ hours: null, days: 3 });
  });

  it('is the middle, whatever order they came in, and one that took a year changes nothing', () => {
    expect(medianWait(waits(8760, 30, 1, 50, 70))).to.deep.equal({ hours: null, days: 2 });
    expect(medianWait(waits(1, 3, 5, 7, 9, 11))).to.deep.equal({ hours: 6, days: null });
  });
});
