/** Whether a ticket can still end: people who do their work one step after the other come to an end of it. */
import { ACCOUNT, fieldValue } from '../../../src/domain/application/application.ts';
import { isOpen } from '../../../src/domain/application/open-ticket.ts';
import type { TicketCommand } from '../../../src/domain/commands.ts';
import { openUnits } from '../../../src/domain/decision/cast-vote.ts';
import { asServices } from '../../../src/domain/decision/votes.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import { isReleased, type Ticket } from '../../../src/domain/ticket.ts';
import { plusMinutes } from '../../../src/domain/time.ts';
import { MORI } from './people.ts';
import type { World } from './world.ts';

/** Nothing is to be done about it any more. */
export function hasEnded(ticket: Ticket): boolean {
  return !isOpen(ticket) && (ticket.decision === null || isReleased(ticket));
}

/** The next thing to do about a ticket, so that it ends. */
function nextOf(ticket: Ticket, facts: Facts): TicketCommand {
  const authority = { by: MORI.address, seenRevision: ticket.revision, token: true, origin: true };
  const { decision, state, endedAt } = ticket;
  if (decision && decision.releasedAt === null)
    return decision.releaseAt === null ? { type: 'colleagues-told', at: facts.now } : { type: 'release' };
  if (state === 'on-hold') return { type: 'resume', note: null, authority };
  if (state === 'awaiting-provision') return { type: 'provided', authority };
  if (state === 'access-open')
    return endedAt === undefined ? { type: 'pass-time', readUpTo: facts.now } : { type: 'closed', authority };
  const services = asServices(openUnits(ticket, facts));
  // Everything has been said, and nobody completed it: policy asks for fewer than it did.
  if (services.length === 0) return { type: 'undo', authority };
  return { type: 'reject', services, reason: 'other', words: null, authority };
}

const ENOUGH = 12;

/** Null when the ticket can end; else where it is stuck. */
export function whyEndless(world: World, ticket: Ticket): string | null {
  let left = ticket;
  let now = world.now;
  for (let count = 0; count < ENOUGH; count += 1) {
    if (hasEnded(left)) return null;
    now = plusMinutes(now, 8 * 24 * 60);
    const facts = { ...world.facts(left.id, fieldValue(left.application, ACCOUNT)), now };
    const command = nextOf(left, facts);
    const result = world.rule(left, command, facts);
    if ('refused' in result) return `${left.state}: ${command.type} is refused, ${result.refused.word}`;
    left = result.ticket;
  }
  return `${left.state} after ${ENOUGH} steps`;
}
