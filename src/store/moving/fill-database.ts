/** Fills an empty database with what another holds, in one transaction: whole and verified, or not at all. */
import type { DataSource, EntityManager } from 'typeorm';
import type { Instant } from '../../domain/time.ts';
import { verifyAudit } from '../audit.ts';
import { MARK } from '../entities/mark.ts';
import type { Keys } from '../keys.ts';
import { takeLease } from '../lease/lease.ts';
import { readMark } from '../mails/placements.ts';
import { runMigrations } from '../migrate.ts';
import { unitOfWork } from '../units/unit-of-work.ts';
import { CopyRefused } from './copy-refused.ts';
import { copyTables, countRows, isUntouched, type Progress } from './copy-tables.ts';
import { putAside } from './put-aside.ts';

export interface Filling {
  /** A word of this one copy. */
  readonly run: string;
  /** What may be printed of the target. */
  readonly shown: string;
  readonly keys: Keys;
  readonly now: Instant;
  readonly told: Progress;
  /** What the target holds is kept under this name instead of being refused (PostgreSQL: a schema). */
  readonly aside?: string;
  /** What belongs to the same transaction, after the copy. */
  finish?(to: EntityManager): Promise<void>;
}

export interface Copied {
  readonly counts: ReadonlyMap<string, number>;
  /** The first broken row of the audit chain, on both sides; null when it holds. */
  readonly brokenAt: number | null;
}

/** With another key the audit chain could not be verified, nor the ledger be used. */
export async function refuseOtherKey(manager: EntityManager, keys: Keys, shown: string): Promise<void> {
  const known = await readMark(manager, 'ledger-key');
  if (known !== null && known !== keys.ledger.id)
    throw new CopyRefused('other-key', `The database ${shown} was made with another secretKey.`);
}

/** Throws CopyRefused when somebody works in `to`, and takes it out of the hands of whoever believes to. */
async function takeOver(to: EntityManager, { shown, now }: Filling): Promise<void> {
  if (!(await takeLease(to, 'copy', now, 0))) throw new CopyRefused('in-use', `A daemon works on ${shown}.`);
}

async function verified(from: EntityManager, to: EntityManager, { keys, shown }: Filling): Promise<Copied> {
  const [counts, copies] = [await countRows(from), await countRows(to)];
  for (const [table, rows] of counts) {
    const copied = copies.get(table);
    if (copied !== rows)
      throw new CopyRefused('not-the-same', `Of ${rows} rows of the table ${table}, ${shown} has ${copied}.`);
  }
  const [brokenAt, brokenThere] = [await verifyAudit(from, keys.audit), await verifyAudit(to, keys.audit)];
  if (brokenAt !== brokenThere)
    throw new CopyRefused('not-the-same', `The audit chain does not hold alike on both sides (row ${brokenThere}).`);
  return { counts, brokenAt };
}

/** Copies everything that `from`, inside a transaction that sees one moment, holds. Rejects with CopyRefused; then `target` is as it was. */
export function fillDatabase(from: EntityManager, target: DataSource, filling: Filling): Promise<Copied> {
  return unitOfWork(target, 'writing', async (to) => {
    await runMigrations(to, filling.shown);
    if ((await readMark(to, 'filled-by')) === filling.run) return verified(from, to, filling);
    await takeOver(to, filling);
    if (filling.aside !== undefined && !(await isUntouched(to))) {
      await putAside(to, filling.aside);
      await runMigrations(to, filling.shown);
    }
    if (!(await isUntouched(to))) throw new CopyRefused('not-empty', `The database ${filling.shown} is not empty.`);
    await to.createQueryBuilder().delete().from(MARK).execute();
    await copyTables(from, to, filling.told);
    const copied = await verified(from, to, filling);
    // Only a move that was broken off has copied it.
    await to.delete(MARK, { name: 'moved-to' });
    await filling.finish?.(to);
    await to.upsert(MARK, { name: 'filled-by', value: filling.run }, ['name']);
    return copied;
  });
}
