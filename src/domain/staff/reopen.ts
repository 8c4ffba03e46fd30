/** REOPEN: a ticket that ended without access is looked at again. NOT-OURS: it never was the desk's. */
import { type Advanced, changed } from '../change.ts';
import type { Authority } from '../commands.ts';
import { waitingState } from '../decision/decide.ts';
import { whyNotDecidable } from '../decision/voting-rules.ts';
import type { TicketEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { refusal } from '../refusals.ts';
import { whyNotDecider } from '../rules/rules.ts';
import { isReleased, type Ticket, type TicketState } from '../ticket.ts';

const REOPENABLE: readonly TicketState[] = ['rejected', 'lapsed', 'withdrawn'];

/** The revision moves on, so that no letter from before decides. Rights are untouched: only a grant has used one up. */
export function reopen(ticket: Ticket, { by }: Authority, facts: Facts): Advanced {
  const stopped = whyNotDecider(by, facts);
  if (stopped) return stopped;
  const { decision } = ticket;
  if (decision && !isReleased(ticket))
    return refusal('already-decided', { by: decision.by, at: decision.at, outcome: decision.outcome });
  if (!REOPENABLE.includes(ticket.state)) return refusal('not-reopenable');
  const state = waitingState(ticket);
  const { endedAt: _, reminded: __, ...rest } = ticket;
  const next: Ticket = { ...rest, state, votes: [], decision: null, question: null, revision: ticket.revision + 1 };
  return changed(next, { type: 'reopened', by }, ...askedAgain(next));
}

function askedAgain({ state, application }: Ticket): readonly TicketEvent[] {
  if (state === 'awaiting-information') return [{ type: 'information-missing', fields: application.missing }];
  return state === 'awaiting-office' ? [{ type: 'office-asked' }] : [];
}

/** Before anything was decided. The store then cancels what was not sent, and people find the mail in the inbox again. */
export function declareNotOurs(ticket: Ticket, { by }: Authority, facts: Facts): Advanced {
  const stopped = whyNotDecider(by, facts) ?? whyNotDecidable(ticket);
  if (stopped) return stopped;
  return changed(
    { ...ticket, state: 'not-ours', votes: [], question: null, endedAt: facts.now },
    { type: 'not-ours', by },
  );
}
