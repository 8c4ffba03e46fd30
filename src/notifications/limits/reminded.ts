/** A time limit is due: whoever is waited for is asked again, or whoever waits hears that it goes on. */

import { isPartyTo } from '../../domain/application/sensitive.ts';
import type { TicketEvent } from '../../domain/events.ts';
import { deskDay, waitingFrom } from '../../domain/limits/deadlines.ts';
import type { LimitWord } from '../../domain/limits/due.ts';
import { lastEligibleDay } from '../../domain/rules/eligibility.ts';
import { sameAddress } from '../../domain/rules/registry.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { daysBetween } from '../../domain/time.ts';
import { presentDeciders, toApplicant, toPresentDeciders } from '../addressed.ts';
import { askForMissing } from '../information-missing.ts';
import type { Letter } from '../letter.ts';
import type { Notification, NotificationContext } from '../notification.ts';
import { officeReminded } from '../office-asked.ts';
import { closeAccess } from '../orders/access-ended.ts';
import { provideAccess } from '../provide-access.ts';
import { reviewLetters } from '../review.ts';
import { shownPerson, shownServices } from '../shown.ts';
import { staffState, standingDetails } from '../standing.ts';

type Reminded = Extract<TicketEvent, { type: 'reminded' }>;
type Write = (ticket: Ticket, context: NotificationContext, occasion: string) => readonly Letter[];

const WRITE: Readonly<Record<LimitWord, Write>> = {
  information: (ticket, context, occasion) => askForMissing(ticket, context, { occasion, reminder: true }),
  office: officeReminded,
  decision: (ticket, context, occasion) => {
    const word = ticket.state === 'on-hold' ? 'still-on-hold' : 'undecided';
    const details = { since: waitingFrom(ticket, context) };
    return reviewLetters(ticket, context, {
      template: 'review',
      notes: [{ section: 'notes', word, details }],
      occasion,
    });
  },
  'still-deciding': (ticket, context, occasion) =>
    toApplicant(ticket, context, { template: 'still-deciding', occasion, data: { receivedAt: ticket.receivedAt } }),
  provision: (ticket, context, occasion) => provideAccess(ticket, context, { occasion, again: true }),
  closing: closeAccess,
  'last-day': lastDayNear,
  'access-end': (ticket, context, occasion) =>
    toApplicant(
      ticket,
      context,
      {
        template: 'access-reminder',
        occasion,
        data: {
          services: shownServices(ticket.decision?.services ?? [], context.procedure),
          closesAt: ticket.window?.closesAt ?? null,
        },
      },
      ticket.decision?.contact ?? null,
    ),
};

/** Of this limit on the day it fell due, whenever the clock was looked at. */
function occasionOf({ limit, due }: Reminded): string {
  return `${limit}:${due}`;
}

/** The first reminder of staff goes to whoever has taken the ticket, when they are there and have no part in it; the next to everybody. */
function firstToTaker(letters: readonly Letter[], again: boolean, ticket: Ticket, context: NotificationContext) {
  const { taker } = ticket;
  const isThere = taker !== undefined && presentDeciders(context).some(({ address }) => sameAddress(address, taker));
  if (again || !isThere || isPartyTo(ticket, taker, context)) return letters;
  return letters.filter(({ to, role }) => role !== 'staff' || sameAddress(to, taker));
}

export const reminded: Notification<Reminded> = (event, ticket, context) =>
  firstToTaker(WRITE[event.limit](ticket, context, occasionOf(event)), event.again, ticket, context);

function lastDayNear(ticket: Ticket, context: NotificationContext, occasion: string): readonly Letter[] {
  const lastDay = lastEligibleDay(ticket, context);
  if (lastDay === null) return [];
  const { account, contact } = shownPerson(ticket);
  return toPresentDeciders(ticket, context, {
    template: 'last-day-near',
    occasion,
    mayAct: false,
    data: {
      lastDay,
      days: daysBetween(deskDay(context), lastDay),
      account,
      contact,
      state: staffState(ticket),
      standing: standingDetails(ticket, context),
    },
  });
}
