/** Carries out what a mail or a job asks of tickets: all of it, or nothing with the reason why. */

import { advance } from '../domain/advance.ts';
import { ACCOUNT, fieldValue } from '../domain/application.ts';
import type { TicketCommand } from '../domain/commands.ts';
import type { TicketEvent } from '../domain/events.ts';
import type { Facts, Setting } from '../domain/facts.ts';
import { openTicket } from '../domain/open-ticket.ts';
import { type Refusal, refusal } from '../domain/refusals.ts';
import type { Ticket } from '../domain/ticket.ts';
import { dateIn, type Instant } from '../domain/time.ts';
import type { Refused } from '../kinds/conclusion.ts';
import type { Ask, CommandAsk, LostLetter } from '../kinds/kind.ts';
import { makeTicketNumber } from '../mail/ticket-number.ts';
import type { Transaction } from './transaction.ts';

export interface Occasion {
  readonly setting: Setting;
  readonly now: Instant;
  /** When the causing mail was received; for a job, now. */
  readonly receivedAt: Instant;
  /** Content key of the causing mail; null for a job. */
  readonly mail: string | null;
}

export interface TicketChange {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
  readonly isNew: boolean;
}

export type Carried = { readonly changes: readonly TicketChange[] } | Refused;

/** Only a grant uses the right up (domain §1.4): what was only reserved is given back. */
const ENDS_A_RESERVATION = ['decision-undone', 'office-denied', 'withdrawn', 'release-refused'] as const;

interface Draft {
  ticket: Ticket;
  events: TicketEvent[];
  readonly isNew: boolean;
  readonly revisionBefore: number;
}

/** Carries out `asks` in order. Nothing is written before all of them are allowed. */
export async function carryOut(tx: Transaction, asks: readonly Ask[], on: Occasion): Promise<Carried> {
  const drafts = new Map<string, Draft>();
  for (const ask of asks) {
    const refused = await attempt(tx, ask, on, drafts);
    if (refused?.word === 'second-round' && 'ticketId' in ask) return secondRound(tx, asks, ask.ticketId, on);
    if (refused) return { refused, ticketId: 'ticketId' in ask ? ask.ticketId : '' };
  }
  for (const ask of asks) if ('code' in ask) await giveCode(tx, ask, on);
  const taken = on.setting.procedure.rules.oncePerService ? await reserveRights(tx, drafts) : null;
  if (taken) return taken;
  for (const draft of drafts.values()) await write(tx, draft, on);
  return { changes: [...drafts.values()] };
}

async function attempt(tx: Transaction, ask: Ask, on: Occasion, drafts: Map<string, Draft>): Promise<Refusal | null> {
  if ('open' in ask) return open(tx, ask, on, drafts);
  if ('lost' in ask) return lose(tx, ask.lost, on, drafts);
  return 'code' in ask ? null : change(tx, ask, on, drafts);
}

async function giveCode(tx: Transaction, { code, outboxId }: Extract<Ask, { code: unknown }>, on: Occasion) {
  await tx.codeGiven(outboxId, code, on.now);
  if (code === 'used') await tx.audit('second-round-passed', { ticket: null, mail: on.mail }, on.now);
}

/**
 * What the code will carry out, tried without writing anything: whoever would be refused with it is told so at once, and
 * the letter shows the content as it will be decided on. Only what needs the code is put off to it.
 */
async function secondRound(tx: Transaction, asks: readonly Ask[], ticketId: string, on: Occasion): Promise<Refused> {
  const needing = asks.filter((ask) => 'command' in ask).filter(({ command }) => NEEDS_CODE.includes(command.type));
  const plain: Refused = { ...refusal('second-round'), ticketId };
  if (needing.length < asks.length) return plain;
  const drafts = new Map<string, Draft>();
  for (const ask of needing) {
    const refused = await attempt(tx, withCode(ask), on, drafts);
    if (refused) return { refused, ticketId };
  }
  const before = await tx.ticket(ticketId);
  const after = drafts.get(ticketId)?.ticket;
  if (!before || !after) return plain;
  const shown = { ...after, state: before.state, decision: before.decision };
  return { ...plain, round: { asks: needing, shown } };
}

const NEEDS_CODE: readonly TicketCommand['type'][] = ['approve', 'set'];

function withCode(ask: CommandAsk): CommandAsk {
  if (!('authority' in ask.command)) return ask;
  const authority = { ...ask.command.authority, secondRound: true } as const;
  return { ...ask, command: { ...ask.command, authority } };
}

async function factsFor(tx: Transaction, account: string | null, ticketId: string, on: Occasion): Promise<Facts> {
  const entitlementsUsed = account === null ? [] : await tx.entitlementsUsed(account, ticketId);
  return { ...on.setting, now: on.now, entitlementsUsed };
}

async function open(
  tx: Transaction,
  ask: Extract<Ask, { open: unknown }>,
  on: Occasion,
  drafts: Map<string, Draft>,
): Promise<null> {
  const { desk } = on.setting;
  const year = Number(dateIn(desk.timeZone, on.receivedAt).slice(0, 4));
  const id = makeTicketNumber(desk.ticketPrefix, year, await tx.nextTicketNumber(year));
  const account = fieldValue(ask.open, ACCOUNT);
  const others = account === null ? [] : await tx.ticketsOfAccount(account, id);
  const { officeId, officeProven } = ask;
  const opening = { id, application: ask.open, officeId, officeProven, receivedAt: on.receivedAt, others };
  const { ticket, events } = openTicket(opening, await factsFor(tx, account, id, on));
  drafts.set(id, { ticket, events: [...events], isNew: true, revisionBefore: 0 });
  return null;
}

async function change(
  tx: Transaction,
  ask: Extract<Ask, { command: unknown }>,
  on: Occasion,
  drafts: Map<string, Draft>,
): Promise<Refusal | null> {
  const draft = drafts.get(ask.ticketId) ?? (await draftOf(tx, ask.ticketId));
  if (!draft) return refusal('closed').refused;
  const known = fieldValue(draft.ticket.application, ACCOUNT);
  const account = newAccount(ask.command) ?? known;
  const facts = await factsFor(tx, account, ask.ticketId, on);
  const others =
    account === null || account === known ? {} : { others: await tx.ticketsOfAccount(account, ask.ticketId) };
  const raised = draft.ticket.revision - draft.revisionBefore;
  const advanced = advance(draft.ticket, havingSeen(ask.command, raised), { ...facts, ...others });
  if ('refused' in advanced) return advanced.refused;
  draft.ticket = advanced.ticket;
  draft.events.push(...advanced.events);
  drafts.set(ask.ticketId, draft);
  return null;
}

/** One that is known to be lost, or that was about no ticket, has no history to be written into. */
async function lose(
  tx: Transaction,
  { outboxId, ticketId, template, role, reason }: LostLetter,
  on: Occasion,
  drafts: Map<string, Draft>,
): Promise<Refusal | null> {
  const isNews = await tx.letterLost(outboxId, on.now, reason);
  if (!isNews || ticketId === null || !(await tx.ticket(ticketId))) return null;
  return change(tx, { ticketId, command: { type: 'letter-lost', template, role }, echo: null }, on, drafts);
}

async function draftOf(tx: Transaction, ticketId: string): Promise<Draft | null> {
  const ticket = await tx.ticket(ticketId);
  return ticket && { ticket, events: [], isNew: false, revisionBefore: ticket.revision };
}

/** The account an answer supplies: other tickets, and rights that were used, may be found by it. */
function newAccount(command: TicketCommand): string | null {
  return command.type === 'supply' ? (command.supplied.values[ACCOUNT] ?? null) : null;
}

/** A mail's own SETs count as seen by its APPROVE (design §4). */
function havingSeen(command: TicketCommand, raised: number): TicketCommand {
  if (!('authority' in command)) return command;
  return { ...command, authority: { ...command.authority, seenRevision: command.authority.seenRevision + raised } };
}

function has(draft: Draft, type: TicketEvent['type']): boolean {
  return draft.events.some((event) => event.type === type);
}

/** The unique index decides races for a once-only right; the loser hears that it is used. */
async function reserveRights(tx: Transaction, drafts: ReadonlyMap<string, Draft>): Promise<Carried | null> {
  for (const [ticketId, draft] of drafts) {
    const account = fieldValue(draft.ticket.application, ACCOUNT);
    if (!has(draft, 'approval-recorded') || draft.ticket.state !== 'approved' || account === null) continue;
    const { services } = draft.ticket.application;
    if (!(await tx.reserveEntitlements(account, services, ticketId))) {
      return { ...refusal('entitlement-used', { services }), ticketId };
    }
  }
  return null;
}

async function write(tx: Transaction, draft: Draft, on: Occasion): Promise<void> {
  const { ticket, events } = draft;
  if (draft.isNew) await tx.insertTicket(ticket);
  else if (events.length > 0) await tx.updateTicket(ticket);
  await tx.appendEvents(ticket.id, events, { mail: on.mail }, on.now);
  if (has(draft, 'approval-released')) await tx.grantEntitlements(ticket.id, on.now);
  if (ENDS_A_RESERVATION.some((type) => has(draft, type))) await tx.freeEntitlements(ticket.id);
}
