/**
 * Loaded before the program (`--import`): at SIGUSR2 what FAILS_WITH names happens to it. `EIO`: the disk refuses what is
 * written into the database. `bug`: an exception that nobody catches.
 */
import Database from 'better-sqlite3';

const { prepare } = Database.prototype;

const FAILURES: Readonly<Record<string, () => void>> = {
  EIO() {
    Database.prototype.prepare = function (this: Database.Database, source: string) {
      if (/^(?:INSERT|UPDATE|COMMIT)/i.test(source))
        throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC');
      return prepare.call(this, source);
    } as typeof prepare;
  },
  bug() {
    setImmediate(() => {
      throw new Error('CANARY hanako@mailbox.example');
    });
  },
};

process.on('SIGUSR2', () => FAILURES[process.env.FAILS_WITH ?? '']?.());
