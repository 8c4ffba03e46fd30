/** Which event owes whom a letter: only people of the registry and the ticket's own contact are ever written to. */
import { expect } from 'chai';
import type { TicketEvent } from '../../src/domain/events.ts';
import { NOTIFICATIONS } from '../../src/notifications/register.ts';
import {
  byForm,
  byOffice,
  COLLEAGUE,
  CONTACT_ADDRESS,
  DECIDER,
  given,
  HELPER,
  lettersOf,
  OFFICE,
  unproven,
  whoHears,
} from './given.ts';

const by = DECIDER.address;
const toDeciders = (template: string) => [`${template} → ${COLLEAGUE.address}`, `${template} → ${DECIDER.address}`];
const toStaff = (template: string) => [`${template} → ${HELPER.address}`, ...toDeciders(template)];

describe('Who hears what', () => {
  it('a complete form application: the applicant, every decider, and helpers masked', () => {
    expect(whoHears(lettersOf(byForm, [{ type: 'opened' }, { type: 'decision-asked' }]))).to.deep.equal(
      [`acknowledgement → ${CONTACT_ADDRESS}`, ...toDeciders('review'), `review-masked → ${HELPER.address}`].sort(),
    );
  });

  it('a complete request of a proven office: the office too, at its registered address', () => {
    expect(whoHears(lettersOf(byOffice, [{ type: 'opened' }, { type: 'decision-asked' }]))).to.deep.equal(
      [
        `acknowledgement → ${CONTACT_ADDRESS}`,
        `request-received → ${OFFICE.address}`,
        ...toDeciders('review'),
        `review-masked → ${HELPER.address}`,
      ].sort(),
    );
  });

  it('a request that is not proven: the office is asked, and nobody else hears of it', () => {
    expect(whoHears(lettersOf(unproven, [{ type: 'opened' }, { type: 'office-asked' }]))).to.deep.equal([
      `confirm-request → ${OFFICE.address}`,
    ]);
  });

  it('its CONFIRM: the office is thanked, the applicant gets the acknowledgement, deciders are asked', () => {
    const events: TicketEvent[] = [{ type: 'office-confirmed', by: OFFICE.address }, { type: 'decision-asked' }];
    expect(whoHears(lettersOf(byOffice, events))).to.deep.equal(
      [
        `acknowledgement → ${CONTACT_ADDRESS}`,
        `confirmed → ${OFFICE.address}`,
        ...toDeciders('review'),
        `review-masked → ${HELPER.address}`,
      ].sort(),
    );
  });

  it('its DENY: the office and all staff, and never the applicant', () => {
    const denied = { ...byOffice, state: 'denied' as const };
    expect(whoHears(lettersOf(denied, [{ type: 'office-denied', by: OFFICE.address }]))).to.deep.equal(
      [`denied → ${OFFICE.address}`, ...toStaff('denied-alert')].sort(),
    );
  });

  it('missing information: the office on its route, the applicant on the form’s', () => {
    const events: TicketEvent[] = [{ type: 'opened' }, { type: 'information-missing', fields: ['reason'] }];
    const gap = (ticket: typeof byForm) => ({
      ...ticket,
      state: 'awaiting-information' as const,
      application: { ...ticket.application, missing: ['reason'] },
    });
    expect(whoHears(lettersOf(gap(byOffice), events))).to.deep.equal([`missing-information → ${OFFICE.address}`]);
    expect(whoHears(lettersOf(gap(byForm), events))).to.deep.equal([`missing-information → ${CONTACT_ADDRESS}`]);
  });

  it('a form application without a usable contact: staff, for nobody else can be reached', () => {
    const { contact: _, ...values } = byForm.application.values;
    const ticket = {
      ...byForm,
      state: 'awaiting-information' as const,
      application: { ...byForm.application, values, missing: ['contact'] },
    };
    expect(whoHears(lettersOf(ticket, [{ type: 'information-missing', fields: ['contact'] }]))).to.deep.equal(
      toStaff('no-contact').sort(),
    );
  });

  it('information that completes a request: the office sees what was understood; an applicant gets the acknowledgement', () => {
    const fields = ['reason'];
    expect(whoHears(lettersOf(byOffice, [{ type: 'information-supplied', from: 'office', fields }]))).to.deep.equal([
      `request-received → ${OFFICE.address}`,
    ]);
    expect(whoHears(lettersOf(byForm, [{ type: 'information-supplied', from: 'applicant', fields }]))).to.deep.equal(
      [],
    );
  });

  it('information that leaves something open: the letter about that is enough', () => {
    const open = { ...byForm, state: 'awaiting-information' as const };
    const events: TicketEvent[] = [{ type: 'information-supplied', from: 'applicant', fields: ['reason'] }];
    expect(whoHears(lettersOf(open, events))).to.deep.equal([]);
    const byApplicant = { ...byOffice, state: 'awaiting-information' as const };
    expect(whoHears(lettersOf(byApplicant, events))).to.deep.equal([`receipt → ${CONTACT_ADDRESS}`]);
  });

  it('a change of what deciders were asked about: they see it, and the applicant who made it gets a receipt', () => {
    const changed = (from: 'office' | 'applicant'): TicketEvent => ({
      type: 'content-changed',
      from,
      fields: ['reason'],
    });
    expect(whoHears(lettersOf(byForm, [changed('applicant')]))).to.deep.equal(
      [`receipt → ${CONTACT_ADDRESS}`, ...toDeciders('review-changed')].sort(),
    );
    expect(whoHears(lettersOf(byOffice, [changed('office')]))).to.deep.equal(toDeciders('review-changed').sort());
  });

  it('a withdrawal: everybody who knew of it, but no applicant who was never written to', () => {
    const ended = { ...byOffice, state: 'withdrawn' as const };
    const all = [`withdrawn → ${OFFICE.address}`, ...toStaff('withdrawn')];
    expect(whoHears(lettersOf(ended, [{ type: 'withdrawn', from: 'applicant' }]))).to.deep.equal(
      [`withdrawn → ${CONTACT_ADDRESS}`, ...all].sort(),
    );
    const never = { ...ended, officeProven: false };
    expect(whoHears(lettersOf(never, [{ type: 'withdrawn', from: 'office' }]))).to.deep.equal(all.sort());
  });

  it('names every event once, with letters or with a written nobody', () => {
    const nobody = Object.entries(NOTIFICATIONS).filter(([, notification]) => notification === 'nobody');
    expect(nobody.map(([type]) => type)).to.have.members([
      'cooling-off-began',
      'office-proven',
      'letter-undeliverable',
      'language-chosen',
      'words-received',
      'question-answered',
    ]);
  });

  it('asks applicants of the office route in both languages, and those of the form in theirs', () => {
    const languages = [byForm, byOffice].map(
      (ticket) => lettersOf(ticket, [{ type: 'decision-asked' }]).find(({ role }) => role === 'applicant')?.language,
    );
    expect(languages).to.deep.equal(['ja', 'both']);
  });

  it('tells the same thing once: the same mail makes the same letters, another mail others', () => {
    const ids = (mail: string) =>
      lettersOf(byForm, [{ type: 'decision-undone', by, outcome: 'approved' }], given({}, mail)).map(
        ({ template, occasion, to }) => [template, occasion, to].join(':'),
      );
    expect(ids('mail-1')).to.deep.equal(ids('mail-1'));
    expect(ids('mail-2').some((id) => ids('mail-1').includes(id))).to.equal(false);
  });

  it('acknowledges once in a ticket’s life, whatever asks for the decision again', () => {
    const acknowledgement = (mail: string) =>
      lettersOf(byForm, [{ type: 'decision-asked' }], given({}, mail)).find(
        ({ template }) => template === 'acknowledgement',
      );
    expect(acknowledgement('mail-1')?.occasion).to.equal(acknowledgement('mail-2')?.occasion);
  });

  it('gives a token to deciders with the revision shown, and none to helpers', () => {
    const letters = lettersOf({ ...byForm, revision: 4 }, [{ type: 'decision-asked' }]);
    const of = (address: string) => letters.find(({ to }) => to === address)?.possession;
    expect(of(DECIDER.address)).to.deep.equal({ revision: 4 });
    expect(of(HELPER.address)).to.equal(null);
  });
});
