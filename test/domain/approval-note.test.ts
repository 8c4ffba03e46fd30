import { expect } from 'chai';
import type { TicketCommand } from '../../src/domain/commands.ts';
import { authority, OTHER_DECIDER, ticket } from './given.ts';
import { approve, having, one, refusalOf, reject } from './voting.ts';

describe('A policy that asks for a note', () => {
  const knowing = () => one({ policy: { ...one().policy, approvalNote: 'required' } });
  const note = (by?: string): TicketCommand => ({
    type: 'note',
    text: '規程の第3条を確認',
    authority: authority(by ? { by } : {}),
  });

  it('refuses an approval and a rejection without one', () => {
    expect(refusalOf(ticket(), knowing(), approve())?.word).to.equal('note-missing');
    expect(refusalOf(ticket(), knowing(), reject())?.word).to.equal('note-missing');
  });

  it('takes the decider’s own note of the same mail', () => {
    expect(having(ticket(), knowing(), note(), approve()).ticket.state).to.equal('approved');
    expect(having(ticket(), knowing(), note(), reject()).ticket.state).to.equal('rejected');
  });

  it('takes neither a colleague’s note nor one of an earlier mail', () => {
    expect(refusalOf(ticket(), knowing(), note(OTHER_DECIDER), approve())?.word).to.equal('note-missing');
    const noted = having(ticket(), knowing(), note()).ticket;
    expect(refusalOf(noted, { ...knowing(), now: '2026-06-03T02:00:01.000Z' }, approve())?.word).to.equal(
      'note-missing',
    );
  });

  it('is not asked of anybody where policy leaves it open', () => {
    expect(having(ticket(), one(), approve()).ticket.state).to.equal('approved');
  });
});
