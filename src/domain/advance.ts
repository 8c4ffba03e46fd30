/** The only thing that changes a ticket: given the ticket, a command and the facts, what the ticket is then, or why not. */
import { coolOff, provided, release } from './carry-through.ts';
import { type Advanced, changed } from './change.ts';
import type { TicketCommand } from './commands.ts';
import { approve, reject, set, undo } from './decide.ts';
import type { Facts } from './facts.ts';
import { confirm, deny, proveOffice } from './office.ts';
import { speak, withdraw, words } from './party.ts';
import { supply } from './supply.ts';
import type { Ticket } from './ticket.ts';

/** Pure: no clock, no randomness, no store. A refusal leaves the ticket as it was (design §4). */
export function advance(ticket: Ticket, command: TicketCommand, facts: Facts): Advanced {
  switch (command.type) {
    case 'approve':
      return approve(ticket, command, command.authority, facts);
    case 'reject':
      return reject(ticket, command, command.authority, facts);
    case 'set':
      return set(ticket, command, command.authority, facts);
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
      return words(ticket, command.party, facts);
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
