/** Which words an answer to a letter may hold, as things stand with the ticket and its reader. */
import { isOpen } from '../domain/application/open-ticket.ts';
import { isSensitive } from '../domain/application/sensitive.ts';
import { votesOn } from '../domain/decision/votes.ts';
import { isBeforeDecision } from '../domain/party.ts';
import type { Procedure } from '../domain/rules/procedure.ts';
import { type BothLanguages, deciders } from '../domain/rules/registry.ts';
import { overruledBy } from '../domain/rules/rules.ts';
import { isReleased, type Ticket } from '../domain/ticket.ts';
import type { Correspondent } from '../kinds/kind.ts';
import type { NotificationContext } from './notification.ts';

/** The words for rejecting: of each reason the first that is written in Latin letters, and the first that is not. */
function reasonWords(procedure: Procedure): readonly BothLanguages[] {
  return Object.entries(procedure.reasons).map(([id, { words }]) => inBothScripts(words, id));
}

/** A service as a reply may name it. */
function serviceWord(id: string, procedure: Procedure): BothLanguages {
  return inBothScripts(procedure.services[id]?.words ?? [], id);
}

/** Of `words` the first that is not written in Latin letters, and the first that is. */
export function inBothScripts(words: readonly string[], id: string): BothLanguages {
  return {
    ja: words.find((word) => !isLatin(word)) ?? words[0] ?? id,
    en: words.find(isLatin) ?? words[0] ?? id,
  };
}

function isLatin(word: string): boolean {
  return /^[ -~]+$/.test(word);
}

/** What the reader may do by answering, and the words the procedure has for it. */
export function howToAnswer(ticket: Ticket, context: NotificationContext, to: Correspondent) {
  const decides = to.role === 'staff' && deciders(context.registry).some(({ address }) => address === to.address);
  const { decision, state } = ticket;
  const undecided = decides && isBeforeDecision(ticket);
  const { services } = ticket.application;
  const reasons = reasonWords(context.procedure);
  const { eligibleDays, forwardingDays, studentsOnly } = context.procedure.rules;
  return {
    can: {
      decide: undecided && state !== 'on-hold',
      set: undecided,
      ask: undecided && state !== 'awaiting-office',
      answer: decides && !['awaiting-office', 'denied', 'not-ours'].includes(state),
      hold: undecided && state !== 'on-hold' && state !== 'awaiting-office',
      resume: decides && state === 'on-hold',
      take: decides && isOpen(ticket),
      hide: decides && isOpen(ticket) && !isSensitive(ticket, context),
      unhide: decides && isOpen(ticket) && isSensitive(ticket, context),
      declareNotOurs: undecided,
      close: decides && state === 'access-open' && ticket.endedAt !== undefined,
      revoke: decides && ((state === 'access-open' && ticket.endedAt === undefined) || state === 'awaiting-provision'),
      reopen:
        decides && ['rejected', 'lapsed', 'withdrawn'].includes(state) && (decision === null || isReleased(ticket)),
      note: to.role === 'staff',
      undo: decides && (decision ? decision.releasedAt === null : votesOn(ticket).length > 0),
      // Only where something stands in the way that two deciders may overrule.
      except: undecided && state !== 'on-hold' && overruledBy(ticket, context).length > 0,
      provide: decides && state === 'awaiting-provision',
      // Only what the procedure asks for; a rule that nobody has needs no date.
      setRevokedOn: eligibleDays !== null || forwardingDays !== null,
      setStudent: studentsOnly.length > 0,
    },
    noteRequired: context.policy.approvalNote === 'required',
    reasons,
    aService: services.length > 1 ? serviceWord(services[0] ?? '', context.procedure) : null,
    firstReason: reasons[0] ?? null,
    minutes: context.policy.coolingOffMinutes,
  };
}
