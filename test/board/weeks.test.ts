/** Weeks of the board: counted by the desk's own days, in any time zone. */
import { expect } from 'chai';
import { milestonesFrom, WEEKS, weeksOf } from '../../src/board/weeks.ts';
import type { Milestone } from '../../src/store/figures/overview.ts';

const NOW = '2026-06-03T01:00:00.000Z';
const opened = (at: string): Milestone => ({ type: 'opened', at, receivedAt: at });
const approved = (at: string, receivedAt: string): Milestone => ({ type: 'approval-released', at, receivedAt });

describe('The weeks of the board', () => {
  it('are twelve, from Monday to Sunday, and the last is this one', () => {
    const weeks = weeksOf([], NOW, 'Asia/Tokyo');
    expect(weeks).to.have.length(WEEKS);
    expect([weeks[0]?.monday, weeks.at(-1)?.monday]).to.deep.equal(['2026-03-16', '2026-06-01']);
    expect(weeks.every(({ applications, hours }) => applications === 0 && hours === null)).to.equal(true);
  });

  for (const [zone, lastOfSunday, firstOfMonday] of [
    ['Asia/Tokyo', '2026-05-31T14:59:59.999Z', '2026-05-31T15:00:00.000Z'],
    ['Asia/Kathmandu', '2026-05-31T18:14:59.999Z', '2026-05-31T18:15:00.000Z'],
    ['America/St_Johns', '2026-06-01T02:29:59.999Z', '2026-06-01T02:30:00.000Z'],
  ] as const)
    it(`begin at midnight where the desk stands: ${zone}`, () => {
      const weeks = weeksOf([opened(firstOfMonday), opened(lastOfSunday)], NOW, zone);
      expect(weeks.slice(-2).map(({ applications }) => applications)).to.deep.equal([1, 1]);
    });

  it('measure the hours in the week of the decision, by the median', () => {
    const decided = [10, 2, 90].map((hours) =>
      approved('2026-06-02T00:00:00.000Z', new Date(Date.parse('2026-06-02') - hours * 3_600_000).toISOString()),
    );
    const last = weeksOf(decided, NOW, 'Asia/Tokyo').at(-1);
    expect(last).to.deep.include({ applications: 0, approved: 3, rejected: 0, hours: 10 });
  });

  it('ask for nothing older than they show, and for the whole first day', () => {
    expect(milestonesFrom(NOW, 'Asia/Tokyo')).to.equal('2026-03-15T00:00:00.000Z');
    expect(weeksOf([opened('2026-03-15T14:59:00.000Z')], NOW, 'Asia/Tokyo')[0]?.applications).to.equal(0);
    expect(weeksOf([opened('2026-03-15T15:00:00.000Z')], NOW, 'Asia/Tokyo')[0]?.applications).to.equal(1);
  });
});
