import { expect } from 'chai';
import fc from 'fast-check';
import { type Absence, afterWord, awayOn, type Days, firstDayWithoutDecider } from '../../src/domain/absence.ts';
import { dateAfter } from '../../src/domain/time.ts';
import { DECIDER, facts, OTHER_DECIDER } from './given.ts';

const TODAY = '2026-08-01';
const august = (from: number, until: number): Days => ({
  from: dateAfter('2026-07-31', from),
  until: dateAfter('2026-07-31', until),
});
const away = (address: string, ...periods: Days[]): Absence[] => periods.map((days) => ({ address, ...days }));

describe('Absences', () => {
  it('that overlap or adjoin become one, and others stand beside', () => {
    const first = afterWord({ address: DECIDER, adds: august(10, 14) }, [], TODAY);
    const second = afterWord({ address: DECIDER, adds: august(13, 16) }, first, TODAY);
    const third = afterWord({ address: DECIDER, adds: august(17, 18) }, second, TODAY);
    expect(third).to.deep.equal(away(DECIDER, august(10, 18)));
    const fourth = afterWord({ address: DECIDER, adds: august(25, 26) }, third, TODAY);
    expect(fourth).to.deep.equal(away(DECIDER, august(10, 18), august(25, 26)));
  });

  it('are taken back as a whole, in part, or out of the middle', () => {
    const known = away(DECIDER, august(10, 18), august(25, 26));
    expect(afterWord({ address: DECIDER, cancels: null }, known, TODAY)).to.deep.equal([]);
    expect(afterWord({ address: DECIDER, cancels: august(12, 13) }, known, TODAY)).to.deep.equal(
      away(DECIDER, august(10, 11), august(14, 18), august(25, 26)),
    );
    expect(afterWord({ address: DECIDER, cancels: august(1, 25) }, known, TODAY)).to.deep.equal(
      away(DECIDER, august(26, 26)),
    );
    expect(afterWord({ address: DECIDER, cancels: august(20, 21) }, known, TODAY)).to.deep.equal(known);
  });

  it('of colleagues are not touched, and those that are over are forgotten', () => {
    const known = [...away(DECIDER, august(2, 3)), ...away(OTHER_DECIDER, august(2, 3))];
    expect(afterWord({ address: DECIDER.toUpperCase(), adds: august(20, 21) }, known, '2026-08-05')).to.deep.equal(
      away(DECIDER.toUpperCase(), august(20, 21)),
    );
  });

  it('say for each day what the words said last about it', () => {
    const days = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 9 }));
    const words = fc.array(fc.tuple(fc.boolean(), days), { maxLength: 12 });
    fc.assert(
      fc.property(words, (said) => {
        let known: readonly Absence[] = [];
        const expected = new Set<string>();
        for (const [adds, [from, length]] of said) {
          const period = august(from, from + length);
          known = afterWord({ address: DECIDER, ...(adds ? { adds: period } : { cancels: period }) }, known, TODAY);
          for (let day = period.from; day <= period.until; day = dateAfter(day, 1))
            expected[adds ? 'add' : 'delete'](day);
        }
        for (let day = TODAY; day <= '2026-09-30'; day = dateAfter(day, 1)) {
          expect(awayOn(day, known)).to.deep.equal(expected.has(day) ? [DECIDER] : []);
        }
      }),
    );
  });

  it('leave a day without a decider where those of all deciders overlap, however many there are', () => {
    const { registry } = facts();
    const hers = away(OTHER_DECIDER, august(3, 4), august(12, 20));
    const his = august(10, 14);
    expect(firstDayWithoutDecider(his, [...hers, ...away(DECIDER, his)], registry)).to.equal('2026-08-12');
    const kept = afterWord({ address: OTHER_DECIDER, cancels: august(12, 14) }, hers, TODAY);
    expect(firstDayWithoutDecider(his, [...kept, ...away(DECIDER, his)], registry)).to.equal(null);
  });
});
