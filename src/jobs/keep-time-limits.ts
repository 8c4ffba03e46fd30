/** Time limits (design §4): what is due is read from the tickets themselves, so a missed night loses nothing and is made up for once. */
import { advance } from '../domain/advance.ts';
import type { DeskCommand } from '../domain/commands.ts';
import type { TicketState } from '../domain/ticket.ts';
import type { Desk } from '../journey.ts';
import { giveCommand } from './give-command.ts';

/** States in which time matters: somebody is waited for. */
const WAITING: readonly TicketState[] = [
  'awaiting-information',
  'awaiting-office',
  'awaiting-decision',
  'on-hold',
  'awaiting-provision',
  'access-open',
];

/** How many tickets something happened to. One that cannot be looked at keeps nobody else waiting; its failure is thrown at the end. */
export async function keepTimeLimits(desk: Desk): Promise<number> {
  const { setting, store, clock } = desk;
  const command: DeskCommand = { type: 'pass-time', readUpTo: await store.lastPass() };
  const failures: unknown[] = [];
  let done = 0;
  for (const ticket of await store.ticketsIn(WAITING)) {
    try {
      // Tried beforehand without a transaction: on most days nothing is due about most tickets.
      const tried = advance(ticket, command, { ...setting, now: clock(), entitlementsUsed: [] });
      if ('refused' in tried || tried.events.length === 0) continue;
      if (await giveCommand(desk, ticket.id, command)) done += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} tickets could not be looked at`);
  return done;
}
