/** Which words an answer to a letter may hold, as things stand with the ticket and its reader. */
import { isBeforeDecision } from '../domain/party.ts';
import type { Procedure } from '../domain/procedure.ts';
import { type BothLanguages, deciders } from '../domain/registry.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Correspondent } from '../kinds/kind.ts';
import type { NotificationContext } from './notification.ts';

/** The words for rejecting: of each reason the first that is written in Latin letters, and the first that is not. */
function reasonWords(procedure: Procedure): readonly BothLanguages[] {
  return Object.entries(procedure.reasons).map(([id, { words }]) => ({
    ja: words.find((word) => !isLatin(word)) ?? words[0] ?? id,
    en: words.find(isLatin) ?? words[0] ?? id,
  }));
}

function isLatin(word: string): boolean {
  return /^[ -~]+$/.test(word);
}

/** What the reader may do by answering, and the words the procedure has for it. */
export function howToAnswer(ticket: Ticket, context: NotificationContext, to: Correspondent) {
  const decides = to.role === 'staff' && deciders(context.registry).some(({ address }) => address === to.address);
  const { decision, state } = ticket;
  const reasons = reasonWords(context.procedure);
  const { eligibleDays, forwardingDays, studentsOnly } = context.procedure.rules;
  return {
    can: {
      decide: decides && isBeforeDecision(ticket),
      undo: decides && decision !== null && decision.releasedAt === null,
      provide: decides && state === 'awaiting-provision',
      // Only what the procedure asks for; a rule that nobody has needs no date.
      setRevokedOn: eligibleDays !== null || forwardingDays !== null,
      setStudent: studentsOnly.length > 0,
    },
    reasons,
    firstReason: reasons[0] ?? null,
    minutes: context.policy.coolingOffMinutes,
  };
}
