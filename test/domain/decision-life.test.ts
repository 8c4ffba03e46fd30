import { expect } from 'chai';
import { advance } from '../../src/domain/advance.ts';
import type { TicketCommand } from '../../src/domain/commands.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { authority, DECIDER, facts, HELPER, OFFICE, OTHER_DECIDER, ticket, withPolicy, withRules } from './given.ts';

function having(given: Ticket, command: TicketCommand, knowing: Facts = facts()) {
  const result = advance(given, command, knowing);
  if ('refused' in result) throw new Error(`refused: ${result.refused.word}`);
  return result;
}

function refused(given: Ticket, command: TicketCommand, knowing: Facts = facts()): string {
  const result = advance(given, command, knowing);
  return 'refused' in result ? result.refused.word : 'allowed';
}

const APPROVE: TicketCommand = { type: 'approve', services: [], authority: authority() };
const REJECT: TicketCommand = { type: 'reject', reason: 'reason', words: null, authority: authority() };
const UNDO: TicketCommand = { type: 'undo', authority: authority({ by: OTHER_DECIDER, token: false, origin: false }) };
const TOLD: TicketCommand = { type: 'colleagues-told', at: '2026-06-03T02:01:00.000Z' };
const RELEASE: TicketCommand = { type: 'release' };
const PROVIDED: TicketCommand = { type: 'provided', authority: authority() };
const DUE = facts({ now: '2026-06-03T02:31:00.000Z' });

const approved = () => having(ticket(), APPROVE).ticket;
const coolingOff = () => having(approved(), TOLD).ticket;

describe('The cooling-off', () => {
  it('counts from the moment colleagues were told, not from the decision', () => {
    expect(approved().decision?.releaseAt).to.equal(null);
    expect(coolingOff().decision?.releaseAt).to.equal('2026-06-03T02:31:00.000Z');
  });

  it('said twice, begins once', () => {
    const again = having(coolingOff(), { type: 'colleagues-told', at: '2026-06-03T09:00:00.000Z' });
    expect(again.events).to.deep.equal([]);
    expect(again.ticket.decision?.releaseAt).to.equal('2026-06-03T02:31:00.000Z');
  });

  it('any decider can end it with UNDO, with possession alone, and the ticket waits again', () => {
    const undone = having(coolingOff(), UNDO);
    expect(undone.ticket).to.include({ state: 'awaiting-decision', decision: null });
    expect(undone.events).to.deep.equal([{ type: 'decision-undone', by: OTHER_DECIDER, outcome: 'approved' }]);
  });

  it('nothing is released before its end, nor before colleagues were told', () => {
    expect(refused(coolingOff(), RELEASE, facts({ now: '2026-06-03T02:30:59.999Z' }))).to.equal('not-decided');
    expect(refused(approved(), RELEASE, DUE)).to.equal('not-decided');
  });

  it('UNDO without a decision, or by a helper, is refused', () => {
    expect(refused(ticket(), UNDO)).to.equal('not-decided');
    expect(refused(coolingOff(), { type: 'undo', authority: authority({ by: HELPER }) })).to.equal('not-a-decider');
  });
});

describe('The release of an approval', () => {
  it('makes the ticket wait for the access to be provided', () => {
    const released = having(coolingOff(), RELEASE, DUE);
    expect(released.ticket.state).to.equal('awaiting-provision');
    expect(released.ticket.decision?.releasedAt).to.equal(DUE.now);
    expect(released.events).to.deep.equal([{ type: 'approval-released' }]);
  });

  it('happens once', () => {
    const released = having(coolingOff(), RELEASE, DUE).ticket;
    expect(having(released, RELEASE, DUE).events).to.deep.equal([]);
    expect(refused(released, UNDO, DUE)).to.equal('already-released');
  });

  const void_: [string, string, Ticket, Facts?][] = [
    ['the content changed meanwhile', 'outdated-revision', { ...coolingOff(), revision: 3 }],
    [
      'the contact is another than the decider saw (A20)',
      'contact-changed',
      {
        ...coolingOff(),
        application: {
          ...coolingOff().application,
          values: { ...coolingOff().application.values, contact: 'other@mailbox.example' },
        },
      },
    ],
    [
      'the decider has left the staff (A15)',
      'not-a-decider',
      coolingOff(),
      {
        ...DUE,
        registry: { ...DUE.registry, staff: DUE.registry.staff.filter((member) => member.address !== DECIDER) },
      },
    ],
    ['the right was used meanwhile', 'entitlement-used', coolingOff(), { ...DUE, entitlementsUsed: ['mail'] }],
  ];
  for (const [when, word, given, knowing] of void_) {
    it(`is refused when ${when}: the decision is void and deciders are asked again`, () => {
      const result = having(given, RELEASE, knowing ?? DUE);
      expect(result.events).to.deep.equal([{ type: 'release-refused', word }]);
      expect(result.ticket).to.include({ state: 'awaiting-decision', decision: null });
    });
  }
});

describe('REJECT', () => {
  it('takes possession only, keeps its reason, and cools off like an approval', () => {
    const rejected = having(ticket(), {
      ...REJECT,
      authority: authority({ token: false, origin: false }),
    } as TicketCommand);
    expect(rejected.ticket).to.include({ state: 'rejected' });
    expect(rejected.ticket.decision).to.include({ outcome: 'rejected', reason: 'reason', releasedAt: null });
    const released = having(having(rejected.ticket, TOLD).ticket, RELEASE, DUE);
    expect(released.events).to.deep.equal([{ type: 'rejection-released' }]);
    expect(released.ticket.state).to.equal('rejected');
  });

  it('does not need the rules of an approval: a late request can be turned down', () => {
    expect(refused(ticket({ revokedOn: '2025-01-01' }), REJECT)).to.equal('allowed');
  });

  it('after an approval is refused, and says so', () => {
    expect(refused(coolingOff(), REJECT)).to.equal('already-decided');
  });
});

describe('SET', () => {
  const set = (value: string, as = authority()): TicketCommand => ({
    type: 'set',
    field: 'revokedOn',
    value,
    authority: as,
  });

  it('moves the revision on, so that older letters no longer approve', () => {
    const result = having(ticket(), set('2026-03-31'));
    expect(result.ticket).to.include({ revokedOn: '2026-03-31', revision: 3 });
    expect(refused(result.ticket, APPROVE)).to.equal('outdated-revision');
  });

  it('to the same value changes nothing', () => {
    expect(having(ticket(), set('2026-04-01'))).to.deep.equal({ ticket: ticket(), events: [] });
  });

  it('takes a token and an origin, and an open ticket', () => {
    expect(refused(ticket(), set('2026-03-31', authority({ origin: false })))).to.equal('second-round');
    expect(refused(ticket(), set('2026-03-31', authority({ token: false })))).to.equal('second-round');
    const round = { origin: false, token: false, secondRound: true } as const;
    expect(refused(ticket({ revision: 2 }), set('2026-03-31', authority({ ...round, seenRevision: 1 })))).to.equal(
      'outdated-revision',
    );
    expect(refused(coolingOff(), set('2026-03-31'))).to.equal('already-decided');
  });
});

describe('PROVIDED', () => {
  const waiting = () => having(coolingOff(), RELEASE, DUE).ticket;

  it('begins a week of 7×24 hours', () => {
    const result = having(waiting(), PROVIDED, facts({ now: '2026-06-04T00:00:00.000Z' }));
    expect(result.ticket.state).to.equal('access-open');
    expect(result.ticket.window).to.deep.equal({
      opensAt: '2026-06-04T00:00:00.000Z',
      closesAt: '2026-06-11T00:00:00.000Z',
    });
  });

  it('twice, or before the approval is released, is refused', () => {
    expect(refused(coolingOff(), PROVIDED)).to.equal('nothing-to-provide');
    expect(refused(having(waiting(), PROVIDED).ticket, PROVIDED)).to.equal('nothing-to-provide');
  });

  it('keeps the week that policy began with the approval', () => {
    const fromApproval = { ...withPolicy({ windowStarts: 'approval' }), now: DUE.now };
    const open = having(having(coolingOff(), RELEASE, fromApproval).ticket, PROVIDED, {
      ...fromApproval,
      now: '2026-06-05T00:00:00.000Z',
    });
    expect(open.ticket.window?.opensAt).to.equal(DUE.now);
  });

  it('begins a week anew where the one that began with the approval was over before anybody could get in', () => {
    const fromApproval = { ...withPolicy({ windowStarts: 'approval' }), now: DUE.now };
    const now = '2026-06-20T00:00:00.000Z';
    const open = having(having(coolingOff(), RELEASE, fromApproval).ticket, PROVIDED, { ...fromApproval, now });
    expect(open.ticket.window).to.deep.equal({ opensAt: now, closesAt: '2026-06-27T00:00:00.000Z' });
  });

  it('ends a procedure that has no window', () => {
    const closed = having(waiting(), PROVIDED, withRules({ windowDays: null }));
    expect(closed.ticket).to.include({ state: 'access-closed', window: null });
  });
});

describe('An office', () => {
  const waiting = () => ticket({ state: 'awaiting-office', officeProven: false });

  it('confirms by its registered address, and deciders are asked', () => {
    const result = having(waiting(), { type: 'confirm', by: OFFICE, seenRevision: 2 });
    expect(result.ticket).to.include({ state: 'awaiting-decision', officeProven: true });
    expect(result.events.map((event) => event.type)).to.deep.equal(['office-confirmed', 'decision-asked']);
  });

  it('confirms nothing twice, and nothing of another office', () => {
    expect(refused(ticket(), { type: 'confirm', by: OFFICE, seenRevision: 2 })).to.equal('not-awaiting-office');
    expect(refused(waiting(), { type: 'confirm', by: 'other@sci.office.example', seenRevision: 2 })).to.equal(
      'not-awaiting-office',
    );
  });

  it('denies in every state in which nothing has left the desk, also while an approval cools off', () => {
    for (const given of [waiting(), ticket(), coolingOff()]) {
      expect(having(given, { type: 'deny', by: OFFICE }).ticket).to.include({ state: 'denied', decision: null });
    }
    const released = having(coolingOff(), RELEASE, DUE).ticket;
    expect(refused(released, { type: 'deny', by: OFFICE })).to.equal('not-awaiting-office');
  });
});
