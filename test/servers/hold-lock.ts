/** A program that locks a SQLite file until its input ends: node --import tsx test/servers/hold-lock.ts FILE; it says `locked` when it has it. */
import Database from 'better-sqlite3';

const [, , file = ''] = process.argv;
const database = new Database(file, { fileMustExist: true, timeout: 10_000 });
database.exec('BEGIN IMMEDIATE');
process.stdout.write('locked\n');
process.stdin.on('end', () => {
  database.exec('ROLLBACK');
  database.close();
});
process.stdin.resume();
