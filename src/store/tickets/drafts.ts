/** Tickets as the asks of one mail would leave them, before anything is written. */
import { advance } from '../../domain/advance.ts';
import { ACCOUNT, fieldValue } from '../../domain/application/application.ts';
import { openTicket } from '../../domain/application/open-ticket.ts';
import type { TicketCommand } from '../../domain/commands.ts';
import type { TicketEvent } from '../../domain/events.ts';
import type { Facts, Setting } from '../../domain/facts.ts';
import { type Refusal, refusal } from '../../domain/refusals.ts';
import { whyNotDecider } from '../../domain/rules/rules.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { dateIn, type Instant } from '../../domain/time.ts';
import type { Ask, LostLetter } from '../../kinds/kind.ts';
import { makeTicketNumber } from '../../mail/ticket-number.ts';
import type { Transaction } from '../transaction.ts';

export interface Occasion {
  readonly setting: Setting;
  readonly now: Instant;
  /** When the causing mail was received; for a job, now. */
  readonly receivedAt: Instant;
  /** Content key of the causing mail; null for a job. */
  readonly mail: string | null;
  /** When the first copy of the causing mail was received; absent: that is when this one was. */
  readonly firstReceivedAt?: Instant;
}

export interface Draft {
  ticket: Ticket;
  events: TicketEvent[];
  readonly isNew: boolean;
  readonly revisionBefore: number;
}

/** Takes one ask into `drafts`; gives why it may not be done, or null. */
export async function attempt(
  tx: Transaction,
  ask: Ask,
  on: Occasion,
  drafts: Map<string, Draft>,
): Promise<Refusal | null> {
  if ('open' in ask) return open(tx, ask, on, drafts);
  if ('lost' in ask) return lose(tx, ask.lost, on, drafts);
  // Helpers get no review mails that could stop, and nobody else is asked for one.
  if ('away' in ask) return whyNotDecider(ask.away.address, on.setting)?.refused ?? null;
  return 'code' in ask ? null : change(tx, ask, on, drafts);
}

async function factsFor(tx: Transaction, account: string | null, ticketId: string, on: Occasion): Promise<Facts> {
  const entitlementsUsed = account === null ? [] : await tx.entitlementsUsed(account, ticketId);
  const { directory } = on.setting;
  const record = directory && account !== null ? { record: directory(account) } : {};
  return { ...on.setting, now: on.now, entitlementsUsed, ...record };
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
  const order = await orderOf(tx, ask.ticketId, on);
  const advanced = advance(draft.ticket, havingSeen(ask.command, raised), { ...facts, ...others, ...order });
  if ('refused' in advanced) return advanced.refused;
  draft.ticket = advanced.ticket;
  draft.events.push(...advanced.events);
  drafts.set(ask.ticketId, draft);
  return null;
}

/** Where the causing mail stands among what staff have written about the ticket; nothing for a job. */
async function orderOf(
  tx: Transaction,
  ticketId: string,
  { mail, receivedAt, firstReceivedAt: askedAt = receivedAt }: Occasion,
): Promise<Pick<Facts, 'askedAt' | 'overtaken'>> {
  if (mail === null) return {};
  const overtaken = await tx.isOvertaken(ticketId, mail, askedAt);
  return { askedAt, ...(overtaken ? { overtaken } : {}) };
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
