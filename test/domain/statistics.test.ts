/** Numbers about tickets, and what is left of one for them. */
import { expect } from 'chai';
import { endOf, withoutPersonalData } from '../../src/domain/retention.ts';
import { statisticsOf } from '../../src/domain/statistics.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { aTicket } from '../store/examples.ts';

const AT = '2026-06-30T15:30:00.000Z';

function decided(id: string, hours: number, outcome: 'approved' | 'rejected'): Ticket {
  const releasedAt = new Date(Date.parse(AT) + hours * 3_600_000).toISOString();
  return {
    ...aTicket(id),
    receivedAt: AT,
    state: outcome === 'approved' ? 'access-closed' : 'rejected',
    decision: {
      ...{ outcome, services: ['one'], by: 'lee@staff.example', at: AT, revision: 1, contact: 'a@b.example' },
      ...{ reason: null, words: 'told', releaseAt: AT, releasedAt },
    },
  };
}

describe('statistics', () => {
  it('have medians of even and odd numbers of measurements, in hours, and none where nothing was measured', () => {
    const tickets = [decided('T1', 2, 'approved'), decided('T2', 10, 'rejected'), decided('T3', 3, 'approved')];
    const figures = tickets.map((ticket) => ({ ticket, acknowledgedAt: '2026-06-30T15:30:09.000Z' }));
    const { all, by } = statisticsOf(figures, 'Asia/Tokyo');
    expect(all).to.include({ hoursToDecision: 3, hoursToAcknowledgement: 0.0025, approved: 2, rejected: 1, open: 0 });
    expect(by.decision.map(({ name, hoursToDecision }) => [name, hoursToDecision])).to.deep.equal([
      ['approved', 2.5],
      ['rejected', 10],
    ]);
    expect(statisticsOf([], 'Asia/Tokyo').all).to.include({ tickets: 0, hoursToDecision: null });
  });

  it('count a month where the desk stands: half past midnight on the first of July in Tokyo is June in London', () => {
    const figures = [{ ticket: decided('T1', 2, 'approved'), acknowledgedAt: null }];
    const month = (zone: string) => statisticsOf(figures, zone).by.month.map(({ name }) => name);
    expect([month('Asia/Tokyo'), month('Europe/London')]).to.deep.equal([['2026-07'], ['2026-06']]);
  });

  it('are the same over erased tickets', () => {
    const whole = [decided('T1', 2, 'approved'), decided('T2', 10, 'rejected')];
    const of = (tickets: readonly Ticket[]) =>
      statisticsOf(
        tickets.map((ticket) => ({ ticket, acknowledgedAt: AT })),
        'Asia/Tokyo',
      );
    expect(of(whole.map((ticket) => withoutPersonalData(ticket, AT)))).to.deep.equal(of(whole));
  });
});

describe('the end of a ticket', () => {
  it('is its last change of state; remarks afterwards prolong nothing', () => {
    const history = [
      { at: '2026-07-01T00:00:00.000Z', type: 'opened' },
      { at: '2026-07-09T00:00:00.000Z', type: 'access-closed' },
      { at: '2026-09-01T00:00:00.000Z', type: 'words-received' },
    ] as const;
    expect(endOf(decided('T1', 2, 'approved'), history)).to.equal('2026-07-09T00:00:00.000Z');
  });

  it('has not come while a rejection can be undone', () => {
    const ticket = decided('T1', 2, 'rejected');
    const cooling = { ...ticket, decision: ticket.decision && { ...ticket.decision, releasedAt: null } };
    expect(endOf(cooling, [])).to.equal(null);
    expect(endOf({ ...ticket, state: 'access-open' }, [])).to.equal(null);
  });
});
