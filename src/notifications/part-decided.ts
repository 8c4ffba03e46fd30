/** Some services of a ticket are decided and others are not: every decider hears which, and is asked about the rest. */

import { votesOn } from '../domain/decision/votes.ts';
import type { TicketEvent } from '../domain/events.ts';
import { deciders } from '../domain/rules/registry.ts';
import type { Correspondent } from '../kinds/kind.ts';
import { toMember } from './addressed.ts';
import { fileOf } from './file-notes.ts';
import { howToAnswer } from './how-to-answer.ts';
import type { Notification } from './notification.ts';
import { ofThisChange } from './occasions.ts';
import { nameOf } from './shown.ts';
import { shownApplication } from './shown-application.ts';
import { notesBeside } from './votes.ts';

type PartDecided = Extract<TicketEvent, { type: 'part-decided' }>;

/** No letter when the same mail has gone on to decide the rest: "recorded" then says it all. */
export const partDecided: Notification<PartDecided> = ({ by }, ticket, context) => {
  if (ticket.decision !== null || votesOn(ticket).length === 0) return [];
  const notes = notesBeside(context);
  return deciders(context.registry).map((member) => {
    const to: Correspondent = { role: 'staff', address: member.address };
    const data = {
      by: nameOf(context.registry, by),
      notes,
      application: shownApplication(ticket, context),
      ...fileOf(ticket, context, to),
      ...howToAnswer(ticket, context, to),
    };
    return toMember(member, ticket, context, {
      template: 'partly-decided',
      occasion: ofThisChange(ticket, context),
      data,
    });
  });
};
