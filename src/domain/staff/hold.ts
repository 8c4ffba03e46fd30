/** HOLD and RESUME: staff wait with a ticket while something is looked into, and nothing is decided meanwhile. */
import { type Advanced, changed } from '../change.ts';
import type { Authority } from '../commands.ts';
import { waitingState } from '../decision/decide.ts';
import { whyNotDecidable } from '../decision/voting-rules.ts';
import type { Facts } from '../facts.ts';
import { refusal } from '../refusals.ts';
import { whyNotDecider } from '../rules/rules.ts';
import { type Ticket, withNote } from '../ticket.ts';

function noted(ticket: Ticket, text: string | null, by: string, facts: Facts): Ticket {
  return text === null ? ticket : withNote(ticket, { purpose: 'hold', by, at: facts.now, text });
}

/** Only while the desk itself has something to do: an office that is being asked answers in its own time. */
export function hold(ticket: Ticket, note: string | null, { by }: Authority, facts: Facts): Advanced {
  const stopped = whyNotDecider(by, facts) ?? whyNotDecidable(ticket);
  if (stopped) return stopped;
  if (ticket.state === 'awaiting-office') return refusal('office-pending');
  if (ticket.state === 'on-hold' && note === null) return changed(ticket);
  return changed({ ...noted(ticket, note, by, facts), state: 'on-hold' }, { type: 'held', by });
}

/** The ticket waits again for what it would have waited for. */
export function resume(ticket: Ticket, note: string | null, { by }: Authority, facts: Facts): Advanced {
  const stopped = whyNotDecider(by, facts);
  if (stopped) return stopped;
  if (ticket.state !== 'on-hold') return refusal('not-on-hold');
  const state = waitingState(ticket);
  const next = { ...noted(ticket, note, by, facts), state };
  return state === 'awaiting-office'
    ? changed(next, { type: 'resumed', by }, { type: 'office-asked' })
    : changed(next, { type: 'resumed', by });
}
