/** A word for both tickets of a pair: it acts on the other one exactly as the answered letter showed it, or on neither. */
import type { PairShown } from '../../domain/decision/pair.ts';
import type { Ask, CommandAsk } from '../kind.ts';
import type { StaffOrder } from './orders.ts';

export function isForPair(order: StaffOrder): boolean {
  return 'pair' in order && order.pair === true;
}

/**
 * `asks` about the answered letter's ticket, and after them the same for the other ticket as far as it shares them: the decision, what
 * is set about the person, and the note that a policy may want beside each decision.
 */
export function forBoth(asks: readonly Ask[], { ticketId, revision }: PairShown): readonly Ask[] {
  const own = asks.map((ask) => ('command' in ask ? together(ask, ticketId) : ask));
  const theirs = asks.flatMap((ask): Ask[] => {
    if (!('command' in ask) || !('authority' in ask.command) || !isShared(ask)) return [];
    const authority = { ...ask.command.authority, seenRevision: revision };
    return [{ ...together({ ...ask, command: { ...ask.command, authority } }, ask.ticketId), ticketId, echo: null }];
  });
  return [...own, ...theirs];
}

/** The decision says with which other ticket it was made. */
function together(ask: CommandAsk, other: string): CommandAsk {
  const { command } = ask;
  if (command.type !== 'approve' && command.type !== 'reject') return ask;
  return { ...ask, command: { ...command, together: other } };
}

function isShared({ command }: CommandAsk): boolean {
  switch (command.type) {
    case 'approve':
    case 'reject':
    case 'note':
      return true;
    case 'set':
      return command.field === 'revokedOn' || command.field === 'student';
    default:
      return false;
  }
}
