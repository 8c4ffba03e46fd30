/** More requests wait for an office's word than it is asked about in an hour: one letter names them all (threat D08). */
import { answerBy } from '../domain/limits/deadlines.ts';
import type { Office } from '../domain/rules/registry.ts';
import type { Ticket } from '../domain/ticket.ts';
import { toOfficeItself } from './addressed.ts';
import type { Letter } from './letter.ts';
import type { NotificationContext } from './notification.ts';

/** A flood of requests must not become a flood of lines. */
const NAMED_AT_MOST = 50;

/** Holds nothing of what the senders wrote, and no token: it asks for no answer that acts. */
export function confirmDigest(
  office: Office,
  waiting: readonly Ticket[],
  perHour: number,
  context: NotificationContext,
): readonly Letter[] {
  const named = waiting.slice(0, NAMED_AT_MOST).map(({ id, receivedAt }) => ({ ticket: id, receivedAt }));
  const more = waiting.length - named.length;
  const [first = answerBy(null, context)] = waiting.map((ticket) => answerBy(ticket, context)).sort();
  const data = { count: waiting.length, perHour, waiting: named, more: more > 0 ? more : null, answerBy: first };
  return [toOfficeItself(office, context, { template: 'confirm-digest', occasion: context.now, data })];
}
