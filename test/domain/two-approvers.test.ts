import { expect } from 'chai';
import { application, authority, DECIDER, OTHER_DECIDER, ticket } from './given.ts';
import { approve, having, member, one, refusalOf, reject, released, THIRD, two, typesOf, undo } from './voting.ts';

describe('Two approvers', () => {
  it('a first approval is recorded and decides nothing', () => {
    const first = having(ticket(), two(), approve());
    expect(first.ticket).to.include({ state: 'awaiting-decision', decision: null, revision: 2 });
    expect(first.events).to.deep.equal([{ type: 'first-approval-recorded', by: DECIDER }]);
    expect(first.ticket.votes?.[0]).to.include({ by: DECIDER, at: two().now, revision: 2, outcome: 'approved' });
  });

  it('another decider’s approval of the same revision decides, and both stand in the decision', () => {
    const second = having(ticket(), two(), approve(), approve(OTHER_DECIDER));
    expect(typesOf(second)).to.deep.equal(['approval-recorded']);
    expect(second.ticket).to.deep.include({ state: 'approved', votes: [] });
    expect(second.ticket.decision?.approvals?.map(({ by }) => by)).to.deep.equal([DECIDER, OTHER_DECIDER]);
    expect(typesOf(released(second.ticket, two()))).to.deep.equal(['approval-released']);
  });

  it('with a policy of one for the other route, one is enough on that route', () => {
    const policy = { ...two().policy, approvals: { form: 1, office: 2 } as const };
    const form = ticket({ route: 'form', officeId: null }, { route: 'form' });
    expect(having(form, two({ policy }), approve()).ticket.state).to.equal('approved');
    expect(having(ticket(), two({ policy }), approve()).ticket.state).to.equal('awaiting-decision');
  });

  it('where policy asks for one only after a first approval was given, saying it again decides', () => {
    const waiting = having(ticket(), two(), approve()).ticket;
    const relaxed = two({ policy: { ...two().policy, approvals: { form: 1, office: 1 } } });
    const decided = having(waiting, relaxed, approve()).ticket;
    expect(decided.state).to.equal('approved');
    expect(decided.decision?.approvals?.map(({ by }) => by)).to.deep.equal([DECIDER]);
    expect(typesOf(released(decided, relaxed))).to.deep.equal(['approval-released']);
  });

  it('the same decider twice is told that the approval stands', () => {
    expect(refusalOf(ticket(), two(), approve(), approve())).to.deep.equal({
      word: 'same-approver',
      details: { at: two().now },
    });
  });

  const sameMailbox = ['Mori@STAFF.desk.example', 'mori+second@staff.desk.example'];
  for (const address of sameMailbox) {
    it(`the same mailbox written ${address} is the same person (A13)`, () => {
      const base = two();
      const staff = [...base.registry.staff, member(address, '森 別名')];
      const knowing = two({ registry: { ...base.registry, staff } });
      expect(refusalOf(ticket(), knowing, approve(), approve(address))?.word).to.equal('same-approver');
    });
  }

  it('a second row of the registry with the same name is the same person (A13)', () => {
    const base = two();
    const staff = [...base.registry.staff, member('ichiro@other.desk.example', '森　一郎')];
    const knowing = two({ registry: { ...base.registry, staff } });
    const outcome = refusalOf(ticket(), knowing, approve(), approve('ichiro@other.desk.example'));
    expect(outcome?.word).to.equal('same-approver');
  });

  it('neither the applicant nor the office that asked counts, also under a plus address (A13)', () => {
    const own = ticket({}, { values: { ...application().values, contact: 'mori+private@staff.desk.example' } });
    expect(refusalOf(own, two(), approve())?.word).to.equal('own-application');
    expect(refusalOf(own, two(), approve(OTHER_DECIDER), approve())?.word).to.equal('own-application');
  });

  it('one REJECT suffices, before or after a first approval', () => {
    expect(having(ticket(), two(), reject()).ticket.state).to.equal('rejected');
    const after1 = having(ticket(), two(), approve(), reject(OTHER_DECIDER));
    expect(after1.ticket.state).to.equal('rejected');
    expect(after1.ticket.decision?.approvals).to.equal(undefined);
    expect(refusalOf(ticket(), two(), approve(), reject(OTHER_DECIDER), approve(THIRD))?.word).to.equal(
      'already-decided',
    );
  });

  it('SET voids a first approval, and the event says whose', () => {
    const set = {
      type: 'set',
      field: 'revokedOn',
      value: '2026-03-31',
      authority: authority({ by: OTHER_DECIDER }),
    } as const;
    const changed = having(ticket(), two(), approve(), set);
    expect(changed.ticket).to.deep.include({ votes: [], revision: 3, state: 'awaiting-decision' });
    expect(changed.events[0]).to.deep.include({ type: 'field-set', voided: [DECIDER] });
    const own = having(changed.ticket, two(), approve(OTHER_DECIDER, [], { seenRevision: 3 }));
    expect(typesOf(own)).to.deep.equal(['first-approval-recorded']);
  });

  it('content that the office changes voids it too', () => {
    const party = { role: 'office', address: 'kyomu@eng.office.example', token: true, seenRevision: 2 } as const;
    const supplied = {
      values: { name: '例示 華子' },
      services: [],
      identityAttested: false,
      attestation: null,
      warnings: [],
    };
    const changed = having(ticket(), two(), approve(), { type: 'supply', supplied, confirms: true, party });
    expect(changed.ticket).to.deep.include({ votes: [], revision: 3 });
    expect(changed.events.at(-1)).to.deep.include({ type: 'content-changed', voided: [DECIDER] });
    expect(refusalOf(changed.ticket, two(), approve(OTHER_DECIDER))?.word).to.equal('outdated-revision');
  });

  it('a correction of the content by staff voids it, and so does the word that it was none of the desk’s', () => {
    const as = authority({ by: OTHER_DECIDER });
    const corrected = having(ticket(), two(), approve(), {
      type: 'set',
      field: 'services',
      value: ['mail'],
      authority: as,
    });
    expect(corrected.ticket).to.deep.include({ votes: [], revision: 3 });
    expect(corrected.events[0]).to.deep.include({ type: 'content-set', voided: [DECIDER] });
    expect(having(ticket(), two(), approve(), { type: 'not-ours', authority: as }).ticket.votes).to.deep.equal([]);
  });

  it('on hold nobody joins it; after RESUME it stands, and UNDO takes it back without ending the hold', () => {
    const as = authority({ by: OTHER_DECIDER });
    const held = having(ticket(), two(), approve(), { type: 'hold', note: null, authority: as }).ticket;
    expect(refusalOf(held, two(), approve(OTHER_DECIDER))?.word).to.equal('on-hold');
    expect(refusalOf(held, two(), reject(OTHER_DECIDER))?.word).to.equal('on-hold');
    expect(having(held, two(), undo()).ticket).to.deep.include({ state: 'on-hold', votes: [] });
    const resumed = having(held, two(), { type: 'resume', note: null, authority: as }).ticket;
    expect(having(resumed, two(), approve(OTHER_DECIDER)).ticket.state).to.equal('approved');
  });

  it('UNDO by any decider takes a first approval back', () => {
    const undone = having(ticket(), two(), approve(), undo());
    expect(undone.ticket).to.deep.include({ votes: [], decision: null, state: 'awaiting-decision' });
    expect(undone.events).to.deep.equal([{ type: 'decision-undone', by: OTHER_DECIDER, outcome: 'approved' }]);
    expect(typesOf(having(undone.ticket, two(), approve(OTHER_DECIDER)))).to.deep.equal(['first-approval-recorded']);
    expect(refusalOf(undone.ticket, two(), undo())?.word).to.equal('not-decided');
  });

  it('each of the two has to prove who they are', () => {
    const unproven = approve(OTHER_DECIDER, [], { origin: false });
    expect(refusalOf(ticket(), two(), unproven)?.word).to.equal('second-round');
    expect(refusalOf(ticket(), two(), approve(), unproven)?.word).to.equal('second-round');
    const byCode = approve(OTHER_DECIDER, [], { origin: false, token: false, secondRound: true });
    expect(having(ticket(), two(), approve(), byCode).ticket.state).to.equal('approved');
  });

  it('a first approver who has left the staff meanwhile does not count: the next is the first', () => {
    const given = having(ticket(), two(), approve()).ticket;
    const left = { ...two().registry, staff: two().registry.staff.filter(({ address }) => address !== DECIDER) };
    const knowing = two({ registry: left });
    const next = having(given, knowing, approve(OTHER_DECIDER));
    expect(typesOf(next)).to.deep.equal(['first-approval-recorded']);
    const done = having(next.ticket, knowing, approve(THIRD)).ticket;
    expect(done.decision?.approvals?.map(({ by }) => by)).to.deep.equal([OTHER_DECIDER, THIRD]);
  });

  it('is refused where nobody could join: nothing waits for ever', () => {
    const alone = two().registry.staff.filter(({ address }) => address === DECIDER);
    const knowing = two({ registry: { ...two().registry, staff: alone } });
    expect(refusalOf(ticket(), knowing, approve())?.word).to.equal('no-second-decider');
    const joined = ticket({}, { values: { ...application().values, contact: OTHER_DECIDER } });
    const pair = two().registry.staff.filter(({ address }) => address !== THIRD);
    expect(refusalOf(joined, two({ registry: { ...two().registry, staff: pair } }), approve())?.word).to.equal(
      'no-second-decider',
    );
  });
});

describe('The release of what two have approved', () => {
  const decided = () => having(ticket(), two(), approve(), approve(OTHER_DECIDER)).ticket;

  for (const gone of [DECIDER, OTHER_DECIDER]) {
    it(`is refused when ${gone === DECIDER ? 'the first' : 'the second'} approver has left the staff (A15)`, () => {
      const staff = two().registry.staff.filter(({ address }) => address !== gone);
      const result = released(decided(), two({ registry: { ...two().registry, staff } }));
      expect(result.events).to.deep.equal([{ type: 'release-refused', word: 'not-a-decider' }]);
      expect(result.ticket).to.deep.include({ state: 'awaiting-decision', decision: null, votes: [] });
    });
  }

  it('is refused when the first approver has become an office that asked (A13)', () => {
    const offices = two().registry.offices.map((office) => ({ ...office, senders: [DECIDER] }));
    const result = released(decided(), two({ registry: { ...two().registry, offices } }));
    expect(result.events).to.deep.equal([{ type: 'release-refused', word: 'own-application' }]);
  });

  it('is refused when one of them saw another revision', () => {
    const given = decided();
    const { decision } = given;
    if (!decision?.approvals) throw new Error('both stand in the decision');
    const approvals = decision.approvals.map((approval, at) => (at === 0 ? { ...approval, revision: 1 } : approval));
    const result = released({ ...given, decision: { ...decision, approvals } }, two());
    expect(result.events).to.deep.equal([{ type: 'release-refused', word: 'outdated-revision' }]);
  });

  it('is refused when policy has come to ask for two while one approval cooled off', () => {
    const result = released(having(ticket(), one(), approve()).ticket, two());
    expect(result.events).to.deep.equal([{ type: 'release-refused', word: 'approvals-missing' }]);
  });

  it('a decision from before approvals were counted rests on its decider', () => {
    const given = having(ticket(), one(), approve()).ticket;
    if (!given.decision) throw new Error('one is enough');
    const { approvals: _, ...decision } = given.decision;
    expect(typesOf(released({ ...given, decision }, one()))).to.deep.equal(['approval-released']);
  });
});
