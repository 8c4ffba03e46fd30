/** One decider has approved, and it takes two: the others are asked to join, and the first hears that this is recorded. */

import { isPartyTo } from '../domain/application/sensitive.ts';
import { votesOn } from '../domain/decision/votes.ts';
import type { TicketEvent } from '../domain/events.ts';
import { deciders, isSamePerson, type Staff, sameAddress } from '../domain/rules/registry.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Correspondent } from '../kinds/kind.ts';
import { presentDeciders, toMember } from './addressed.ts';
import { fileOf } from './file-notes.ts';
import { howToAnswer } from './how-to-answer.ts';
import type { Letter } from './letter.ts';
import type { Notification, NotificationContext } from './notification.ts';
import { ofThisChange } from './occasions.ts';
import { pairFor } from './pair.ts';
import { nameOf, shownPerson } from './shown.ts';
import { shownApplication } from './shown-application.ts';
import { notesBeside, shownVotes } from './votes.ts';

type FirstApproval = Extract<TicketEvent, { type: 'first-approval-recorded' }>;

/** No letter when the same mail has gone on to decide: "recorded" then says it all. */
export const firstApprovalRecorded: Notification<FirstApproval> = ({ by }, ticket, context) => {
  const own = votesOn(ticket).findLast((vote) => sameAddress(vote.by, by));
  if (ticket.decision !== null || !own) return [];
  const occasion = ofThisChange(ticket, context);
  const overrules = (own.overrules ?? []).map((word) => ({ word }));
  const said = { by: nameOf(context.registry, by), at: own.at, overrules };
  const notes = notesBeside(context);
  const asked = whoMayJoin(by, ticket, context);
  return deciders(context.registry).flatMap((member): Letter[] => {
    const to: Correspondent = { role: 'staff', address: member.address };
    const answers = howToAnswer(ticket, context, to);
    if (sameAddress(member.address, by)) {
      const data = {
        ...said,
        ...answers,
        notes,
        application: { standing: shownVotes(ticket, context) },
        maskedAccount: shownPerson(ticket).maskedAccount,
      };
      return [toMember(member, ticket, context, { template: 'awaiting-second', occasion, data })];
    }
    if (!asked.includes(member)) return [];
    const { shown: other, pair } = pairFor(ticket, context);
    const shown = { application: shownApplication(ticket, context), ...other, ...fileOf(ticket, context, to) };
    const data = { ...said, ...answers, notes, ...shown };
    return [toMember(member, ticket, context, { template: 'second-approver', occasion, data, pair })];
  });
};

/** Of those who could join, whoever is there, or all where nobody is: not the same person's other address, and nobody who has a part in the ticket. */
function whoMayJoin(by: string, ticket: Ticket, context: NotificationContext): readonly Staff[] {
  const { registry } = context;
  const others = (members: readonly Staff[]) =>
    members.filter(({ address }) => !isSamePerson(registry, address, by) && !isPartyTo(ticket, address, context));
  const present = others(presentDeciders(context));
  return present.length > 0 ? present : others(deciders(registry));
}
