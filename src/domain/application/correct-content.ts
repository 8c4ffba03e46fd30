/** The office corrects its request while an approval of it cools off: what was approved is no longer what is asked for (design §4, §6). */

import type { Party } from '../commands.ts';
import { waitingState } from '../decision/decide.ts';
import type { RefusalWord } from '../refusals.ts';
import type { Ticket } from '../ticket.ts';
import { CONTACT } from './application.ts';
import { changesOf, type Supplied } from './supplied.ts';

/** Whether an approval stands that has not left the desk. */
export function isApprovalCooling({ state, decision }: Ticket): boolean {
  return state === 'approved' && decision !== null && decision.releasedAt === null;
}

/**
 * The ticket without its approval, and why: an office that shows its token says something else than what was approved. Null
 * where nothing of the content would change, or nothing cools off; whether the office may say it is for `supply` to judge.
 */
export function withoutApproval(
  ticket: Ticket,
  supplied: Supplied,
  party: Party,
): { readonly ticket: Ticket; readonly word: RefusalWord } | null {
  if (party.role !== 'office' || !party.token || !isApprovalCooling(ticket)) return null;
  const fields = changesOf(supplied, ticket.application);
  if (fields.length === 0) return null;
  return {
    ticket: { ...ticket, state: waitingState(ticket), votes: [], decision: null },
    word: fields.every((field) => field === CONTACT) ? 'contact-changed' : 'content-corrected',
  };
}
