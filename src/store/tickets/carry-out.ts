/** Carries out what a mail or a job asks of tickets: all of it, or nothing with the reason why. */
import { ACCOUNT, fieldValue } from '../../domain/application/application.ts';
import type { TicketCommand } from '../../domain/commands.ts';
import { grantedServices } from '../../domain/decision/votes.ts';
import type { TicketEvent } from '../../domain/events.ts';
import { refusal } from '../../domain/refusals.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Refused } from '../../kinds/conclusion.ts';
import type { Ask, CommandAsk, Notice } from '../../kinds/kind.ts';
import { handBack } from '../mails/hand-back.ts';
import type { Transaction } from '../transaction.ts';
import { recordAbsence } from './absences.ts';
import { attempt, type Draft, type Occasion } from './drafts.ts';

export interface TicketChange {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
  readonly isNew: boolean;
}

/** `notices`: what is to be said because of what was done, besides what happened to tickets. */
export type Carried = { readonly changes: readonly TicketChange[]; readonly notices: readonly Notice[] } | Refused;

/** Only a grant uses the right up (domain §1.4): what was only reserved, and is granted no longer, is given back. */
export const ENDS_A_RESERVATION = [
  'decision-undone',
  'office-denied',
  'withdrawn',
  'release-refused',
  'rejection-recorded',
  // Votes on the content as it was count no longer.
  'field-set',
  'content-changed',
  'content-set',
  'question-answered',
  'not-ours',
  'reopened',
  'lapsed',
] as const;

/** What gives rights to a ticket: they are reserved before it is told to anybody. */
export const GRANTS = ['approval-recorded', 'first-approval-recorded', 'part-decided'] as const;

/** Carries out `asks` in order. Nothing is written before all of them are allowed. */
export async function carryOut(tx: Transaction, asks: readonly Ask[], on: Occasion): Promise<Carried> {
  const drafts = new Map<string, Draft>();
  for (const ask of asks) {
    const refused = await attempt(tx, ask, on, drafts);
    if (refused?.word === 'second-round' && 'ticketId' in ask) return secondRound(tx, asks, ask.ticketId, on);
    if (refused) return refusedBeside(refused, 'ticketId' in ask ? ask.ticketId : '', asks);
  }
  for (const ask of asks) if ('code' in ask) await giveCode(tx, ask, on);
  const taken = on.setting.procedure.rules.oncePerService ? await reserveRights(tx, drafts, on) : null;
  if (taken) return refusedBeside(taken.refused, taken.ticketId, asks);
  for (const draft of drafts.values()) await write(tx, draft, on);
  const notices: Notice[] = [];
  for (const ask of asks) if ('away' in ask) notices.push(...(await recordAbsence(tx, ask.away, on)));
  return { changes: [...drafts.values()], notices };
}

/** Which other ticket nothing was done about either. */
function refusedBeside(refused: Refused['refused'], ticketId: string, asks: readonly Ask[]): Refused {
  const beside = asks.flatMap((ask) => ('ticketId' in ask && ask.ticketId !== ticketId ? [ask.ticketId] : []))[0];
  return { refused, ticketId, ...(beside === undefined ? {} : { beside }) };
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
  // The letter of a code shows one ticket: nobody decides on what they have not been shown.
  const unshown = needing.some((ask) => ask.ticketId !== ticketId);
  if (unshown) return refusedBeside(refusal('pair-unproven').refused, ticketId, asks);
  if (needing.length < asks.length) return plain;
  const drafts = new Map<string, Draft>();
  for (const ask of needing) {
    const refused = await attempt(tx, withCode(ask), on, drafts);
    if (refused) return { refused, ticketId };
  }
  const before = await tx.ticket(ticketId);
  const after = drafts.get(ticketId)?.ticket;
  if (!before || !after) return plain;
  const votes = after.revision === before.revision ? (before.votes ?? []) : [];
  const shown = { ...after, state: before.state, votes, decision: before.decision };
  return { ...plain, round: { asks: needing, shown } };
}

/** A note rides along: a policy may ask for one beside every decision. */
const NEEDS_CODE: readonly TicketCommand['type'][] = ['approve', 'set', 'note'];

function withCode(ask: CommandAsk): CommandAsk {
  if (!('authority' in ask.command)) return ask;
  const authority = { ...ask.command.authority, secondRound: true } as const;
  return { ...ask, command: { ...ask.command, authority } };
}

function has(draft: Draft, type: TicketEvent['type']): boolean {
  return draft.events.some((event) => event.type === type);
}

/** The unique index decides races for a once-only right; the loser hears that it is used. */
async function reserveRights(
  tx: Transaction,
  drafts: ReadonlyMap<string, Draft>,
  { setting }: Occasion,
): Promise<Refused | null> {
  for (const [ticketId, draft] of drafts) {
    const account = fieldValue(draft.ticket.application, ACCOUNT);
    if (!GRANTS.some((type) => has(draft, type)) || account === null) continue;
    const services = grantedServices(draft.ticket, setting);
    if (services.length > 0 && !(await tx.reserveEntitlements(account, services, ticketId))) {
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
  if (has(draft, 'not-ours')) await handBack(tx, ticket.id, on.now);
  if (has(draft, 'contact-corrected')) await leaveOldContact(tx, ticket.id, on);
  if (ENDS_A_RESERVATION.some((type) => has(draft, type)))
    await tx.freeEntitlements(ticket.id, grantedServices(ticket, on.setting));
}

/** Nothing more goes where the applicant is not reached, and nothing that went there can be answered. */
async function leaveOldContact(tx: Transaction, ticketId: string, { now }: Occasion): Promise<void> {
  await tx.cancelLettersOf(ticketId, now, 'applicant');
  await tx.burnTokensOf(ticketId, 'applicant', now);
}
