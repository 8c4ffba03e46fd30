/** SET sensitive: a decider says that a ticket is for deciders alone, or that it is not. */

import { isSensitive } from '../application/sensitive.ts';
import { type Advanced, changed } from '../change.ts';
import type { Authority } from '../commands.ts';
import type { Facts } from '../facts.ts';
import { whyNotAuthorised, whyNotDecider } from '../rules/rules.ts';
import type { Ticket } from '../ticket.ts';

/** To keep it from helpers, possession is enough, for the direction is safe; to show it to them again takes what an approval takes. */
export function setSensitive(ticket: Ticket, value: boolean, authority: Authority, facts: Facts): Advanced {
  const stopped = value ? whyNotDecider(authority.by, facts) : whyNotAuthorised(authority, facts);
  if (stopped) return stopped;
  if (ticket.sensitive === value) return changed(ticket);
  const before = isSensitive(ticket, facts);
  const next: Ticket = { ...ticket, sensitive: value };
  return before === value
    ? changed(next)
    : changed(next, { type: 'sensitivity-set', by: authority.by, sensitive: value });
}
