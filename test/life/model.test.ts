/** The life of a ticket, lived at random: whatever anybody does in whatever order, the invariants of design §4 hold. */
import { expect } from 'chai';
import { advance } from '../../src/domain/advance.ts';
import type { TicketCommand } from '../../src/domain/commands.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { NOTIFICATIONS } from '../../src/notifications/register.ts';
import { type Reached, runSequences } from './model/sequences.ts';

const SEED = 20260603;

describe('The life of a ticket as a state machine', function () {
  this.timeout(120_000);
  let reached: Reached;

  it('in 2,000 random sequences every invariant holds and every ticket can still end', () => {
    reached = runSequences({ sequences: 2_000, seed: SEED });
    expect(reached.commands).to.be.greaterThan(20_000);
  });

  it('they reach every event that can happen to a ticket', () => {
    const never = Object.keys(NOTIFICATIONS).filter((type) => !reached.events.has(type));
    expect(never).to.deep.equal([]);
  });

  /** What the sequences find in a desk with this rule instead of its own. */
  function foundIn(rule: typeof advance): string {
    try {
      runSequences({ sequences: 2_000, seed: SEED, rule });
      return 'nothing';
    } catch (error) {
      return error instanceof Error ? String(error.cause) : 'no error';
    }
  }

  it('a desk that takes approvals of what nobody saw is found out', () => {
    const found = foundIn((ticket, command, facts) => advance(ticket, asIfSeen(ticket, command), facts));
    expect(found).to.include('an approver who answered another revision');
  });

  it('a desk that changes a date without a new revision is found out', () => {
    const found = foundIn((ticket, command, facts) => {
      const result = advance(ticket, command, facts);
      if ('refused' in result || command.type !== 'set') return result;
      return { ...result, ticket: { ...result.ticket, revision: ticket.revision } };
    });
    expect(found).to.match(/had another content|shows another revision/);
  });

  it('a desk that shortens the cooling-off is found out', () => {
    const found = foundIn((ticket, command, facts) =>
      advance(ticket, command, { ...facts, policy: { ...facts.policy, coolingOffMinutes: 2 } }),
    );
    expect(found).to.include('cooled off');
  });

  it('a desk in which nothing on hold is ever resumed is found out', () => {
    const found = foundIn((ticket, command, facts) =>
      command.type === 'resume' ? { refused: { word: 'not-on-hold', details: {} } } : advance(ticket, command, facts),
    );
    expect(found).to.include('a ticket can never end');
  });
});

function asIfSeen(ticket: Ticket, command: TicketCommand): TicketCommand {
  if (!('authority' in command)) return command;
  return { ...command, authority: { ...command.authority, seenRevision: ticket.revision } };
}
