/** Decisions on their way: colleagues have been told, the cooling-off is over, the mailbox has been read up to its end. */
import type { Decision, Ticket } from '../domain/ticket.ts';
import type { Desk } from '../journey.ts';
import { ofDecision } from '../notifications/occasions.ts';
import { giveCommand } from './give-command.ts';

type Step = 'settled' | 'waits' | 'waits-for-mailbox';

export interface Settled {
  readonly settled: number;
  /** A decision is due, and only a pass over the mailbox that begins now can release it. */
  readonly waitsForMailbox: boolean;
}

/** When the last colleague's "recorded" letter was accepted; null while one is still to be sent, or when none arrived. */
async function colleaguesToldAt(desk: Desk, ticket: Ticket, decision: Decision): Promise<string | null> {
  const letters = await desk.store.transaction((tx) => tx.lettersOf(ticket.id, 'recorded', ofDecision(decision)));
  return letters.open === 0 ? letters.lastAcceptedAt : null;
}

async function settle(desk: Desk, ticket: Ticket, decision: Decision, readUpTo: string | null): Promise<Step> {
  if (decision.releaseAt === null) {
    const at = await colleaguesToldAt(desk, ticket, decision);
    if (at === null) return 'waits';
    return (await giveCommand(desk, ticket.id, { type: 'colleagues-told', at })) ? 'settled' : 'waits';
  }
  if (decision.releaseAt > desk.clock()) return 'waits';
  // An UNDO that arrived in time must have been read: the last full pass began after the release time (design §4).
  if (readUpTo === null || readUpTo < decision.releaseAt) return 'waits-for-mailbox';
  return (await giveCommand(desk, ticket.id, { type: 'release' })) ? 'settled' : 'waits';
}

/** Takes every decision that cools off one step further, if it may go. */
export async function settleDecisions(desk: Desk): Promise<Settled> {
  const readUpTo = await desk.store.lastPass();
  const steps: Step[] = [];
  for (const ticket of await desk.store.ticketsCoolingOff()) {
    if (ticket.decision) steps.push(await settle(desk, ticket, ticket.decision, readUpTo));
  }
  return {
    settled: steps.filter((step) => step === 'settled').length,
    waitsForMailbox: steps.includes('waits-for-mailbox'),
  };
}
