/**
 * Units of work on SQLite that wait behind one another share one COMMIT: writing to the disk and waiting for it is the dearest
 * part of a small unit. Each is still whole or not at all, and none is said to have happened before the COMMIT.
 */
import type { DataSource, QueryRunner } from 'typeorm';
import type { Patience } from './patience.ts';
import { mayPass, untilItPasses, type Work } from './unit-of-work.ts';

/** The first waits for the last: so many are through in some tens of milliseconds. */
const MOST = 16;

export interface GroupCommit {
  /**
   * Runs `work` for the unit whose turn it is. Resolves when the turn may be given on: `committed` then tells, as soon as it is
   * known, what the unit gives, or why it and all that share its COMMIT have not happened.
   * Rejects when the unit alone has failed.
   */
  run<T>(work: Work<T>, patience: Patience): Promise<{ readonly committed: Promise<T> }>;
}

interface Group {
  /** Units whose work is done. */
  members: number;
  readonly ended: Promise<void>;
  happened(): void;
  failed(error: unknown): void;
}

function freshGroup(): Group {
  let happened: () => void = () => {};
  let failed: (error: unknown) => void = () => {};
  const ended = new Promise<void>((resolve, reject) => {
    happened = resolve;
    failed = reject;
  });
  // Each member hears of it by itself.
  ended.catch(() => {});
  return { members: 0, ended, happened, failed };
}

/** `isFollowed`: whether whoever has the next turn is another unit for this group. */
export function groupCommit(dataSource: DataSource, isFollowed: () => boolean): GroupCommit {
  let open: Group | null = null;

  async function begin(runner: QueryRunner): Promise<Group> {
    // IMMEDIATE takes the write lock at once; a deferred BEGIN would fail at its first write whatever the timeout.
    await runner.query('BEGIN IMMEDIATE');
    open = freshGroup();
    return open;
  }

  async function abandon(runner: QueryRunner, group: Group, error: unknown): Promise<void> {
    open = null;
    // On a full disk SQLite may have rolled it back already.
    await runner.query('ROLLBACK').catch(() => undefined);
    group.failed(error);
  }

  async function commit(runner: QueryRunner, group: Group): Promise<void> {
    try {
      await runner.query('COMMIT');
    } catch (error) {
      await abandon(runner, group, error);
      // Alone it may try again; among others it must not get ahead of those that have given their turn on.
      if (group.members === 1) throw error;
      return;
    }
    open = null;
    group.happened();
  }

  /** Takes back what a unit has done that others stand beside. */
  async function undo(runner: QueryRunner, group: Group, error: unknown): Promise<void> {
    try {
      await runner.query('ROLLBACK TO unit');
      await runner.query('RELEASE unit');
    } catch {
      // There is no savepoint any more, so nothing is left of the others either.
      return abandon(runner, group, error);
    }
    if (mayPass(error) || !isFollowed()) await commit(runner, group);
  }

  async function attempt<T>(work: Work<T>): Promise<{ readonly committed: Promise<T> }> {
    const runner = dataSource.createQueryRunner();
    const group = open ?? (await begin(runner));
    const isFirst = group.members === 0;
    let result: T;
    try {
      if (!isFirst) await runner.query('SAVEPOINT unit');
      result = await work(dataSource.createEntityManager(runner));
      if (!isFirst) await runner.query('RELEASE unit');
    } catch (error) {
      await (isFirst ? abandon(runner, group, error) : undo(runner, group, error));
      throw error;
    }
    group.members += 1;
    if (group.members >= MOST || !isFollowed()) await commit(runner, group);
    const committed = group.ended.then(() => result);
    committed.catch(() => {});
    return { committed };
  }

  return { run: (work, patience) => untilItPasses(() => attempt(work), patience) };
}
