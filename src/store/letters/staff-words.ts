/** Words of staff to an applicant leave after the letters that show them to colleagues (issue 4: shown in "recorded" first). */
import { type EntityManager, In } from 'typeorm';
import { type Instant, plusMinutes } from '../../domain/time.ts';
import { OPEN_STATES, OUTBOX, type OutboxRow } from '../entities/outbox.ts';

/** What is looked at of a letter that is due. */
export const CONSIDERED = ['letter.id', 'letter.template', 'letter.ticket', 'letter.createdAt'];
type Considered = Pick<OutboxRow, 'id' | 'template' | 'ticket' | 'createdAt'>;

/** The words of a rejection wait for the end of its cooling-off; these have none. */
const WORDS: readonly string[] = ['question', 'answer'];
const LOOKED_AT_AGAIN_SECONDS = 2;
/** A colleague whose mailbox takes nothing does not keep the applicant waiting for longer. */
const LONGEST_WAIT_MINUTES = 10;

/**
 * Of the letters that are `due`, those whose words no colleague has been shown yet: they are put off for a moment. Gives their ids.
 * To be called within the transaction that claims.
 */
export async function wordsAheadOfColleagues(
  manager: EntityManager,
  due: readonly Considered[],
  now: Instant,
): Promise<readonly string[]> {
  const early: string[] = [];
  for (const { id, template, ticket, createdAt } of due) {
    if (!WORDS.includes(template) || ticket === null || now >= plusMinutes(createdAt, LONGEST_WAIT_MINUTES)) continue;
    const toColleagues = { ticket, createdAt, role: 'staff', state: In(OPEN_STATES) };
    if (await manager.existsBy(OUTBOX, toColleagues)) early.push(id);
  }
  if (early.length > 0)
    await manager.update(OUTBOX, { id: In(early) }, { nextAt: plusMinutes(now, LOOKED_AT_AGAIN_SECONDS / 60) });
  return early;
}
