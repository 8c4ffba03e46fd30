/** Given a ticket, when its office or its applicant answers: what may change, and where the ticket waits then. */
import { expect } from 'chai';
import { advance } from '../../src/domain/advance.ts';
import { OFFICE, ticket } from './given.ts';
import {
  applicant,
  asking,
  CONTACT,
  decided,
  office,
  refusedWhen,
  released,
  supply,
  when,
  without,
} from './party-given.ts';

describe('An answer that supplies what is missing', () => {
  it('completes the ticket, and deciders are asked', () => {
    const result = when(without(['reason']), supply({ values: { reason: '論文のため' } }), applicant());
    expect(result.ticket).to.include({ state: 'awaiting-decision', revision: 3 });
    expect(result.types).to.deep.equal(['information-supplied', 'decision-asked']);
    expect(result.ticket.application.missing).to.deep.equal([]);
  });

  it('in part leaves it waiting, and asks for the rest again', () => {
    const result = when(without(['reason', 'account']), supply({ values: { reason: '論文のため' } }), office());
    expect(result.ticket).to.include({ state: 'awaiting-information', revision: 3 });
    expect(result.events.at(-1)).to.deep.equal({ type: 'information-missing', fields: ['account'] });
  });

  it('of nothing usable asks again with the reason, and leaves the revision', () => {
    const result = when(without(['account']), supply({ warnings: ['account-malformed'] }), office());
    expect(result.ticket.revision).to.equal(2);
    expect(result.ticket.application.warnings).to.deep.equal(['account-malformed']);
    expect(result.types).to.deep.equal(['information-supplied', 'information-missing']);
  });

  it('takes away the warnings that its values answer, and no others', () => {
    const given = without(['account']);
    const warned = { ...given, application: { ...given.application, warnings: ['account-malformed', 'not-student'] } };
    const result = when(warned, supply({ values: { account: '9900000101' } }), office());
    expect(result.ticket.application.warnings).to.deep.equal(['not-student']);
  });

  it('marks another open ticket of the account that is known now', () => {
    const others = [ticket({ id: 'CDS-2026-0002-Y' })];
    const result = when(
      without(['account']),
      supply({ values: { account: '9900000101' } }),
      office(),
      asking({ others }),
    );
    expect(result.ticket.application.warnings).to.deep.equal(['duplicate']);
  });

  it('for a request that is not proven makes the office confirm what it has not been shown', () => {
    const given = without(['reason'], { officeProven: false });
    const result = when(given, supply({ values: { reason: '論文のため' } }, true), office());
    expect(result.ticket).to.include({ state: 'awaiting-office', officeProven: false });
    expect(result.types).to.deep.equal(['information-supplied', 'office-asked']);
  });

  it('proves the office when all of the content is its own word', () => {
    const given = without(['account', 'name', 'reason', 'services', 'contact'], { officeProven: false });
    const values = { account: '9900000101', name: '例示 花子', reason: '論文のため', contact: CONTACT };
    const bare = { ...given, application: { ...given.application, identityAttested: false } };
    const all = supply({ values, services: ['mail'], identityAttested: true });
    const result = when(bare, all, office());
    expect(result.ticket).to.include({ state: 'awaiting-decision', officeProven: true });
    expect(result.types).to.deep.equal(['information-supplied', 'office-confirmed', 'decision-asked']);
  });
});

describe('An answer that changes what was there', () => {
  it('while deciders are asked moves the revision on, and they see the change', () => {
    const result = when(ticket(), supply({ values: { reason: '別の理由' } }), applicant());
    expect(result.ticket).to.include({ state: 'awaiting-decision', revision: 3 });
    expect(result.types).to.deep.equal(['information-supplied', 'content-changed']);
  });

  it('to what it was changes nothing', () => {
    const result = when(
      ticket(),
      supply({ values: { reason: '査読に必要なため' }, services: ['files', 'mail'] }),
      applicant(),
    );
    expect(result.ticket).to.deep.equal(ticket());
    expect(result.events).to.deep.equal([{ type: 'information-supplied', from: 'applicant', fields: [] }]);
  });

  it('while the office is to confirm asks it again, about the new content', () => {
    const given = ticket({ state: 'awaiting-office', officeProven: false });
    const result = when(given, supply({ services: ['mail'] }), applicant());
    expect(result.ticket).to.include({ state: 'awaiting-office', revision: 3 });
    const old = advance(result.ticket, { type: 'confirm', by: OFFICE, seenRevision: 2 }, asking());
    expect(old).to.deep.include({ refused: { word: 'outdated-revision', details: {} } });
  });

  it('and confirms the rest proves the office, if it answers the letter that showed it', () => {
    const given = ticket({ state: 'awaiting-office', officeProven: false });
    const correction = supply({ values: { name: '例示 華子' } }, true);
    expect(when(given, correction, office()).ticket).to.include({ state: 'awaiting-decision', officeProven: true });
    const older = when(given, correction, office({ seenRevision: 1 }));
    expect(older.ticket).to.include({ state: 'awaiting-office', officeProven: false });
  });

  for (const [id, value] of Object.entries({ account: '9900000999', name: '別人', contact: 'new@mailbox.example' })) {
    it(`is refused when an applicant changes the ${id}`, () => {
      expect(refusedWhen(ticket(), supply({ values: { [id]: value } }), applicant())).to.equal('not-yours-to-give');
    });
  }

  it('is refused when an applicant speaks for the office', () => {
    expect(refusedWhen(ticket(), supply({ identityAttested: true }), applicant())).to.equal('not-yours-to-give');
  });

  it('moves the contact only for an office that confirms it', () => {
    const moved = { values: { contact: 'new@mailbox.example' } };
    expect(refusedWhen(ticket(), supply(moved), office())).to.equal('contact-unconfirmed');
    expect(when(ticket(), supply(moved, true), office()).ticket.revision).to.equal(3);
    expect(when(without(['contact']), supply(moved), office()).ticket.state).to.equal('awaiting-decision');
  });

  it('is refused for an office without a live token', () => {
    const named = supply({ values: { name: '例示 華子' } });
    expect(refusedWhen(ticket(), named, office({ token: false }))).to.equal('token-missing');
  });

  for (const [state, given] of Object.entries({ decided, released, withdrawn: ticket({ state: 'withdrawn' }) })) {
    it(`is refused once the ticket is ${state}`, () => {
      expect(refusedWhen(given, supply({ values: { reason: '別の理由' } }), applicant())).to.equal('closed');
    });
  }
});
