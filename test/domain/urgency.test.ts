/** What orders the queue: the day something is to be done by, and the date a reason names. */
import { expect } from 'chai';
import { deadlineInReason, firstDayIn } from '../../src/domain/limits/deadline-in-reason.ts';
import { byUrgency, urgencyOf } from '../../src/domain/limits/urgency.ts';
import { weekEndsLate } from '../../src/domain/rules/eligibility.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { STATES } from './every-state.ts';
import { facts, ticket } from './given.ts';

const SINCE = '2026-06-03T01:00:00.000Z';
const waiting = (id: string, changes: Partial<Ticket> = {}): Ticket => ({
  ...ticket(),
  id,
  waitingSince: SINCE,
  revokedOn: null,
  ...changes,
});
const withReason = (id: string, reason: string): Ticket => {
  const { application } = ticket();
  return waiting(id, { application: { ...application, values: { ...application.values, reason } } });
};

describe('The date a reason names', () => {
  const found: [string, string | null][] = [
    ['2026年6月30日までに提出する必要があるため。', '2026-06-30'],
    ['投稿の締切が６月３０日のため', '2026-06-30'],
    ['令和8年7月1日の審査に用いる', '2026-07-01'],
    ['締切は2026/6/20、次は2026-07-10です', '2026-06-20'],
    ['The defence is on 30 June 2026.', '2026-06-30'],
    ['The reviewers wait until June 30th, 2026', '2026-06-30'],
    ['needed by 5 july', '2026-07-05'],
    ['needed by July 5', '2026-07-05'],
    ['1月10日の締切', '2027-01-10'],
    ['2026年3月31日に離籍しました。', null],
    ['2026年2月30日まで', null],
    ['図3の元データが必要なため（電話 03-1234-5678）。', null],
    ['may be needed in 3 may-be cases', null],
    ['', null],
  ];
  for (const [reason, day] of found) {
    it(`${reason || 'nothing'} → ${day ?? 'none'}`, () => {
      expect(firstDayIn(reason, '2026-06-03')).to.equal(day);
    });
  }

  it('counts from the day the application came', () => {
    expect(deadlineInReason(withReason('a', '6月4日が締切'), facts())).to.equal('2026-06-04');
    expect(deadlineInReason(ticket({}, { values: {} }), facts())).to.equal(null);
  });
});

describe('The queue', () => {
  it('has what staff are to do first, then by day; a deadline in the reason comes before the usual time', () => {
    const queue = byUrgency(
      [
        waiting('asked', { question: { by: 'mori@staff.desk.example', at: SINCE } }),
        waiting('usual'),
        withReason('hurried', '6月4日が締切のため'),
        { ...STATES['access-open, over'], id: 'to close', endedAt: '2026-06-02T00:00:00.000Z' },
        { ...STATES['access-open'], id: 'open' },
        waiting('lapsed', { state: 'lapsed' }),
      ],
      facts(),
    );
    expect(queue.map(({ ticket: { id }, urgency }) => `${id} ${urgency.step} ${urgency.by}`)).to.deep.equal([
      'to close close 2026-06-02',
      'hurried decide 2026-06-04',
      'usual decide 2026-06-08',
      'open await-end 2026-06-10',
      'asked await-answer 2026-06-17',
    ]);
  });

  it('names a next step for every open state, and none for what has ended', () => {
    const open = Object.entries(STATES).filter(([, one]) => urgencyOf(one, facts()) !== null);
    expect(open.map(([name]) => name)).to.deep.equal([
      'awaiting-information',
      'awaiting-office',
      'awaiting-decision',
      'on-hold',
      'approval cooling off',
      'rejection cooling off',
      'awaiting-provision',
      'access-open',
      'access-open, over',
    ]);
  });
});

describe('A week that would end after the last eligible day (domain §6 row 32)', () => {
  it('is marked, and one that ends on it is not', () => {
    // Day 180 after 2026-04-01 is 2026-09-28.
    const at = (now: string) => weekEndsLate(ticket(), facts({ now }));
    expect(at('2026-09-21T01:00:00.000Z')).to.equal(null);
    expect(at('2026-09-22T01:00:00.000Z')).to.equal('2026-09-28');
    expect(weekEndsLate(ticket({ revokedOn: null }), facts())).to.equal(null);
  });
});
