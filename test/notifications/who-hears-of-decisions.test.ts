/** Whom a decision is told to, from the first approval to the letter to the applicant. */
import { expect } from 'chai';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { Vote } from '../../src/domain/ticket.ts';
import {
  approval,
  byForm,
  COLLEAGUE,
  CONTACT_ADDRESS,
  DECIDER,
  HELPER,
  lettersOf,
  rejection,
  whoHears,
} from './given.ts';

const by = DECIDER.address;
const released = { ...approval, releasedAt: '2026-06-10T02:00:00.000Z' };
const vote: Vote = {
  ...{ by, at: '2026-06-10T01:12:00.000Z', revision: 1, reason: null, words: null },
  outcome: 'approved',
  services: byForm.application.services,
};
const toDeciders = (template: string) => [`${template} → ${COLLEAGUE.address}`, `${template} → ${DECIDER.address}`];
const toStaff = (template: string) => [`${template} → ${HELPER.address}`, ...toDeciders(template)];

describe('Who hears of decisions', () => {
  it('a recorded decision: everybody on staff, and the applicant not yet', () => {
    const ticket = { ...byForm, state: 'approved' as const, decision: approval };
    expect(
      whoHears(
        lettersOf(ticket, [
          { type: 'approval-recorded', by },
          { type: 'cooling-off-began', releaseAt: 'x' },
        ]),
      ),
    ).to.deep.equal(toStaff('recorded').sort());
  });

  it('SET and APPROVE in one mail: nobody is asked again', () => {
    const ticket = { ...byForm, revision: 2, state: 'approved' as const, decision: { ...approval, revision: 2 } };
    const events: TicketEvent[] = [
      { type: 'field-set', by, field: 'revokedOn', value: '2026-04-01' },
      { type: 'approval-recorded', by },
    ];
    expect(whoHears(lettersOf(ticket, events))).to.deep.equal(toStaff('recorded').sort());
  });

  it('SET alone, or two of them: every decider once, with the changed application', () => {
    const set = (field: string, value: string | boolean): TicketEvent => ({ type: 'field-set', by, field, value });
    const events = [set('revokedOn', '2026-04-01'), set('student', true)];
    expect(whoHears(lettersOf({ ...byForm, revision: 3 }, events))).to.deep.equal(toDeciders('review-changed').sort());
  });

  it('a first approval of two: the other deciders are asked, the first hears that it is recorded, helpers do not hear', () => {
    const events: TicketEvent[] = [{ type: 'first-approval-recorded', by }];
    expect(whoHears(lettersOf({ ...byForm, votes: [vote] }, events))).to.deep.equal(
      [`awaiting-second → ${DECIDER.address}`, `second-approver → ${COLLEAGUE.address}`].sort(),
    );
  });

  it('a decision about one service: every decider, and the applicant not yet', () => {
    const votes = [{ ...vote, services: vote.services.slice(0, 1) }];
    expect(whoHears(lettersOf({ ...byForm, votes }, [{ type: 'part-decided', by }]))).to.deep.equal(
      toDeciders('partly-decided').sort(),
    );
  });

  it('what was said about a part, when the same mail decides the rest: "recorded" says it all', () => {
    const ticket = { ...byForm, state: 'approved' as const, decision: approval };
    const events: TicketEvent[] = [
      { type: 'part-decided', by },
      { type: 'first-approval-recorded', by },
      { type: 'approval-recorded', by },
    ];
    expect(whoHears(lettersOf(ticket, events))).to.deep.equal(toStaff('recorded').sort());
  });

  it('UNDO and a release that was stopped: deciders are asked again, and the applicant hears nothing', () => {
    expect(whoHears(lettersOf(byForm, [{ type: 'decision-undone', by, outcome: 'approved' }]))).to.deep.equal(
      toDeciders('review').sort(),
    );
    expect(whoHears(lettersOf(byForm, [{ type: 'release-refused', word: 'contact-changed' }]))).to.deep.equal(
      toDeciders('review').sort(),
    );
  });

  it('a released approval: the applicant, at the address that was decided on, and deciders have work', () => {
    const ticket = {
      ...byForm,
      state: 'awaiting-provision' as const,
      decision: { ...released, contact: 'decided@mailbox.example' },
    };
    expect(whoHears(lettersOf(ticket, [{ type: 'approval-released' }]))).to.deep.equal(
      ['approved → decided@mailbox.example', ...toDeciders('provide-access')].sort(),
    );
  });

  it('a released rejection and a provided access: the applicant alone', () => {
    const rejected = { ...byForm, state: 'rejected' as const, decision: rejection };
    expect(whoHears(lettersOf(rejected, [{ type: 'rejection-released' }]))).to.deep.equal([
      `rejected → ${CONTACT_ADDRESS}`,
    ]);
    const open = { ...byForm, state: 'access-open' as const, decision: released };
    expect(whoHears(lettersOf(open, [{ type: 'access-provided', by }]))).to.deep.equal([
      `access-ready → ${CONTACT_ADDRESS}`,
    ]);
  });
});
