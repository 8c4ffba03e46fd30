/** The work of providing what was granted: asked of deciders at the release, and again while nobody says that it is done. */

import { provideBy } from '../domain/limits/deadlines.ts';
import { weekEndsLate } from '../domain/rules/eligibility.ts';
import type { Ticket } from '../domain/ticket.ts';
import { toPresentDeciders } from './addressed.ts';
import { approversOf, refusedServicesForStaff } from './fates.ts';
import type { Letter } from './letter.ts';
import type { NotificationContext } from './notification.ts';
import { identifying, nameOf, shownServices } from './shown.ts';

/** None while nothing is granted. `again`: it has been asked for before. `corrected`: the applicant's address is another one now. */
export function provideAccess(
  ticket: Ticket,
  context: NotificationContext,
  {
    occasion,
    again,
    corrected = false,
  }: { readonly occasion: string; readonly again: boolean; readonly corrected?: boolean },
): readonly Letter[] {
  const { decision } = ticket;
  if (!decision) return [];
  return toPresentDeciders(ticket, context, {
    template: 'provide-access',
    occasion,
    data: {
      rows: identifying(ticket, context.procedure),
      services: shownServices(decision.services, context.procedure),
      by: nameOf(context.registry, decision.by),
      at: decision.at,
      again,
      corrected,
      approvers: approversOf(decision, context),
      refused: refusedServicesForStaff(decision, context),
      provideBy: provideBy(ticket, context),
      window: ticket.window,
      windowDays: context.procedure.rules.windowDays,
      beyond: weekEndsLate(ticket, context),
    },
  });
}
