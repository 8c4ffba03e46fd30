/** The only thing that changes a ticket: given the ticket, a command and the facts, what the ticket is then, or why not. */
import { REASON, SERVICES } from './application/application.ts';
import { confirm, deny, proveOffice } from './application/office.ts';
import { supply } from './application/supply.ts';
import { coolOff, provided, release } from './carry-through.ts';
import { type Advanced, changed } from './change.ts';
import type { TicketCommand } from './commands.ts';
import { approve, reject, set, undo } from './decision/decide.ts';
import { takenBackFor, whyOvertaken } from './decision/order-of-receipt.ts';
import type { Facts } from './facts.ts';
import { passTime } from './limits/pass-time.ts';
import { withWaiting } from './limits/waiting.ts';
import { speak, withdraw, words } from './party.ts';
import { refusal } from './refusals.ts';
import { closeAccess, endAccess, revoke, unavailable } from './staff/access.ts';
import { hold, resume } from './staff/hold.ts';
import { note, take, writeToApplicant } from './staff/notes.ts';
import { declareNotOurs, reopen } from './staff/reopen.ts';
import { setSensitive } from './staff/sensitivity.ts';
import { setContent } from './staff/set-content.ts';
import type { Ticket } from './ticket.ts';

/** Pure: no clock, no randomness, no store. A refusal leaves the ticket as it was (design §4). */
export function advance(ticket: Ticket, command: TicketCommand, facts: Facts): Advanced {
  return withWaiting(ticket, inOrder(ticket, command, facts), facts.now);
}

/** As if the words about a ticket had been read in the order they were received. */
function inOrder(ticket: Ticket, command: TicketCommand, facts: Facts): Advanced {
  const advanced = carry(ticket, command, facts);
  if (!('refused' in advanced)) return whyOvertaken(command, facts) ?? advanced;
  const before = takenBackFor(command, ticket, facts);
  const then = before && carry(before.ticket, command, facts);
  return then && !('refused' in then) ? changed(then.ticket, ...before.events, ...then.events) : advanced;
}

function carry(ticket: Ticket, command: TicketCommand, facts: Facts): Advanced {
  // There is nothing left that could be decided on or written to.
  if (ticket.erasedAt !== undefined) return refusal('closed', { state: ticket.state });
  switch (command.type) {
    case 'approve':
      return approve(ticket, command, command.authority, facts);
    case 'reject':
      return reject(ticket, command, command.authority, facts);
    case 'set':
      if (command.field === 'sensitive') return setSensitive(ticket, command.value, command.authority, facts);
      return command.field === SERVICES || command.field === REASON
        ? setContent(ticket, command, command.authority, facts)
        : set(ticket, command, command.authority, facts);
    case 'undo':
      return undo(ticket, command.authority, facts);
    case 'provided':
      return provided(ticket, command.authority, facts);
    case 'confirm':
      return confirm(ticket, command.by, command.seenRevision, facts);
    case 'deny':
      return deny(ticket, command.by, facts);
    case 'prove-office':
      return proveOffice(ticket, facts);
    case 'supply':
      return supply(ticket, command, command.party, facts);
    case 'withdraw':
      return withdraw(ticket, command.party, facts);
    case 'speak':
      return speak(ticket, command.language, command.party, facts);
    case 'words':
      return words(ticket, command, command.party, facts);
    case 'ask':
    case 'answer':
      return writeToApplicant(ticket, command, command.authority, facts);
    case 'hold':
      return hold(ticket, command.note, command.authority, facts);
    case 'resume':
      return resume(ticket, command.note, command.authority, facts);
    case 'note':
      return note(ticket, command.text, command.authority, facts);
    case 'take':
      return take(ticket, command.authority, facts);
    case 'closed':
      return closeAccess(ticket, command.authority, facts);
    case 'unavailable':
      return unavailable(ticket, command.authority, facts);
    case 'revoke':
      return revoke(ticket, command.authority, facts);
    case 'reopen':
      return reopen(ticket, command.authority, facts);
    case 'not-ours':
      return declareNotOurs(ticket, command.authority, facts);
    case 'end-access':
      return endAccess(ticket, facts);
    case 'pass-time':
      return passTime(ticket, command.readUpTo, facts);
    case 'colleagues-told':
      return coolOff(ticket, command.at, facts);
    case 'release':
      return release(ticket, facts);
    case 'letter-lost':
      return changed(ticket, { type: 'letter-undeliverable', template: command.template, role: command.role });
    default:
      return command satisfies never;
  }
}
