/** Why the database cannot be used: a machine word, and for people what happened, what it means and what to do. */
export type UnusableWord =
  | 'not-writable'
  | 'disk-full'
  | 'newer-than-program'
  | 'corrupt'
  | 'locked'
  | 'unreachable'
  | 'other-key'
  | 'moved-away'
  | 'unknown-url';

const MEANING: Readonly<Record<UnusableWord, string>> = {
  'not-writable':
    'Nothing can be recorded, so no mail is taken. Check that the folder exists, that this user may write to it, and that the disk is not mounted read-only.',
  'disk-full':
    'Nothing can be recorded, so no mail is taken; mails wait in the mailbox, and the desk goes on by itself once there is room. Make room on that disk.',
  'newer-than-program':
    'This program could damage what a newer one has written, so it does not start. Install the newer salvage-desk, or restore the backup made before the upgrade.',
  corrupt:
    'What it holds can no longer be trusted, so nothing is read and nothing is sent. Keep the file, and restore the latest backup.',
  locked:
    'Nothing can be recorded until it is free, so no mail is taken; mails wait in the mailbox, and the desk goes on by itself. When it lasts, look for another program that has the file open (`fuser FILE`; PostgreSQL: `pg_stat_activity`), such as a database browser or a copy.',
  unreachable:
    'No mail is taken until it answers; mails wait in the mailbox. Check that the server runs, and host, port, user and password in `database`.',
  'other-key':
    'Rights that were already used could not be recognised, so the desk does not start. Put back the secretKey this database was made with.',
  'moved-away':
    'It would send letters a second time, so the desk does not start on it. Name the new one in `database`; the way back is another `migrate --from … --to …`.',
  'unknown-url':
    'The desk does not know where to keep its tickets. Write sqlite:PATH, sqlite::memory: or postgres://USER:PASSWORD@HOST/NAME.',
};

/** Thrown by `openStore`; the message is written for the operator and holds no password. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
  readonly word: UnusableWord;

  constructor(word: UnusableWord, happened: string, cause?: unknown) {
    super(`${happened} ${MEANING[word]}`, { cause });
    this.word = word;
  }
}

/** The driver's own word for a failure (`SQLITE_BUSY`, `40001`, `ECONNREFUSED` …), wherever TypeORM has put it; or null. */
export function failureCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const own = Reflect.get(error, 'code');
  if (typeof own === 'string') return own;
  return failureCode(Reflect.get(error, 'driverError'));
}

const NOT_WRITABLE = /^(?:SQLITE_(?:CANTOPEN|READONLY|PERM|IOERR)|EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EEXIST|ENOENT)/;
/** The index of SQLite's log is a file that grows, too: where it finds no room it is called an I/O error. */
const DISK_FULL = /^(?:SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT|53100)/;
/** PostgreSQL's lock_not_available: a lock was not given within lock_timeout. */
const LOCKED = /^(?:SQLITE_(?:BUSY|LOCKED)|55P03)/;
const CORRUPT = /^SQLITE_(?:CORRUPT|NOTADB)/;
/** PostgreSQL (Appendix A): 08 connection, 28 authorization, 3D no such database, 53 resources, 57P shutting down. */
const UNREACHABLE = /^(?:08|28|3D|53|57P|E(?:CONN|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|TIMEDOUT))/;

/** What `error` means for the database `shown`, or null when it is something else (a bug, or weather that passes). */
export function databaseUnusable(error: unknown, shown: string): DatabaseUnusable | null {
  if (error instanceof DatabaseUnusable) return error;
  const code = failureCode(error) ?? '';
  if (CORRUPT.test(code)) return new DatabaseUnusable('corrupt', `The database ${shown} is damaged (${code}).`, error);
  if (LOCKED.test(code)) {
    return new DatabaseUnusable('locked', `Another program keeps the database ${shown} locked (${code}).`, error);
  }
  if (DISK_FULL.test(code))
    return new DatabaseUnusable('disk-full', `There is no room for the database ${shown} (${code}).`, error);
  if (NOT_WRITABLE.test(code)) {
    return new DatabaseUnusable('not-writable', `The database ${shown} cannot be written (${code}).`, error);
  }
  if (UNREACHABLE.test(code) || /timeout/i.test(String(error))) {
    return new DatabaseUnusable(
      'unreachable',
      `The database ${shown} cannot be reached (${code || 'no answer'}).`,
      error,
    );
  }
  return null;
}

/**
 * After these SQLite can no longer be trusted in this process: a failed fsync may have dropped what was written, and is not
 * reported a second time. A new process looks the file over before it uses it. A full disk is not among them.
 */
const ENDS_THE_PROCESS = /^SQLITE_(?:CORRUPT|NOTADB|IOERR_(?:FSYNC|DIR_FSYNC|READ|SHORT_READ|WRITE))/;

/** Whether the process must not go on with a database that failed like this. */
export function isBeyondTrust(error: unknown): boolean {
  return ENDS_THE_PROCESS.test(failureCode(error) ?? '');
}
