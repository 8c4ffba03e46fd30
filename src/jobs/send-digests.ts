/** The morning letter and the summary of a week: once each, at the desk's hour or as soon afterwards as the desk is there. */

import { isOpen } from '../domain/application/open-ticket.ts';
import { isWorkingDay } from '../domain/limits/working-days.ts';
import { dateAfter, dateIn, type Instant, type LocalDate, plusDays } from '../domain/time.ts';
import type { Desk } from '../journey.ts';
import { dayAndTime } from '../letters/calendar.ts';
import { digest } from '../notifications/digest/digest.ts';
import { weekly } from '../notifications/digest/weekly.ts';
import type { Letter } from '../notifications/letter.ts';
import type { NotificationContext } from '../notifications/notification.ts';
import type { Summary } from '../store/letters/news.ts';
import type { Store } from '../store/store.ts';

const DIGEST_AT = '08:30';
const DAYS_A_WEEK = 7;
/** Before the first digest: so far back is news. */
const NEWS_DAYS = 1;
const SUNDAY = 7;

/** The Monday of the week `day` lies in. */
function mondayOf(day: LocalDate): LocalDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || SUNDAY;
  return dateAfter(day, 1 - weekday);
}

/** How many letters are owed. On a day without work nothing is written; nor is anything made up for that a later digest says too. */
export async function sendDigests(desk: Desk): Promise<number> {
  const { setting, clock } = desk;
  const now = clock();
  const { timeZone } = setting.desk;
  const { day, time } = dayAndTime(now, timeZone);
  if (time < (setting.policy.digestAt ?? DIGEST_AT) || !isWorkingDay(day, setting)) return 0;
  const context = { ...setting, now, cause: { mail: null, messageId: null, receivedAt: now } };
  return (await tellDay(desk, day, context)) + (await tellWeek(desk, mondayOf(day), context));
}

async function tellDay(desk: Desk, day: LocalDate, context: NotificationContext): Promise<number> {
  const { store } = desk;
  const last = await store.lastSummary('digest');
  if (last !== null && dateIn(context.desk.timeZone, last) >= day) return 0;
  const since = last ?? plusDays(context.now, -NEWS_DAYS);
  const news = await store.newsSince(since);
  const tickets = await openTickets(store);
  const stillMatters = ({ ticket, endedAt }: (typeof news.undeliverable)[number]) =>
    tickets.some(({ id }) => id === ticket) || (endedAt !== null && endedAt >= since);
  const morning = {
    ...news,
    tickets,
    undeliverable: news.undeliverable.filter(stillMatters),
    mailbox: await store.census(),
    audit: await store.auditHead(),
  };
  return owe(desk, 'digest', digest(morning, context), context.now);
}

async function tellWeek(desk: Desk, monday: LocalDate, context: NotificationContext): Promise<number> {
  const { store } = desk;
  const last = await store.lastSummary('weekly');
  if (last !== null && dateIn(context.desk.timeZone, last) >= monday) return 0;
  const from = dateAfter(monday, -DAYS_A_WEEK);
  // A day more on either side, whatever the time zone; the summary counts by the desk's own days.
  const events = await store.eventsBetween(`${dateAfter(from, -1)}T00:00:00.000Z`, context.now);
  const open = (await openTickets(store)).length;
  return owe(desk, 'weekly', weekly({ from, events, open }, context), context.now);
}

async function openTickets(store: Store) {
  const cooling = await store.ticketsCoolingOff();
  const open = (await store.tickets()).filter(isOpen);
  return [...open, ...cooling.filter(({ id }) => !open.some((other) => other.id === id))];
}

/** One transaction with the mark, so that a summary is never written twice and never forgotten. */
async function owe(desk: Desk, summary: Summary, letters: readonly Letter[], now: Instant): Promise<number> {
  return desk.store.transaction(async (tx) => {
    for (const letter of letters) await tx.owe(desk.compose(letter, now), { countsAs: 'other', held: false });
    await tx.recordSummary(summary, now);
    return letters.length;
  });
}
