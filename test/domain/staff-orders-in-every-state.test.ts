/** Every order of staff in every state: what it makes of the ticket, or the word with which it is refused. */
import { expect } from 'chai';
import fc from 'fast-check';
import { advance } from '../../src/domain/advance.ts';
import type { StaffCommand } from '../../src/domain/commands.ts';
import type { Ticket, TicketState } from '../../src/domain/ticket.ts';
import { type Found, ORDERS, type Order, outcome, STATES } from './every-state.ts';
import { authority, facts, HELPER } from './given.ts';

const DECIDED = 'already-decided';
const EXPECTED: Record<Order, Partial<Record<Found, string>> & { readonly otherwise: string }> = {
  ask: {
    'awaiting-information': 'same',
    'awaiting-decision': 'same',
    'on-hold': 'same',
    'awaiting-office': 'office-pending',
    denied: 'closed',
    withdrawn: 'closed',
    lapsed: 'closed',
    'not-ours': 'closed',
    otherwise: DECIDED,
  },
  answer: { 'awaiting-office': 'office-pending', denied: 'closed', 'not-ours': 'closed', otherwise: 'same' },
  hold: {
    'awaiting-information': '→ on-hold',
    'awaiting-decision': '→ on-hold',
    'on-hold': 'nothing',
    'awaiting-office': 'office-pending',
    denied: 'closed',
    withdrawn: 'closed',
    lapsed: 'closed',
    'not-ours': 'closed',
    otherwise: DECIDED,
  },
  resume: { 'on-hold': '→ awaiting-decision', otherwise: 'not-on-hold' },
  note: { otherwise: 'same' },
  take: {
    'rejection cooling off': 'closed',
    'access-closed': 'closed',
    rejected: 'closed',
    denied: 'closed',
    withdrawn: 'closed',
    lapsed: 'closed',
    'not-ours': 'closed',
    unavailable: 'closed',
    otherwise: 'same',
  },
  closed: { 'access-open': 'window-open', 'access-open, over': '→ access-closed', otherwise: 'access-not-open' },
  unavailable: { 'awaiting-provision': '→ unavailable', otherwise: 'nothing-to-provide' },
  revoke: {
    'approval cooling off': '→ awaiting-decision',
    'awaiting-provision': '→ access-closed',
    'access-open': 'same',
    otherwise: 'access-not-open',
  },
  reopen: {
    'approval cooling off': DECIDED,
    'rejection cooling off': DECIDED,
    rejected: '→ awaiting-decision',
    withdrawn: '→ awaiting-decision',
    lapsed: '→ awaiting-information',
    otherwise: 'not-reopenable',
  },
  'not-ours': {
    'awaiting-information': '→ not-ours',
    'awaiting-office': '→ not-ours',
    'awaiting-decision': '→ not-ours',
    'on-hold': '→ not-ours',
    denied: 'closed',
    withdrawn: 'closed',
    lapsed: 'closed',
    'not-ours': 'closed',
    otherwise: DECIDED,
  },
  'set services': {
    'awaiting-information': '→ awaiting-decision',
    'awaiting-office': 'same',
    'awaiting-decision': 'same',
    'on-hold': 'same',
    denied: 'closed',
    withdrawn: 'closed',
    lapsed: 'closed',
    'not-ours': 'closed',
    otherwise: DECIDED,
  },
  'set reason': {
    'awaiting-information': '→ awaiting-decision',
    'awaiting-office': 'same',
    'awaiting-decision': 'same',
    'on-hold': 'same',
    denied: 'closed',
    withdrawn: 'closed',
    lapsed: 'closed',
    'not-ours': 'closed',
    otherwise: DECIDED,
  },
};

describe('Each order of staff in each state', () => {
  for (const order of Object.keys(ORDERS) as Order[]) {
    for (const found of Object.keys(STATES) as Found[]) {
      const expected = EXPECTED[order][found] ?? EXPECTED[order].otherwise;
      it(`${order}, ${found}: ${expected}`, () => {
        expect(outcome(STATES[found], { ...ORDERS[order], authority: authority() })).to.equal(expected);
      });
    }
  }

  it('covers every state a ticket can be in', () => {
    const states: readonly TicketState[] = Object.values(STATES).map(({ state }) => state);
    expect(new Set(states)).to.deep.equal(
      new Set<TicketState>([
        ...(['awaiting-information', 'awaiting-office', 'awaiting-decision', 'approved', 'rejected'] as const),
        ...(['awaiting-provision', 'access-open', 'access-closed', 'denied', 'withdrawn'] as const),
        ...(['on-hold', 'lapsed', 'not-ours', 'unavailable'] as const),
      ]),
    );
  });
});

describe('Who may give these orders', () => {
  const anyOrder = fc.constantFrom(...Object.values<StaffCommand>(ORDERS));
  const anyTicket = fc.constantFrom(...Object.values<Ticket>(STATES));
  const anyProof = fc.record({ token: fc.boolean(), origin: fc.boolean(), seenRevision: fc.nat(4) });

  it('nobody who is not on staff, whatever they bring', () => {
    fc.assert(
      fc.property(anyTicket, anyOrder, anyProof, fc.emailAddress(), (given, order, proof, by) => {
        expect(outcome(given, { ...order, authority: { ...proof, by } })).to.equal('not-a-decider');
      }),
    );
  });

  it('a helper leaves notes and does nothing else', () => {
    fc.assert(
      fc.property(anyTicket, anyOrder, anyProof, (given, order, proof) => {
        const done = outcome(given, { ...order, authority: { ...proof, by: HELPER } });
        expect(done).to.equal(order.type === 'note' ? 'same' : 'not-a-decider');
      }),
    );
  });

  it('a decider by possession alone, but for what an approval rests on', () => {
    fc.assert(
      fc.property(anyTicket, anyOrder, (given, order) => {
        const bare = { ...order, authority: authority({ token: false, origin: false, seenRevision: 0 }) };
        const whole = outcome(given, { ...order, authority: authority() });
        const allowed = whole.startsWith('→') || whole === 'same';
        expect(outcome(given, bare)).to.equal(order.type === 'set' && allowed ? 'second-round' : whole);
      }),
    );
  });

  it('no order of these grants, releases, or touches who the applicant is', () => {
    fc.assert(
      fc.property(anyTicket, fc.array(anyOrder, { maxLength: 8 }), (given, orders) => {
        let now = given;
        for (const order of orders) {
          const result = advance(now, { ...order, authority: authority({ seenRevision: now.revision }) }, facts());
          if ('refused' in result) continue;
          expect(result.ticket.revision).to.be.at.least(now.revision);
          now = result.ticket;
        }
        const { account, name, contact } = now.application.values;
        expect({ account, name, contact }).to.deep.equal({
          account: '9900000101',
          name: '例示 花子',
          contact: 'hanako@mailbox.example',
        });
        if (now.decision) expect(now.decision).to.deep.equal(given.decision);
      }),
    );
  });
});
