/**
 * The time between a backup and its restore. The desk worked then, and the restored store knows nothing of it; letters that
 * belong to that time have perhaps left already, so they are held for the operator (threat c17).
 */
import { type EntityManager, MoreThanOrEqual } from 'typeorm';
import { type Instant, plusMinutes } from '../../domain/time.ts';
import { MAIL, MAIL_TICKET } from '../entities/mail.ts';
import { MARK } from '../entities/mark.ts';
import { readMark } from './placements.ts';

/** Why a letter is held that the operator lets go: the word in its row. */
export const RESTORED = 'restored';

/** What the clock makes due so soon after a restore may have been due before it. */
const CLOCK_HELD_MINUTES = 24 * 60;

export interface Occasion {
  /** Content key of the mail a letter answers; null when the clock is its cause. */
  readonly mail: string | null;
  readonly receivedAt: Instant;
  readonly ticketId: string | null;
}

/** Whether a mail that concerned the ticket was received since. */
async function wasHeardOf(manager: EntityManager, ticket: string, since: Instant): Promise<boolean> {
  const mails = manager.createQueryBuilder(MAIL, 'mail');
  mails.innerJoin(MAIL_TICKET.options.name, 'concerned', 'concerned.content_key = mail.content_key');
  mails.where('concerned.ticket = :ticket', { ticket }).andWhere({ receivedAt: MoreThanOrEqual(since) });
  return mails.getExists();
}

/**
 * Whether a letter of this occasion may have left in a lost period: it answers a mail received before the restore; or the
 * clock asks for it within a day of the restore, about a ticket of which nothing has been heard since.
 */
export async function isOfLostPeriod(manager: EntityManager, occasion: Occasion, now: Instant): Promise<boolean> {
  const restoredAt = await readMark(manager, 'restored-at');
  if (restoredAt === null) return false;
  const { mail, receivedAt, ticketId } = occasion;
  if (mail !== null) return receivedAt < restoredAt;
  if (ticketId === null || now >= plusMinutes(restoredAt, CLOCK_HELD_MINUTES)) return false;
  return !(await wasHeardOf(manager, ticketId, restoredAt));
}

/** From when on mails that were filed away are to be looked at again; null when there is nothing to recover. */
export function recoverSince(manager: EntityManager): Promise<Instant | null> {
  return readMark(manager, 'recover-since');
}

export async function recovered(manager: EntityManager): Promise<void> {
  await manager.delete(MARK, { name: 'recover-since' });
}
