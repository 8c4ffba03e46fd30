/** Where each UID of the mailbox stands, and what the desk remembers of its passes over it. */
import { type EntityManager, In, Not } from 'typeorm';
import type { Instant } from '../../domain/time.ts';
import { PLACEMENT } from '../entities/mail.ts';
import { MARK, type MarkName } from '../entities/mark.ts';
import { findRow } from '../rows/read-rows.ts';
import type { Placement, Standing } from '../store.ts';

/** Far below the number of parameters a statement may have (SQLite: 32,766). */
const ROWS_A_STATEMENT = 500;

function portions<T>(all: readonly T[]): readonly T[][] {
  const starts = Array.from(
    { length: Math.ceil(all.length / ROWS_A_STATEMENT) },
    (_, index) => index * ROWS_A_STATEMENT,
  );
  return starts.map((start) => all.slice(start, start + ROWS_A_STATEMENT));
}

export async function findPlacements(
  manager: EntityManager,
  folder: string,
  uidValidity: string,
): Promise<readonly Standing[]> {
  // Rows as they are: a hundred thousand entities would stop the process for seconds.
  const rows = await manager
    .createQueryBuilder(PLACEMENT, 'placement')
    .select(['placement.uid AS uid', 'placement.filing AS filing'])
    .where({ folder, uidValidity })
    .orderBy('placement.uid', 'ASC')
    .getRawMany<{ uid: number | string; filing: Placement['filing'] }>();
  return rows.map(({ uid, filing }) => ({ uid: Number(uid), filing }));
}

/** Notes where UIDs stand; a UID that stood elsewhere has moved on. */
export async function place(manager: EntityManager, placements: readonly Placement[]): Promise<void> {
  const last = new Map(
    placements.map((placement) => [
      JSON.stringify([placement.folder, placement.uidValidity, placement.uid]),
      placement,
    ]),
  );
  for (const rows of portions([...last.values()])) {
    await manager.upsert(
      PLACEMENT,
      rows.map((row) => ({ ...row })),
      ['folder', 'uidValidity', 'uid'],
    );
  }
}

export async function unplace(
  manager: EntityManager,
  folder: string,
  uidValidity: string,
  uids: readonly number[],
): Promise<void> {
  for (const gone of portions(uids)) await manager.delete(PLACEMENT, { folder, uidValidity, uid: In(gone) });
}

/** Forgets what stood in the folder under other UIDVALIDITYs: those UIDs will never come back (RFC 3501 §2.3.1.1). */
export async function forgetEarlier(manager: EntityManager, folder: string, uidValidity: string): Promise<void> {
  await manager.delete(PLACEMENT, { folder, uidValidity: Not(uidValidity) });
}

export async function readMark(manager: EntityManager, name: MarkName): Promise<string | null> {
  return (await findRow(manager, MARK, { name }))?.value ?? null;
}

/** A pass never takes back what a later one has established. */
export async function recordPass(manager: EntityManager, at: Instant): Promise<void> {
  const last = await readMark(manager, 'last-pass');
  if (last === null || last < at) await manager.upsert(MARK, { name: 'last-pass', value: at }, ['name']);
}

/** Set once: what is there already stays. */
export async function setMarkOnce(manager: EntityManager, name: MarkName, value: string): Promise<void> {
  await manager.createQueryBuilder().insert().into(MARK).values({ name, value }).orIgnore().execute();
}
