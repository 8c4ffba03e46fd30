import { expect } from 'chai';
import { authority, DECIDER, OTHER_DECIDER, ticket } from './given.ts';
import { approve, having, one, refusalOf, reject, released, THIRD, two, typesOf, undo } from './voting.ts';

describe('A decision per service', () => {
  it('leaves the other service open until somebody decides about it', () => {
    const part = having(ticket(), one(), approve(DECIDER, ['mail']));
    expect(part.events).to.deep.equal([{ type: 'part-decided', by: DECIDER }]);
    expect(part.ticket).to.include({ state: 'awaiting-decision', decision: null });
  });

  it('is one decision once all are decided: granted and turned down, each with its reason', () => {
    const whole = having(ticket(), one(), approve(DECIDER, ['mail']), reject(OTHER_DECIDER, ['files'], 'scope'));
    expect(typesOf(whole)).to.deep.equal(['approval-recorded']);
    const { decision } = whole.ticket;
    expect(decision).to.deep.include({ outcome: 'approved', services: ['mail'], by: OTHER_DECIDER, reason: null });
    expect(decision?.rejections?.map(({ services, reason }) => [services, reason])).to.deep.equal([
      [['files'], 'scope'],
    ]);
    expect(typesOf(released(whole.ticket, one()))).to.deep.equal(['approval-released']);
  });

  it('in the other order is the same', () => {
    const whole = having(ticket(), one(), reject(DECIDER, ['files'], 'scope'), approve(OTHER_DECIDER)).ticket;
    expect(whole.decision).to.deep.include({ outcome: 'approved', services: ['mail'] });
    expect(whole.decision?.rejections?.[0]).to.deep.include({ services: ['files'], reason: 'scope' });
  });

  it('with a rejection of each is a rejection with a reason for each', () => {
    const given = having(
      ticket(),
      one(),
      reject(DECIDER, ['mail'], 'window'),
      reject(OTHER_DECIDER, ['files'], 'scope'),
    );
    expect(typesOf(given)).to.deep.equal(['rejection-recorded']);
    expect(given.ticket.decision).to.deep.include({ outcome: 'rejected', services: ['mail', 'files'], reason: null });
    expect(given.ticket.decision?.rejections?.map(({ reason }) => reason)).to.deep.equal(['window', 'scope']);
  });

  it('without services means all that are open', () => {
    const whole = having(ticket(), one(), approve(DECIDER, ['mail']), approve(OTHER_DECIDER)).ticket;
    expect(whole.decision).to.deep.include({ outcome: 'approved', services: ['mail', 'files'] });
  });

  it('REJECT without services is refused where something is granted: it is not clear what is meant', () => {
    expect(refusalOf(ticket(), one(), approve(DECIDER, ['mail']), reject(OTHER_DECIDER))).to.deep.equal({
      word: 'services-decided',
      details: { services: ['mail'], asked: ['files'] },
    });
  });

  it('of a service that is decided is refused with who decided it', () => {
    const named = refusalOf(ticket(), one(), approve(DECIDER, ['mail']), reject(OTHER_DECIDER, ['mail']));
    expect(named).to.deep.include({ word: 'already-decided' });
    expect(named?.details).to.include({ by: DECIDER, outcome: 'approved' });
    const turned = refusalOf(ticket(), one(), reject(DECIDER, ['mail']), approve(OTHER_DECIDER, ['mail']));
    expect(turned?.details).to.include({ by: DECIDER, outcome: 'rejected' });
  });

  it('UNDO takes back what was decided about every service', () => {
    for (const given of [
      having(ticket(), one(), approve(DECIDER, ['mail'])).ticket,
      having(ticket(), one(), approve(DECIDER, ['mail']), reject(DECIDER, ['files'])).ticket,
    ]) {
      expect(having(given, one(), undo()).ticket).to.deep.include({
        votes: [],
        decision: null,
        state: 'awaiting-decision',
      });
    }
  });

  it('is void when the content changes, the rejection too', () => {
    const set = { type: 'set', field: 'revokedOn', value: '2026-03-31', authority: authority() } as const;
    const changed = having(ticket(), one(), reject(OTHER_DECIDER, ['files']), set);
    expect(changed.ticket.votes).to.deep.equal([]);
    expect(changed.events[0]).to.deep.include({ voided: [OTHER_DECIDER] });
  });

  it('asks the rules of the services granted only: a used right stops its own service', () => {
    const used = one({ entitlementsUsed: ['files'] });
    expect(refusalOf(ticket(), used, approve())?.word).to.equal('entitlement-used');
    const whole = having(ticket(), used, approve(DECIDER, ['mail']), reject(DECIDER, ['files'], 'used')).ticket;
    expect(whole.decision?.services).to.deep.equal(['mail']);
    expect(typesOf(released(whole, used))).to.deep.equal(['approval-released']);
  });

  it('with two approvers each service needs its two', () => {
    const part = having(ticket(), two(), approve(DECIDER, ['mail']), approve(OTHER_DECIDER));
    expect(typesOf(part)).to.deep.equal(['first-approval-recorded']);
    expect(part.ticket.decision).to.equal(null);
    const whole = having(part.ticket, two(), approve(THIRD, ['files'])).ticket;
    expect(whole.decision?.approvals?.map(({ by, services }) => [by, services])).to.deep.equal([
      [DECIDER, ['mail']],
      [OTHER_DECIDER, ['mail', 'files']],
      [THIRD, ['files']],
    ]);
  });

  it('a request without services is decided as a whole', () => {
    const plain = ticket({}, { services: [] });
    expect(having(plain, one(), approve()).ticket.decision).to.deep.include({ outcome: 'approved', services: [] });
    expect(having(plain, two(), approve()).ticket.decision).to.equal(null);
    const both = having(plain, two(), approve(), approve(OTHER_DECIDER)).ticket;
    expect(typesOf(released(both, two()))).to.deep.equal(['approval-released']);
    expect(refusalOf(plain, one(), approve(DECIDER, ['mail']))?.word).to.equal('services-differ');
  });
});
