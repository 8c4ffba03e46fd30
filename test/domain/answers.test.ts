/** Given a ticket, when its office or its applicant answers: what may change, and where the ticket waits then. */
import { expect } from 'chai';
import { advance } from '../../src/domain/advance.ts';
import type { Party, PartyCommand } from '../../src/domain/commands.ts';
import type { Facts } from '../../src/domain/facts.ts';
import { NOTHING_SUPPLIED, type Supplied } from '../../src/domain/supplied.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { authority, facts, OFFICE, ticket } from './given.ts';

const CONTACT = 'hanako@mailbox.example';
const field = (validator: string, form = 'required') => ({ validator, office: 'required', form });
const FIELDS = {
  account: field('digits'),
  name: field('text'),
  reason: field('prose'),
  services: field('services'),
  contact: field('address'),
  identityAttested: field('attestation', 'not-asked'),
};

/** Facts of a procedure with the usual fields. */
function asking(changes: Partial<Facts> = {}): Facts {
  const given = facts();
  return { ...given, procedure: { ...given.procedure, fields: FIELDS as never }, ...changes };
}

const office = (changes: Partial<Party> = {}): Party => ({
  role: 'office',
  address: OFFICE,
  token: true,
  seenRevision: 2,
  ...changes,
});
const applicant = (changes: Partial<Party> = {}): Party => ({
  role: 'applicant',
  address: CONTACT,
  token: false,
  seenRevision: 2,
  ...changes,
});

function supply(changes: Partial<Supplied>, confirms = false): PartyCommand {
  return { type: 'supply', supplied: { ...NOTHING_SUPPLIED, ...changes }, confirms };
}

function when(given: Ticket, command: PartyCommand, party: Party, having = asking()) {
  const result = advance(given, { ...command, party }, having);
  if ('refused' in result) throw new Error(`refused: ${result.refused.word}`);
  return { ...result, types: result.events.map(({ type }) => type) };
}

function refusedWhen(given: Ticket, command: PartyCommand, party: Party): string {
  const result = advance(given, { ...command, party }, asking());
  return 'refused' in result ? result.refused.word : 'done';
}

/** Waits for these fields, on the office route, proven. */
function without(missing: readonly string[], changes: Partial<Ticket> = {}): Ticket {
  const complete = ticket();
  const values = Object.entries(complete.application.values).filter(([id]) => !missing.includes(id));
  const services = missing.includes('services') ? [] : complete.application.services;
  const application = { ...complete.application, values: Object.fromEntries(values), services, missing };
  return { ...complete, state: 'awaiting-information', application, ...changes };
}

const decided: Ticket = {
  ...ticket(),
  state: 'approved',
  decision: {
    outcome: 'approved',
    services: ['mail'],
    by: 'mori@staff.desk.example',
    at: '2026-06-03T02:00:00.000Z',
    revision: 2,
    contact: CONTACT,
    reason: null,
    words: null,
    releaseAt: null,
    releasedAt: null,
  },
};
const released: Ticket = {
  ...decided,
  state: 'awaiting-provision',
  decision: decided.decision && { ...decided.decision, releasedAt: '2026-06-03T03:00:00.000Z' },
};

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
