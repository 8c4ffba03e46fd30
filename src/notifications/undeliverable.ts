/** A letter of ours could not be delivered: staff hear which one, and the office when it was for the applicant it speaks for. */
import { CONTACT } from '../domain/application/application.ts';
import { officeById, sameAddress } from '../domain/rules/registry.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { LostLetter } from '../kinds/kind.ts';
import { toMember, toOffice, whoMayHear } from './addressed.ts';
import type { Letter } from './letter.ts';
import type { NotificationContext } from './notification.ts';
import { letterNameOf } from './phrases-about-letters.ts';
import { masked, plainLine } from './plain-line.ts';

/** Somebody now waits without knowing it; whoever may reach them in another way is told, once. */
export function undeliverable(
  lost: LostLetter,
  ticket: Ticket | null,
  context: NotificationContext,
): readonly Letter[] {
  return [...forStaff(lost, ticket, context), ...forOffice(lost, ticket, context)];
}

/** An applicant's address is for deciders only, and the other server's words may hold it. */
function forStaff(lost: LostLetter, ticket: Ticket | null, context: NotificationContext): readonly Letter[] {
  const toApplicant = lost.role === 'applicant';
  // Whoever could not be reached would not be reached by this either, and the outbox must not chase its own tail.
  const others = whoMayHear(ticket, context).filter((member) => !sameAddress(member.address, lost.recipient));
  return others.map((member) => {
    const decides = member.role === 'decider';
    const hidden = toApplicant && !decides;
    const data = {
      decides,
      lost: lost.template,
      letter: letterNameOf(lost.template),
      toStaff: lost.role === 'staff',
      toOffice: lost.role === 'office',
      recipient: hidden ? masked(lost.recipient) : plainLine(lost.recipient),
      reason: hidden ? null : plainLine(lost.reason),
    };
    return toMember(member, ticket, context, {
      template: 'undeliverable',
      occasion: lost.outboxId,
      mayAct: false,
      data,
    });
  });
}

/** Only an office that is proven to have sent the request has given this address, and is shown it. */
function forOffice(lost: LostLetter, ticket: Ticket | null, context: NotificationContext): readonly Letter[] {
  if (!ticket?.officeProven || lost.role !== 'applicant') return [];
  const office = officeById(context.registry, ticket.officeId);
  if (!office || sameAddress(office.address, lost.recipient)) return [];
  const contactName = context.procedure.fields[CONTACT]?.name ?? { ja: CONTACT, en: CONTACT };
  const data = { contact: plainLine(lost.recipient), contactName, receivedAt: ticket.receivedAt };
  return toOffice(ticket, context, { template: 'undeliverable', occasion: lost.outboxId, data });
}
