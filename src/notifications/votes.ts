/** What deciders have said about a ticket so far, and what it still takes, as letters show it. */

import { approvalsNeeded, asServices, unitsThatAre, votesOn } from '../domain/decision/votes.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { NotificationContext } from './notification.ts';
import { nameOf, shownServices } from './shown.ts';

/** The votes in their order; what waits for a second approval, and what nobody has spoken about. */
export function shownVotes(ticket: Ticket, context: NotificationContext) {
  const votes = votesOn(ticket);
  const shown = (units: readonly string[]) => shownServices(asServices(units), context.procedure);
  const open = unitsThatAre(null, ticket, context);
  const begun = open.filter((unit) => votes.some(({ services }) => services.includes(unit)));
  const untouched = open.filter((unit) => !begun.includes(unit));
  return {
    needsTwo: approvalsNeeded(ticket, context) > 1,
    votes: votes.map(({ outcome, services, by, at, overrules = [], reason }) => ({
      approved: outcome === 'approved',
      services: shown(services),
      by: nameOf(context.registry, by),
      at,
      overrules: overrules.map((word) => ({ word })),
      reason: reason === null ? null : (context.procedure.reasons[reason]?.name ?? null),
    })),
    awaitsSecond: begun.length > 0,
    forSecond: shown(begun),
    open: votes.length > 0 ? shown(untouched) : [],
  };
}

/** Names of those whose word counts no longer, for the sentence that says so; null when nobody's is concerned. */
export function voidedNote(voided: readonly string[] | undefined, context: NotificationContext) {
  if (!voided || voided.length === 0) return [];
  const names = voided.map((address) => nameOf(context.registry, address)).map((name) => ({ ja: name, en: name }));
  return [{ section: 'notes', word: 'votes-void', details: { names } } as const];
}

/** The same for a letter that stands for everything its mail has done. */
export function notesBeside(context: NotificationContext) {
  return (context.beside ?? []).flatMap((event) => ('voided' in event ? voidedNote(event.voided, context) : []));
}
