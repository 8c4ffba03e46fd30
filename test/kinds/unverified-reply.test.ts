/** A mail about a ticket without proof of possession: nothing changes, and people are told. */
import { expect } from 'chai';
import { unverifiedReply } from '../../src/kinds/unverified-reply/unverified-reply.ts';
import { DECIDER, OTHER_DECIDER } from '../domain/given.ts';
import { answered, FORM, known, mail, TICKET } from './what-arrives.ts';

const STRANGER = 'stranger@elsewhere.example';
const ALERT = { type: 'alert', word: 'unverified-reply', ticketId: TICKET };
const NO_TICKETS = { tickets: new Map() };

function read(knowing: ReturnType<typeof known>, from = STRANGER, subject = 'Re: something') {
  const arrived = mail('APPROVE', { from, subject });
  const claim = unverifiedReply.claims(arrived, knowing);
  return claim === null ? null : unverifiedReply.read(claim, arrived, knowing);
}

describe('an unverified reply', () => {
  it('that names a ticket changes nothing, alerts staff and stays in the inbox', () => {
    expect(read(known({}))).to.deep.equal({
      verdict: 'ignored',
      reason: 'unverified',
      filing: 'leave',
      asks: [],
      notices: [ALERT],
    });
  });

  it('with a token that went to somebody else is told as such', () => {
    expect(read(known({ answered: answered() }))).to.deep.include({ reason: 'from.other', notices: [ALERT] });
  });

  it('of a colleague who answers another member’s letter gets a review of their own', () => {
    expect(read(known({ answered: answered() }), OTHER_DECIDER)).to.deep.include({
      reason: 'from.other',
      asks: [],
      notices: [
        ALERT,
        { type: 'fresh-review', to: { role: 'staff', address: OTHER_DECIDER }, ticketId: TICKET, unverified: true },
      ],
    });
  });

  it('from a staff address that names a ticket gets a fresh review at the registered address', () => {
    expect(read(known({}), DECIDER.toUpperCase())?.notices[1]).to.deep.equal({
      type: 'fresh-review',
      to: { role: 'staff', address: DECIDER },
      ticketId: TICKET,
      unverified: true,
    });
  });

  it('with a token of ours that fits no letter is told as such', () => {
    expect(read(known({ ...NO_TICKETS, unknownTokens: 1 }), DECIDER)).to.deep.include({
      reason: 'token.unknown',
      notices: [{ ...ALERT, ticketId: null }],
    });
  });

  it('of an applicant reaches staff', () => {
    const letter = answered({ role: 'applicant', recipient: STRANGER });
    expect(read(known({ answered: letter }))).to.deep.include({ reason: 'unverified', notices: [ALERT] });
    expect(read(known({ answered: { ...letter, by: 'spent' } }))).to.deep.include({ reason: 'token.used' });
  });

  for (const subject of ['Re: [CDS-2026-0031] question', 'CDS-2026-0042-Z', 'Ｒｅ：ＣＤＳ－２０２６－００３１']) {
    it(`is also one that bears a number we do not know: ${subject}`, () => {
      expect(read(known(NO_TICKETS), STRANGER, subject)?.notices).to.deep.equal([{ ...ALERT, ticketId: null }]);
    });
  }

  for (const subject of ['CDS', 'a CDS-player', 'CDS-2026', 'CD-2026-0031', '']) {
    it(`is none when nothing in it is ours: ${JSON.stringify(subject)}`, () => {
      expect(read(known(NO_TICKETS), STRANGER, subject)).to.equal(null);
    });
  }

  it('is none when a form carries a number that somebody typed', () => {
    expect(read(known({}), FORM, 'Application [CDS-2026-0001-X]')).to.equal(null);
  });
});
