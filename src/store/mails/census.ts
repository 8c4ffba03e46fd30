/** The census of the inbox: what each of its mails is, counted when all of them have been compared with the store. */
import type { EntityManager } from 'typeorm';
import type { Instant } from '../../domain/time.ts';
import { MAIL, PLACEMENT } from '../entities/mail.ts';
import { MARK } from '../entities/mark.ts';
import { readMark } from './placements.ts';

/** Each mail of the inbox is exactly one of these (design §7). */
export interface Census {
  readonly at: Instant;
  /** Through the journey, and to be filed among the done ones. */
  readonly done: number;
  readonly quarantined: number;
  /** Ours, and left in the inbox because a person has to look at it. */
  readonly waiting: number;
  /** Other people's, or older than the desk. */
  readonly notOurs: number;
  /** Not through the journey yet; it is tried again. */
  readonly untaken: number;
}

interface Group {
  readonly filing: string;
  readonly verdict: string | null;
  readonly mails: number | string;
}

function standing({ filing, verdict }: Group): 'done' | 'quarantined' | 'waiting' | 'notOurs' {
  if (filing === 'quarantine' || verdict === 'quarantined') return 'quarantined';
  if (filing === 'done') return 'done';
  // Mails older than the desk have no record.
  return verdict === null || verdict === 'not-ours' ? 'notOurs' : 'waiting';
}

/** Counts what is placed in a folder, and keeps it together with the number of mails that could not be placed. */
export async function takeCensus(
  manager: EntityManager,
  folder: string,
  uidValidity: string,
  untaken: number,
  at: Instant,
): Promise<void> {
  const groups = await manager
    .createQueryBuilder(PLACEMENT, 'placement')
    .leftJoin(MAIL.options.name, 'mail', 'mail.contentKey = placement.contentKey')
    .select(['placement.filing AS filing', 'mail.verdict AS verdict', 'COUNT(*) AS mails'])
    .where({ folder, uidValidity })
    .groupBy('placement.filing')
    .addGroupBy('mail.verdict')
    .getRawMany<Group>();
  const counts = { done: 0, quarantined: 0, waiting: 0, notOurs: 0 };
  for (const group of groups) counts[standing(group)] += Number(group.mails);
  const census: Census = { at, ...counts, untaken };
  await manager.upsert(MARK, { name: 'census', value: JSON.stringify(census) }, ['name']);
}

/** The last census, or null before the first. */
export async function readCensus(manager: EntityManager): Promise<Census | null> {
  const kept = await readMark(manager, 'census');
  return kept === null ? null : (JSON.parse(kept) as Census);
}
