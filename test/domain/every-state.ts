/** Given: a ticket in each state a staff member may find it in, and every order of staff besides deciding. */
import { advance } from '../../src/domain/advance.ts';
import type { StaffCommand, TicketCommand } from '../../src/domain/commands.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Decision, Ticket } from '../../src/domain/ticket.ts';
import { authority, DECIDER, facts, ticket } from './given.ts';

export const NOW = facts().now;
export const LATER = '2026-07-01T00:00:00.000Z';

function decision(outcome: Decision['outcome'], releasedAt: string | null): Decision {
  return {
    outcome,
    services: ['mail', 'files'],
    by: DECIDER,
    at: NOW,
    revision: 2,
    contact: 'hanako@mailbox.example',
    reason: null,
    words: null,
    releaseAt: NOW,
    releasedAt,
  };
}

const WINDOW = { opensAt: NOW, closesAt: '2026-06-10T02:00:00.000Z' };
const granted = decision('approved', NOW);

/** A ticket in each state a staff member may find it in. */
export const STATES = {
  'awaiting-information': ticket({ state: 'awaiting-information' }, { missing: ['reason'] }),
  'awaiting-office': ticket({ state: 'awaiting-office', officeProven: false }),
  'awaiting-decision': ticket(),
  'on-hold': ticket({ state: 'on-hold' }),
  'approval cooling off': ticket({ state: 'approved', decision: decision('approved', null) }),
  'rejection cooling off': ticket({ state: 'rejected', decision: decision('rejected', null) }),
  'awaiting-provision': ticket({ state: 'awaiting-provision', decision: granted }),
  'access-open': ticket({ state: 'access-open', decision: granted, window: WINDOW }),
  'access-open, over': ticket({ state: 'access-open', decision: granted, window: WINDOW, endedAt: WINDOW.closesAt }),
  'access-closed': ticket({ state: 'access-closed', decision: granted, window: WINDOW, endedAt: WINDOW.closesAt }),
  rejected: ticket({ state: 'rejected', decision: decision('rejected', NOW) }),
  denied: ticket({ state: 'denied', officeProven: false }),
  withdrawn: ticket({ state: 'withdrawn' }),
  lapsed: ticket({ state: 'lapsed' }, { missing: ['reason'] }),
  'not-ours': ticket({ state: 'not-ours' }),
  unavailable: ticket({ state: 'unavailable', decision: granted }),
} satisfies Record<string, Ticket>;
export type Found = keyof typeof STATES;

export const ORDERS = {
  ask: { type: 'ask', words: 'どちらのサービスですか。' },
  answer: { type: 'answer', words: '来週の予定です。' },
  hold: { type: 'hold', note: null },
  resume: { type: 'resume', note: null },
  note: { type: 'note', text: '電話で確認済み' },
  take: { type: 'take' },
  closed: { type: 'closed' },
  unavailable: { type: 'unavailable' },
  revoke: { type: 'revoke' },
  reopen: { type: 'reopen' },
  'not-ours': { type: 'not-ours' },
  'set services': { type: 'set', field: 'services', value: ['mail'] },
  'set reason': { type: 'set', field: 'reason', value: '図3の元データのため' },
} satisfies Record<string, StaffCommand>;
export type Order = keyof typeof ORDERS;

/** `→ state`, `same` for a change that leaves the state, `nothing`, or the word of the refusal. */
export function outcome(given: Ticket, command: TicketCommand, knowing: Facts = facts()): string {
  const result = advance(given, command, knowing);
  if ('refused' in result) return result.refused.word;
  if (result.events.length === 0) return 'nothing';
  return result.ticket.state === given.state ? 'same' : `→ ${result.ticket.state}`;
}

export function having(given: Ticket, order: StaffCommand, knowing: Facts = facts()) {
  const result = advance(given, { ...order, authority: authority() }, knowing);
  if ('refused' in result) throw new Error(`refused: ${result.refused.word}`);
  return result;
}
