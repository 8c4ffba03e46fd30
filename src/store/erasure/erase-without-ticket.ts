/** Erases what belongs to no ticket: alerts, digests and answers to strangers, and the domains their mails were signed by. */
import { type EntityManager, In, IsNull, LessThan, Not } from 'typeorm';
import type { Instant } from '../../domain/time.ts';
import { OPEN_STATES, OUTBOX } from '../entities/outbox.ts';
import { eraseLetter } from './erase-letters.ts';
import { forgetOldOriginDomains } from './filed-mails.ts';
import { noteSweepDue } from './sweep.ts';

/** Of everything from before `before` that has ended; gives how many letters there were. */
export async function eraseWithoutTicket(manager: EntityManager, before: Instant, at: Instant): Promise<number> {
  const letters = await manager.findBy(OUTBOX, {
    ...{ ticket: IsNull(), recipient: Not('') },
    ...{ createdAt: LessThan(before), state: Not(In(OPEN_STATES)) },
  });
  for (const letter of letters) await eraseLetter(manager, letter, at);
  await forgetOldOriginDomains(manager, before);
  if (letters.length > 0) await noteSweepDue(manager);
  return letters.length;
}
