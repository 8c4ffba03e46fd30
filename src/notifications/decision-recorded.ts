/** A decision has been taken and cools off: everybody on staff sees it, and any decider can still undo it. */
import { CONTACT, fieldValue } from '../domain/application/application.ts';
import { plusMinutes } from '../domain/time.ts';
import { toStaff } from './addressed.ts';
import { approversOf, overruledIn, refusedServicesForStaff } from './fates.ts';
import type { Notification } from './notification.ts';
import { ofDecision } from './occasions.ts';
import { framed, masked, plainLine } from './plain-line.ts';
import { nameOf, shownPerson, shownServices } from './shown.ts';

/** The account is masked, for colleagues need it no more; the contact is shown in full to deciders, for that is where the decision goes. */
export const decisionRecorded: Notification = (_event, ticket, context) => {
  const { decision } = ticket;
  if (!decision) return [];
  const { coolingOffMinutes } = context.policy;
  const contact = decision.contact ?? fieldValue(ticket.application, CONTACT);
  return toStaff(ticket, context, {
    template: 'recorded',
    occasion: ofDecision(decision),
    data: {
      approved: decision.outcome === 'approved',
      by: nameOf(context.registry, decision.by),
      at: decision.at,
      maskedAccount: shownPerson(ticket).maskedAccount,
      contact: contact && plainLine(contact),
      maskedContact: contact && masked(contact),
      services: shownServices(decision.services, context.procedure),
      reason: decision.reason === null ? null : (context.procedure.reasons[decision.reason]?.name ?? null),
      reasonId: decision.reason,
      words: decision.words === null ? null : framed(decision.words),
      approvers: approversOf(decision, context),
      overrules: overruledIn(decision),
      refused: refusedServicesForStaff(decision, context),
      together: decision.together ?? null,
      minutes: coolingOffMinutes,
      earliest: plusMinutes(decision.at, coolingOffMinutes),
    },
  });
};
