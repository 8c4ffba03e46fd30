/** Puts the letters that are owed into the outbox: for what happened to tickets, and for what is to be said besides. */
import { ACCOUNT, fieldValue } from '../../domain/application/application.ts';
import type { Setting } from '../../domain/facts.ts';
import { isBeforeDecision } from '../../domain/party.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Instant } from '../../domain/time.ts';
import type { Notice } from '../../kinds/kind.ts';
import type { Evidence } from '../../mail/incoming-mail.ts';
import { explain } from '../../notifications/explanations.ts';
import type { Letter } from '../../notifications/letter.ts';
import { lettersForEvents } from '../../notifications/register.ts';
import { waitToTell } from '../figures/waits.ts';
import { awayNow } from '../tickets/absences.ts';
import type { TicketChange } from '../tickets/carry-out.ts';
import type { OutboxEntry, Transaction } from '../transaction.ts';
import { SECOND_ROUNDS_AN_HOUR, whichCapIsFull } from './caps.ts';
import { countOf } from './counts.ts';

/** What the letters of one mail or one job rest on. */
export interface LetterCause extends Setting {
  readonly now: Instant;
  readonly cause: { readonly mail: string | null; readonly messageId: string | null; readonly receivedAt: Instant };
  readonly evidence: Evidence;
}

/** Renders and stores every letter owed; a letter that is already owed or sent is not owed again. */
export async function oweLetters(
  tx: Transaction,
  changes: readonly TicketChange[],
  notices: readonly Notice[],
  on: LetterCause,
  compose: (letter: Letter, now: Instant) => OutboxEntry,
): Promise<void> {
  const says = changes.length > 0 ? await waitToTell(tx, on) : null;
  const told = { ...on, medianWait: says, ...(changes.length + notices.length > 0 ? await awayNow(tx, on) : {}) };
  for (const { events, ticket } of changes) {
    const others = await othersOf(tx, ticket);
    for (const letter of lettersForEvents(events, ticket, { ...told, others })) await oweOne(letter, null, ticket);
  }
  for (const notice of notices) {
    const ticketId = 'ticketId' in notice ? notice.ticketId : null;
    const ticket = ticketId === null ? null : await tx.ticket(ticketId);
    const others = ticket === null ? [] : await othersOf(tx, ticket);
    for (const letter of explain(notice, ticket, { ...told, others })) await oweOne(letter, notice, ticket);
  }

  /** Over a cap it is held; only alerts about strangers, and codes that would die waiting, are summed up instead. */
  async function oweOne(letter: Letter, notice: Notice | null, ticket: Ticket | null): Promise<void> {
    const countsAs = countOf(letter, notice, ticket);
    const { to: recipient, role, ticket: ticketId } = letter;
    const entry = compose(letter, on.now);
    if (await tx.isOwed(entry.id)) return;
    const over = await whichCapIsFull(tx, { countsAs, recipient, role, ticketId }, on.registry, on.now);
    if (over && countsAs === 'many-strangers') return;
    // A busy hour of the desk is not the decider's doing: the code waits for its end.
    const waits = over === 'shared' && countsAs === 'second-round' && (await hasRoomToWait(tx, recipient));
    if (over && !waits && (countsAs === 'stranger-alert' || countsAs === 'second-round')) {
      // A decider whose letters stay away cannot tell colleagues about it.
      const everybody = countsAs === 'second-round';
      const summaries = explain(MANY_STRANGERS, null, on).filter(({ to }) => everybody || to === recipient);
      for (const summary of summaries) await oweOne(summary, MANY_STRANGERS, null);
      return;
    }
    const lost = await tx.isOfLostPeriod({ ...on.cause, ticketId }, on.now);
    await tx.owe(entry, { countsAs, held: over !== null, ...(lost ? { heldFor: 'restored' } : {}) });
  }
}

/** Other tickets of the same account, where a letter about this one may ask for a decision. */
async function othersOf(tx: Transaction, ticket: Ticket): Promise<readonly Ticket[]> {
  const account = isBeforeDecision(ticket) ? fieldValue(ticket.application, ACCOUNT) : null;
  return account === null ? [] : tx.ticketsOfAccount(account, ticket.id);
}

/** No more may wait than would leave within an hour: by whoever floods a decider with codes, the rest would never leave. */
async function hasRoomToWait(tx: Transaction, recipient: string): Promise<boolean> {
  const held = await tx.heldLetters();
  const waiting = held.filter((letter) => letter.countsAs === 'second-round' && letter.recipient === recipient);
  return waiting.length < SECOND_ROUNDS_AN_HOUR;
}

const MANY_STRANGERS: Notice = { type: 'alert', word: 'many-strangers', ticketId: null };
