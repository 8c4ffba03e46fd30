/** The question to deciders, with everything that was checked; helpers see the same application masked. */
import { isBeforeDecision } from '../domain/party.ts';
import { deciders } from '../domain/rules/registry.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Correspondent } from '../kinds/kind.ts';
import type { Evidence } from '../mail/incoming-mail.ts';
import { toMember, whoMayHear, whomToAsk } from './addressed.ts';
import { checksOf } from './checks.ts';
import { fileOf } from './file-notes.ts';
import { howToAnswer } from './how-to-answer.ts';
import type { Letter } from './letter.ts';
import type { NotificationContext } from './notification.ts';
import { ofThisChange } from './occasions.ts';
import { pairFor } from './pair.ts';
import { shownServices } from './shown.ts';
import { shownApplication } from './shown-application.ts';

/** A sentence above the application that says why the question comes, or comes again. */
export interface Note {
  /** Where the sentence stands in a language's words. */
  readonly section: 'notes' | 'refusals' | 'help';
  readonly word: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What a letter shows of a ticket that waits for a decision; null where there is nothing to decide, or no right to. */
export function toBeDecided(ticket: Ticket, context: NotificationContext, to: string) {
  const decides = deciders(context.registry).some((member) => member.address === to);
  return decides && isBeforeDecision(ticket) ? shownApplication(ticket, context) : null;
}

/** To each decider the question with a token of their own. */
export function reviewLetters(
  ticket: Ticket,
  context: NotificationContext,
  ask: {
    readonly template: 'review' | 'review-changed';
    readonly notes: readonly Note[];
    readonly evidence?: Evidence | null;
    /** What the letter is one of; absent: of what has just changed. */
    readonly occasion?: string;
  },
): readonly Letter[] {
  const application = shownApplication(ticket, context, ask.evidence ?? null);
  const { template, notes, occasion = ofThisChange(ticket, context) } = ask;
  const { shown, pair } = pairFor(ticket, context);
  return whomToAsk(ticket, context).flatMap((member) => {
    const to: Correspondent = { role: 'staff', address: member.address };
    const file = { ...fileOf(ticket, context, to), ...howToAnswer(ticket, context, to) };
    return toMember(member, ticket, context, {
      template,
      occasion,
      data: { application, notes, ...shown, ...file },
      pair,
    });
  });
}

/** To each helper the same news, without what identifies the applicant and without a token; of a sensitive ticket none. */
export function maskedReviews(ticket: Ticket, context: NotificationContext): readonly Letter[] {
  const { maskedAccount, byOffice, office, receivedAt } = shownApplication(ticket, context);
  const checks = checksOf(ticket, context).map((check) => ({
    ...check,
    details: { ...check.details, forHelper: true },
  }));
  const services = shownServices(ticket.application.services, context.procedure);
  return whoMayHear(ticket, context)
    .filter((member) => member.role === 'helper')
    .map((member) =>
      toMember(member, ticket, context, {
        template: 'review-masked',
        occasion: ofThisChange(ticket, context),
        mayAct: false,
        data: { maskedAccount, byOffice, office, receivedAt, checks, services },
      }),
    );
}
