/** Crash points between the desk and its database, put around TypeORM: the desk's own code knows nothing of them. */
import { DataSource, type QueryRunner } from 'typeorm';
import type { CrashPoint } from '../crash-points.ts';
import type { Reached } from './reached.ts';

/** Points reached before a statement is given: its text, then its short parameters. */
const BEFORE: readonly (readonly [CrashPoint, RegExp])[] = [
  ['c3', /^INSERT INTO "outbox"/],
  ['c5-place', /^INSERT INTO "placement"/],
  ['c7', /^INSERT INTO "mark".*\blast-pass\b/s],
  ['c12', /^UPDATE "outbox".*\bundeliverable\b/s],
  ['c14-release', /^INSERT INTO "ticket_event".*\bapproval-released\b/s],
];

/** Points reached when a transaction that held such a statement has been committed. */
const COMMITTED: readonly (readonly [CrashPoint, RegExp])[] = [
  ['c4', /^INSERT INTO "mail"/],
  ['c13', /^INSERT INTO "ticket_event".*\bapproval-recorded\b/s],
  ['c14', /^INSERT INTO "ticket_event".*\bcooling-off-began\b/s],
  ['c14-released', /^INSERT INTO "ticket_event".*\bapproval-released\b/s],
];

type Query = QueryRunner['query'];

function shortWords(parameters: unknown): string {
  const all = Array.isArray(parameters) ? parameters : [];
  return all.filter((one): one is string => typeof one === 'string' && one.length < 60).join(' ');
}

function watched(runner: QueryRunner, reached: Reached, isPostgres: boolean, disk: Disk): Query {
  const query = runner.query.bind(runner) as (...input: unknown[]) => Promise<unknown>;
  let unit: string[] = [];
  return (async (sql: string, parameters?: unknown, structured?: boolean) => {
    const text = `${sql} ${shortWords(parameters)}`;
    if (/^(BEGIN|START TRANSACTION)/.test(sql)) unit = [];
    unit.push(text);
    for (const [point, pattern] of BEFORE) if (pattern.test(text)) reached(point);
    if (/^INSERT INTO "mail"/.test(sql)) await disk.fills(() => query('PRAGMA max_page_count = 1'), isPostgres);
    if (isPostgres && disk.isFull() && /^(INSERT|UPDATE)/.test(sql)) {
      throw Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' });
    }
    const answer = query(sql, parameters, structured);
    if (sql !== 'COMMIT') return answer;
    // On PostgreSQL the COMMIT is on its way and its answer unread; SQLite answers before anybody can ask.
    if (isPostgres) await Promise.race([answer, new Promise(setImmediate)]);
    else await answer;
    for (const [point, pattern] of COMMITTED) if (unit.some((one) => pattern.test(one))) reached(point);
    return answer;
  }) as Query;
}

/** c18: SQLite is told that its file may not grow any more; PostgreSQL refuses as it does on a full disk. */
interface Disk {
  fills(stopGrowing: () => Promise<unknown>, isPostgres: boolean): Promise<void>;
  isFull(): boolean;
}

/** Milliseconds in which the desk sees that nothing can be written. */
const FULL_FOR = 700;

function diskThatFills(at: number): Disk {
  let left = at;
  return {
    async fills(stopGrowing, isPostgres) {
      left -= 1;
      if (left !== 0) return;
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), FULL_FOR);
      if (!isPostgres) await stopGrowing();
    },
    isFull: () => at > 0 && left <= 0,
  };
}

/** `diskFullAt`: from which mail on nothing can be written any more; 0 for never. */
export function watchDatabase(reached: Reached, diskFullAt: number): void {
  const make = DataSource.prototype.createQueryRunner;
  const seen = new WeakSet<QueryRunner>();
  const disk = diskThatFills(diskFullAt);
  DataSource.prototype.createQueryRunner = function (this: DataSource, ...how: Parameters<typeof make>) {
    const runner = make.apply(this, how);
    // SQLite has one connection, and hands out the same runner each time.
    if (!seen.has(runner)) {
      seen.add(runner);
      runner.query = watched(runner, reached, this.options.type === 'postgres', disk);
    }
    return runner;
  };
}
