/** Members who are away: written down by AWAY, and looked up for every letter that asks somebody to do something. */
import type { EntityManager } from 'typeorm';
import { type Absence, awayOn, firstDayWithoutDecider } from '../domain/absence.ts';
import type { Setting } from '../domain/facts.ts';
import { dateIn, type Instant } from '../domain/time.ts';
import type { Notice } from '../kinds/kind.ts';
import type { Occasion } from './drafts.ts';
import { ABSENCE } from './entities/absence.ts';
import type { Transaction } from './transaction.ts';

/** The last word of a member about their absence replaces the one before. */
export async function writeAbsence(manager: EntityManager, absence: Absence): Promise<void> {
  await manager.upsert(ABSENCE, { ...absence, address: absence.address.toLowerCase() }, ['address']);
}

/** All of them, past ones too: there is one row a member. */
export function readAbsences(manager: EntityManager): Promise<readonly Absence[]> {
  return manager.find(ABSENCE, { order: { address: 'ASC' } });
}

/** Writes `absence` down; everybody is told when it leaves a day without any decider. */
export async function recordAbsence(tx: Transaction, absence: Absence, on: Occasion): Promise<readonly Notice[]> {
  await tx.recordAbsence(absence);
  await tx.audit('away', { ticket: null, mail: on.mail, who: absence.address }, on.now);
  const day = firstDayWithoutDecider(absence, await tx.absences(), on.setting.registry);
  return day === null ? [] : [{ type: 'alert', word: 'nobody-left', ticketId: null }];
}

/** Registry addresses of those who are away today, where the desk stands. */
export async function awayNow(
  tx: Transaction,
  on: Pick<Setting, 'desk'> & { readonly now: Instant },
): Promise<readonly string[]> {
  return awayOn(dateIn(on.desk.timeZone, on.now), await tx.absences());
}
