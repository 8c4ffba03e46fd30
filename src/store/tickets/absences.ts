/** Members who are away: written down by AWAY, and looked up for every letter that asks somebody to do something. */
import type { EntityManager } from 'typeorm';
import { type Absence, type AbsenceWord, afterWord, awayOn, firstDayWithoutDecider } from '../../domain/absence.ts';
import type { Setting } from '../../domain/facts.ts';
import { dateIn, type Instant } from '../../domain/time.ts';
import type { Notice } from '../../kinds/kind.ts';
import { ABSENCE } from '../entities/absence.ts';
import { findRows } from '../rows/read-rows.ts';
import type { Transaction } from '../transaction.ts';
import type { Occasion } from './drafts.ts';

/** What a member has said last stands for all of theirs. */
export async function writeAbsences(
  manager: EntityManager,
  member: string,
  absences: readonly Absence[],
): Promise<void> {
  const address = member.toLowerCase();
  await manager.delete(ABSENCE, { address });
  if (absences.length > 0)
    await manager.insert(
      ABSENCE,
      absences.map((absence) => ({ ...absence, address })),
    );
}

/** All of them, each member's in their order. */
export function readAbsences(manager: EntityManager): Promise<readonly Absence[]> {
  return findRows(manager, ABSENCE, {}, ['address', 'from']);
}

/** Writes down what a member says; everybody is told when it leaves a day without any decider. */
export async function recordAbsence(tx: Transaction, word: AbsenceWord, on: Occasion): Promise<readonly Notice[]> {
  const { setting, now, mail } = on;
  const today = dateIn(setting.desk.timeZone, now);
  await tx.recordAbsences(word.address, afterWord(word, await tx.absences(), today));
  await tx.audit('adds' in word ? 'away' : 'away-cancelled', { ticket: null, mail, who: word.address }, now);
  const day = 'adds' in word ? firstDayWithoutDecider(word.adds, await tx.absences(), setting.registry) : null;
  return day === null ? [] : [{ type: 'alert', word: 'nobody-left', ticketId: null }];
}

/** Who is away today, where the desk stands, and which absences are known that are not over. */
export async function awayNow(
  tx: Transaction,
  on: Pick<Setting, 'desk'> & { readonly now: Instant },
): Promise<{ readonly away: readonly string[]; readonly absences: readonly Absence[] }> {
  const today = dateIn(on.desk.timeZone, on.now);
  const absences = (await tx.absences()).filter(({ until }) => until >= today);
  return { away: awayOn(today, absences), absences };
}
