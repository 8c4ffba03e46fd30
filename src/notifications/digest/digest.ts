/** The morning letter to staff: what is to be done, what ends, what went wrong, and whether the mailbox adds up. Numbers of tickets, and nothing of people. */

import { isSensitive } from '../../domain/application/sensitive.ts';
import { deskDay } from '../../domain/limits/deadlines.ts';
import { byUrgency, type NextStep, type Urgent } from '../../domain/limits/urgency.ts';
import type { Staff } from '../../domain/rules/registry.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { dateAfter, dateIn, type Instant, type LocalDate } from '../../domain/time.ts';
import { toMember } from '../addressed.ts';
import type { Letter } from '../letter.ts';
import type { NotificationContext } from '../notification.ts';
import { letterNameOf } from '../phrases-about-letters.ts';

/** Each mail of the inbox counted once, at the last full comparison. */
export interface MailboxCount {
  readonly at: Instant;
  readonly done: number;
  readonly quarantined: number;
  readonly waiting: number;
  readonly notOurs: number;
  readonly untaken: number;
}

/** The desk as it stands in the morning. */
export interface DeskInTheMorning {
  readonly tickets: readonly Ticket[];
  /** Letters that will never arrive; `ticket`: null for one that was about none. */
  readonly undeliverable: readonly { readonly ticket: string | null; readonly template: string }[];
  /** Requests from senders who are not registered, since the last digest. */
  readonly unknownRequests: number;
  /** Mails set aside since the last digest. */
  readonly quarantined: number;
  readonly mailbox: MailboxCount | null;
  /** The end of the audit chain, to be kept where nobody can change it. */
  readonly audit: { readonly seq: number; readonly hash: string } | null;
}

interface Row {
  readonly ticket: string;
  readonly step: NextStep;
  readonly by: LocalDate;
  readonly late: boolean;
}

/** A letter of a hundred lines is not read. */
const LINES_AT_MOST = 40;
const ENDING_WITHIN_DAYS = 3;

function section(urgent: readonly Urgent[], today: LocalDate) {
  const rows: Row[] = urgent.slice(0, LINES_AT_MOST).map(({ ticket, urgency: { step, by } }) => ({
    ticket: ticket.id,
    step,
    by,
    late: by < today,
  }));
  const more = urgent.length - rows.length;
  return { rows, more: more > 0 ? more : null };
}

/** To everybody on staff, once on a day; none when there is nothing to say. What is sensitive stands in the letters of deciders alone. */
export function digest(desk: DeskInTheMorning, context: NotificationContext): readonly Letter[] {
  const forHelpers = withoutSensitive(desk, context);
  return context.registry.staff.flatMap((member) =>
    morningLetter(member, member.role === 'decider' ? desk : forHelpers, context),
  );
}

/** Letters about a ticket that has ended are not known to be about a sensitive one: helpers do without them. */
function withoutSensitive(desk: DeskInTheMorning, context: NotificationContext): DeskInTheMorning {
  const tickets = desk.tickets.filter((ticket) => !isSensitive(ticket, context));
  const known = (id: string | null) => id === null || tickets.some((ticket) => ticket.id === id);
  return { ...desk, tickets, undeliverable: desk.undeliverable.filter(({ ticket }) => known(ticket)) };
}

function morningLetter(member: Staff, desk: DeskInTheMorning, context: NotificationContext): readonly Letter[] {
  const today = deskDay(context);
  const urgent = byUrgency(desk.tickets, context);
  const soon = dateAfter(today, ENDING_WITHIN_DAYS);
  const ends = ({ urgency }: Urgent) => urgency.step === 'await-end' && urgency.by <= soon;
  const { undeliverable, unknownRequests, quarantined, mailbox, audit } = desk;
  const untaken = mailbox?.untaken ?? 0;
  const waiting = mailbox?.waiting ?? 0;
  const troubles = undeliverable.length + unknownRequests + quarantined + untaken + waiting;
  if (urgent.length + troubles === 0) return [];
  const lost = undeliverable.slice(0, LINES_AT_MOST).map((one) => ({ ...one, letter: letterNameOf(one.template) }));
  const letter = toMember(member, null, context, {
    template: 'digest',
    occasion: dateIn(context.desk.timeZone, context.now),
    mayAct: false,
    data: {
      decides: member.role === 'decider',
      today,
      toDo: section(
        urgent.filter(({ urgency }) => urgency.forStaff),
        today,
      ),
      ending: section(urgent.filter(ends), today),
      others: section(
        urgent.filter((one) => !one.urgency.forStaff && !ends(one)),
        today,
      ),
      undeliverable: lost,
      unknownRequests,
      quarantined,
      mailbox: mailbox && {
        ...mailbox,
        all: mailbox.done + mailbox.quarantined + mailbox.waiting + mailbox.notOurs + mailbox.untaken,
      },
      audit,
    },
  });
  return [letter];
}
