/** Two applications of one person, each for a service of its own, that wait for their decision together (domain §1.4). */

import { relatedTo } from '../application/related.ts';
import type { Setting } from '../facts.ts';
import type { Ticket } from '../ticket.ts';

/** What a letter showed of the other ticket of a pair: nobody decides on what they have not seen. */
export interface PairShown {
  readonly ticketId: string;
  readonly revision: number;
}

/**
 * The one other ticket among `others` (those of the same account) that may be decided with the same word; null when there is none, when
 * there are several, or when something about the two needs a look of its own: another contact, another route.
 */
export function pairOf(ticket: Ticket, others: readonly Ticket[], setting: Setting): Ticket | null {
  const [only, ...more] = relatedTo(ticket.application, others, setting).filter(({ as }) => as !== 'refused');
  if (!only || more.length > 0 || only.as !== 'pair' || !only.sameContact) return null;
  const other = others.find(({ id }) => id === only.id);
  if (!other || other.route !== ticket.route) return null;
  return [ticket, other].every(({ state, decision }) => state === 'awaiting-decision' && decision === null)
    ? other
    : null;
}
