/** Mails that turned out not to be the desk's: what was filed away goes back to the inbox, and stays there for people. */
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Instant } from '../../domain/time.ts';
import { HAND_BACK } from '../entities/hand-back.ts';
import { MAIL, MAIL_TICKET, PLACEMENT } from '../entities/mail.ts';
import { TICKET } from '../entities/ticket.ts';
import type { Transaction } from '../transaction.ts';
import { mailsOf } from './mails.ts';

/** A mail that is waited for in the folder it was filed into. */
export interface MailToHandBack {
  readonly contentKey: string;
  readonly receivedAt: Instant;
}

/** NOT-OURS: nothing more leaves about the ticket, and people find its mail in the inbox again. */
export async function handBack(tx: Transaction, ticketId: string, at: Instant): Promise<void> {
  await tx.cancelLettersOf(ticketId, at);
  await tx.handBackMailsOf(ticketId);
}

/** From now on the mail is one that is left where it is: back in the inbox, it is known and not filed away again. */
export async function handBackMailsOf(manager: EntityManager, ticketId: string): Promise<void> {
  for (const { contentKey, receivedAt, kind, filing } of await mailsOf(manager, ticketId)) {
    if (filing !== 'done' || (kind !== 'form-submission' && kind !== 'proxy-request')) continue;
    const concerned = await manager.findBy(MAIL_TICKET, { contentKey });
    const others = concerned.map(({ ticket }) => ticket).filter((ticket) => ticket !== ticketId);
    const needed = others.length > 0 ? await manager.findBy(TICKET, { id: In(others) }) : [];
    if (needed.some(({ state }) => state !== 'not-ours')) continue;
    await manager.update(MAIL, { contentKey }, { filing: 'leave' });
    // A server that has not moved it yet must not do so later.
    await manager.update(PLACEMENT, { contentKey }, { filing: 'leave' });
    await manager.upsert(HAND_BACK, { contentKey, receivedAt, endedAt: null }, ['contentKey']);
  }
}

/** Those that are still to be moved, oldest first. */
export async function mailsToHandBack(manager: EntityManager): Promise<readonly MailToHandBack[]> {
  const rows = await manager.find(HAND_BACK, { where: { endedAt: IsNull() }, order: { receivedAt: 'ASC' } });
  return rows.map(({ contentKey, receivedAt }) => ({ contentKey, receivedAt }));
}

/** It is back, or is in the folder no more. */
export async function mailHandedBack(manager: EntityManager, contentKey: string, at: Instant): Promise<void> {
  await manager.update(HAND_BACK, { contentKey, endedAt: IsNull() }, { endedAt: at });
}
