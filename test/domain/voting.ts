/** Given: a desk where it takes two, four deciders, and the commands they give. */
import { advance } from '../../src/domain/advance.ts';
import type { Changed } from '../../src/domain/change.ts';
import type { Authority, TicketCommand } from '../../src/domain/commands.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Staff } from '../../src/domain/rules/registry.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { authority, DECIDER, facts, OTHER_DECIDER } from './given.ts';

export const THIRD = 'ito@staff.desk.example';

export function member(address: string, name: string): Staff {
  return { name, address, language: 'ja', role: 'decider', signers: [] };
}

const plain = facts();
const registry = { ...plain.registry, staff: [...plain.registry.staff, member(THIRD, '伊藤 三奈')] };

/** Two approvals are needed unless `changes` say otherwise. */
export function two(changes: Partial<Facts> = {}): Facts {
  return { ...plain, registry, policy: { ...plain.policy, approvals: { form: 2, office: 2 } }, ...changes };
}

/** One is enough, and there are three deciders. */
export function one(changes: Partial<Facts> = {}): Facts {
  return { ...plain, registry, ...changes };
}

export function approve(by = DECIDER, services: readonly string[] = [], as: Partial<Authority> = {}): TicketCommand {
  return { type: 'approve', services, authority: authority({ by, ...as }) };
}

export function except(by = DECIDER, services: readonly string[] = []): TicketCommand {
  return { type: 'approve', services, exception: true, authority: authority({ by }) };
}

export function reject(by = DECIDER, services: readonly string[] = [], reason = 'window'): TicketCommand {
  return { type: 'reject', services, reason, words: null, authority: authority({ by, token: false, origin: false }) };
}

export function undo(by = OTHER_DECIDER): TicketCommand {
  return { type: 'undo', authority: authority({ by, token: false, origin: false }) };
}

/** The ticket after all of `commands`; throws with the word of the first that is refused. */
export function having(given: Ticket, knowing: Facts, ...commands: TicketCommand[]): Changed {
  let last: Changed = { ticket: given, events: [] };
  for (const command of commands) {
    const result = advance(last.ticket, command, knowing);
    if ('refused' in result) throw new Error(`refused: ${result.refused.word}`);
    last = result;
  }
  return last;
}

/** Why the last of `commands` is refused, with its details; null when it is not. */
export function refusalOf(given: Ticket, knowing: Facts, ...commands: TicketCommand[]) {
  const result = advance(having(given, knowing, ...commands.slice(0, -1)).ticket, commands.at(-1) ?? undo(), knowing);
  return 'refused' in result ? result.refused : null;
}

export function typesOf({ events }: Changed): readonly string[] {
  return events.map(({ type }) => type);
}

/** What becomes of the decision when it is due under `knowing`. */
export function released(decided: Ticket, knowing: Facts): Changed {
  const told: TicketCommand = { type: 'colleagues-told', at: knowing.now };
  const cooling = having(decided, knowing, told).ticket;
  return having(cooling, { ...knowing, now: '2026-06-03T03:00:00.000Z' }, { type: 'release' });
}
