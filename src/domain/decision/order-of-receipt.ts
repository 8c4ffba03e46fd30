/** Words count in the order in which they were received, in whatever order they could be read: what failed while a database was locked comes later than its turn. */
import type { Advanced, Changed } from '../change.ts';
import type { TicketCommand } from '../commands.ts';
import type { Facts } from '../facts.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { Ticket } from '../ticket.ts';
import { undo } from './decide.ts';

/** What would stand against a later word of staff: an approval that its UNDO has overtaken, a RESUME that a HOLD has. */
const YIELDING: readonly TicketCommand['type'][] = ['approve', 'reject', 'resume'];

/** Null unless a word of staff about the ticket was received after this one and has been read before it. */
export function whyOvertaken(command: TicketCommand, facts: Facts): { readonly refused: Refusal } | null {
  return facts.overtaken && YIELDING.includes(command.type) ? refusal('overtaken') : null;
}

/**
 * The ticket without a decision that this command would have prevented: whoever asked for it had asked before anybody could know
 * of the decision. Null when there is none such, or when it has left the desk: then the command is answered as it stands.
 */
export function takenBackFor(command: TicketCommand, ticket: Ticket, facts: Facts): Changed | null {
  const { decision } = ticket;
  if (!decision || decision.releasedAt !== null || facts.askedAt === undefined) return null;
  if (facts.askedAt >= decision.at) return null;
  switch (command.type) {
    case 'reject':
      return decision.outcome === 'approved' ? unlessRefused(undo(ticket, command.authority, facts)) : null;
    case 'hold':
    case 'set':
    case 'ask':
    case 'not-ours':
      return unlessRefused(undo(ticket, command.authority, facts));
    default:
      return null;
  }
}

function unlessRefused(advanced: Advanced): Changed | null {
  return 'refused' in advanced ? null : advanced;
}
