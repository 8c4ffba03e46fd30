/** What parties do besides answering: they withdraw, speak, choose a language; and whoever is no party does nothing. */
import { expect } from 'chai';
import { advance } from '../../src/domain/advance.ts';
import type { PartyCommand } from '../../src/domain/commands.ts';
import { authority, ticket } from './given.ts';
import { applicant, asking, decided, office, refusedWhen, released, supply, when, without } from './party-given.ts';

describe('A withdrawal', () => {
  for (const [state, given] of Object.entries({
    incomplete: without(['reason']),
    unconfirmed: ticket({ state: 'awaiting-office', officeProven: false }),
    undecided: ticket(),
    'approved and cooling off': decided,
  })) {
    it(`ends a ticket that is ${state}, by the applicant or the office`, () => {
      for (const party of [applicant(), office({ token: false })]) {
        const result = when(given, { type: 'withdraw' }, party);
        expect(result.ticket).to.include({ state: 'withdrawn', decision: null });
        expect(result.events).to.deep.equal([{ type: 'withdrawn', from: party.role }]);
      }
    });
  }

  it('comes too late after the release, and is not repeated', () => {
    expect(refusedWhen(released, { type: 'withdraw' }, applicant())).to.equal('closed');
    expect(refusedWhen(ticket({ state: 'withdrawn' }), { type: 'withdraw' }, applicant())).to.equal('closed');
  });

  it('is final: no decider can decide on it any more', () => {
    const given = ticket({ state: 'withdrawn' });
    for (const command of [
      { type: 'approve', services: [] },
      { type: 'reject', reason: null, words: null },
    ] as const) {
      expect(advance(given, { ...command, authority: authority() }, asking())).to.deep.include({
        refused: { word: 'closed', details: {} },
      });
    }
  });
});

describe('Words and languages', () => {
  it('change nothing of what is asked, in every state', () => {
    for (const given of [without(['reason']), ticket(), decided, released, ticket({ state: 'withdrawn' })]) {
      const said = when(given, { type: 'words' }, applicant());
      expect(said.ticket).to.deep.equal(given);
      const spoken = when(given, { type: 'speak', language: 'en' }, applicant());
      expect(spoken.ticket).to.deep.equal({ ...given, applicantLanguage: 'en' });
    }
  });

  it('of an office leave the applicant’s language alone', () => {
    const { ticket: spoken } = when(ticket(), { type: 'speak', language: 'en' }, office());
    expect(spoken).to.include({ officeLanguage: 'en', applicantLanguage: 'both' });
  });
});

describe('Somebody who is no party', () => {
  const COMMANDS: readonly PartyCommand[] = [
    supply({ values: { reason: '別の理由' } }),
    { type: 'withdraw' },
    { type: 'speak', language: 'en' },
    { type: 'words' },
  ];

  it('does nothing: another office, or an address that is no longer the contact', () => {
    for (const command of COMMANDS) {
      const elsewhere = { address: 'somebody@elsewhere.example' };
      expect(refusedWhen(ticket(), command, office(elsewhere))).to.equal('not-awaiting-office');
      expect(refusedWhen(ticket(), command, applicant(elsewhere))).to.equal('contact-changed');
    }
  });
});
