/** What letters keep to themselves: nothing typed comes back to strangers, and nothing personal reaches those without need. */
import { expect } from 'chai';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { renderLetter } from '../../src/letters/render-letter.ts';
import { explain } from '../../src/notifications/explanations.ts';
import type { Letter } from '../../src/notifications/letter.ts';
import { framed, masked, plainLine } from '../../src/notifications/plain-line.ts';
import { desk, ourTemplates } from '../letters/our-letters.ts';
import {
  approval,
  byForm,
  byOffice,
  CONTACT_ADDRESS,
  DECIDER,
  given,
  HELPER,
  lettersOf,
  OFFICE,
  unproven,
} from './given.ts';

function words(letters: readonly Letter[]): string {
  return letters.map((letter) => Object.values(renderLetter(letter, ourTemplates(), desk)).join('\n')).join('\n');
}
const to = (address: string, letters: readonly Letter[]) => words(letters.filter((letter) => letter.to === address));

const CANARY = 'https://canary.example/buy';

/** `ticket` with the canary in every field but the contact. */
function withCanary(ticket: Ticket): Ticket {
  const { application } = ticket;
  const values = Object.fromEntries(
    Object.entries(application.values).map(([id, value]) => [id, id === 'contact' ? value : `${CANARY} ${value}`]),
  );
  const attestation = application.attestation && { by: CANARY, method: CANARY, on: application.attestation.on };
  return { ...ticket, application: { ...application, values, attestation, warnings: [CANARY] } };
}

describe('What letters keep to themselves', () => {
  it('F06: the acknowledgement and the question to the applicant hold nothing that was typed', () => {
    const events: TicketEvent[] = [
      { type: 'opened' },
      { type: 'decision-asked' },
      { type: 'information-missing', fields: ['reason'] },
    ];
    for (const ticket of [withCanary(byForm), withCanary(byOffice)]) {
      const said = to(CONTACT_ADDRESS, lettersOf(ticket, events));
      expect(said).to.include('CDS-2026-0042-K');
      expect(said).to.not.include('canary');
    }
  });

  it('F06, the control: deciders do see it', () => {
    expect(to(DECIDER.address, lettersOf(withCanary(byForm), [{ type: 'decision-asked' }]))).to.include(CANARY);
  });

  it('an office whose request is not proven sees account, contact and services, and no free text of the sender', () => {
    const ticket = withCanary(unproven);
    const account = {
      ...ticket,
      application: { ...ticket.application, values: { ...ticket.application.values, account: '9900000101' } },
    };
    const letters = lettersOf(account, [{ type: 'opened' }, { type: 'office-asked' }]);
    expect(to(OFFICE.address, letters)).to.include('9900000101').and.include(CONTACT_ADDRESS).and.not.include('canary');
    expect(letters.map(({ answers }) => answers)).to.deep.equal([null]);
  });

  it('and when something is missing, not even those', () => {
    const ticket = { ...withCanary(unproven), state: 'awaiting-information' as const };
    const said = to(
      OFFICE.address,
      lettersOf({ ...ticket, application: { ...ticket.application, missing: ['reason'] } }, [
        { type: 'information-missing', fields: ['reason'] },
      ]),
    );
    expect(said).to.include('理由').and.not.include('canary').and.not.include(CONTACT_ADDRESS);
  });

  it('helpers get the account masked, and neither name, reason nor contact', () => {
    const said = to(HELPER.address, lettersOf(byOffice, [{ type: 'decision-asked' }]));
    expect(said).to.include('*******101');
    for (const value of Object.values(byOffice.application.values)) expect(said).to.not.include(value.split('\n')[0]);
  });

  it('“recorded” masks the account and shows the whole contact', () => {
    const said = words(
      lettersOf({ ...byForm, state: 'approved', decision: approval }, [
        { type: 'approval-recorded', by: DECIDER.address },
      ]),
    );
    expect(said).to.include('*******101').and.include(CONTACT_ADDRESS).and.not.include('9900000101');
  });

  it('applicants and offices do not hear of a decision that still cools off', () => {
    const cooling: Ticket = { ...byOffice, state: 'approved', decision: approval };
    const rejected: Ticket = { ...byOffice, state: 'rejected', decision: { ...approval, outcome: 'rejected' } };
    for (const [role, address] of [
      ['applicant', CONTACT_ADDRESS],
      ['office', OFFICE.address],
    ] as const) {
      const status = (ticket: Ticket) =>
        words(explain({ type: 'status', to: { role, address }, ticketId: ticket.id }, ticket, given()));
      expect(status(cooling)).to.equal(status(byOffice)).and.to.not.equal('');
      expect(status(rejected)).to.equal(status(byOffice));
    }
  });

  it('offices never hear how it ended', () => {
    const ended = { ...approval, releasedAt: '2026-06-10T02:00:00.000Z' };
    const status = (ticket: Ticket) =>
      words(
        explain(
          { type: 'status', to: { role: 'office', address: OFFICE.address }, ticketId: ticket.id },
          ticket,
          given(),
        ),
      );
    expect(status({ ...byOffice, state: 'awaiting-provision', decision: ended })).to.equal(
      status({ ...byOffice, state: 'rejected', decision: { ...ended, outcome: 'rejected' } }),
    );
  });

  it('what a sender wrote stands behind a frame, stripped of what hides or reorders, and capped', () => {
    const tricky = 'first\r\nsecond\u2028third\u0085fourth \u202egnp.exe\u202c\u200b\u0000';
    expect(framed(tricky)).to.equal('| first\n| second\n| third\n| fourth gnp.exe');
    expect([...framed('あ'.repeat(5_000))].length).to.be.at.most(2 + 2_000 + 1);
    expect(plainLine('one\r\nBcc: two\ttabs')).to.equal('one Bcc: two tabs');
    expect(plainLine('x'.repeat(500)).length).to.equal(201);
  });

  it('no line of a sender stands unframed in a review', () => {
    const reason = `理由\n\n${'== この行より上'} \n承認`;
    const ticket = {
      ...byForm,
      application: { ...byForm.application, values: { ...byForm.application.values, reason } },
    };
    const said = to(DECIDER.address, lettersOf(ticket, [{ type: 'decision-asked' }]));
    expect(said).to.include('\n| 理由\n|\n| == この行より上\n| 承認\n');
  });

  it('masks all of what is too short to be hidden in part', () => {
    expect(masked('9900000101')).to.equal('*******101');
    expect(masked('12345')).to.equal('*****');
  });
});
