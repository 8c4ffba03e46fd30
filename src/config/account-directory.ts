/** The account directory `accounts.csv`: read when the desk starts, and again when the file changes; a bad new file keeps the last good one. */
import { readFileSync, statSync } from 'node:fs';
import type { AccountRecord } from '../domain/rules/account-record.ts';
import { isLocalDate } from '../domain/time.ts';
import { type CsvRow, readCsv } from './csv.ts';
import { ConfigMistake } from './file.ts';

const COLUMNS = ['account', 'revoked_on', 'student', 'faculty'] as const;
type Column = (typeof COLUMNS)[number];
const YES = ['yes', 'true', '1', 'はい'];
const NO = ['no', 'false', '0', 'いいえ'];

export type Directory = (account: string) => AccountRecord | null;

/** Mistakes name the file, the line and what is wrong, and never a value: it may identify somebody, and they are logged. */
function refuse(path: string, line: number, what: string): never {
  throw new ConfigMistake(`${path}:${line}: ${what}`);
}

function columnsOf(path: string, { line, cells }: CsvRow): readonly Column[] {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  for (const name of names) {
    if (!COLUMNS.some((column) => column === name))
      refuse(path, line, `the header has an unknown column; allowed: ${COLUMNS.join(', ')}`);
  }
  if (!names.includes('account')) refuse(path, line, 'the header has no column account, which is needed');
  if (new Set(names).size < names.length) refuse(path, line, 'the header names a column twice');
  return names as Column[];
}

function recordOf(path: string, line: number, cell: (column: Column) => string): AccountRecord {
  const revokedOn = cell('revoked_on');
  if (revokedOn !== '' && !isLocalDate(revokedOn)) refuse(path, line, 'revoked_on is no day written like 2026-04-01');
  const student = cell('student').toLowerCase();
  if (student !== '' && ![...YES, ...NO].includes(student))
    refuse(path, line, 'student is neither yes nor no; write one of them, or nothing');
  return {
    revokedOn: revokedOn === '' ? null : revokedOn,
    student: student === '' ? null : YES.includes(student),
    faculty: cell('faculty') || null,
  };
}

/** The records in `text`, by account; throws ConfigMistake for the first row that cannot be used. `digits`: of an account. */
export function parseDirectory(text: string, path: string, digits: number | null): ReadonlyMap<string, AccountRecord> {
  const rows = readCsv(text);
  if ('mistake' in rows) return refuse(path, rows.line, rows.mistake);
  const [header, ...body] = rows.rows;
  if (!header) return refuse(path, 1, `the file is empty; its first line is ${COLUMNS.join(',')}`);
  const columns = columnsOf(path, header);
  const records = new Map<string, AccountRecord>();
  for (const { line, cells } of body) {
    if (cells.length !== columns.length)
      refuse(path, line, `has ${cells.length} columns where the header has ${columns.length}`);
    const cell = (column: Column) => (cells[columns.indexOf(column)] ?? '').normalize('NFKC').trim();
    const account = cell('account');
    if (account === '') refuse(path, line, 'account is empty');
    if (digits !== null && !/^[0-9]+$/.test(account)) refuse(path, line, 'account is not made of digits');
    if (digits !== null && account.length !== digits) refuse(path, line, `account has not ${digits} digits`);
    if (records.has(account)) refuse(path, line, 'this account stands in an earlier line too');
    records.set(account, recordOf(path, line, cell));
  }
  return records;
}

function stampOf(path: string): string {
  const { mtimeMs, size } = statSync(path);
  return `${mtimeMs} ${size}`;
}

function message(error: unknown, path: string): string {
  return error instanceof ConfigMistake
    ? error.message
    : `${path}: cannot be read. Check its path and that this user may read it`;
}

/** Throws ConfigMistake when the file cannot be used at the start. Later `told` hears of it, once for each bad file. */
export function openDirectory(path: string, digits: number | null, told: (mistake: string) => void): Directory {
  const read = () => parseDirectory(readFileSync(path, 'utf8'), path, digits);
  let stamp: string;
  let records: ReadonlyMap<string, AccountRecord>;
  try {
    stamp = stampOf(path);
    records = read();
  } catch (error) {
    throw new ConfigMistake(
      `directory: ${message(error, path)}. Put the file right, or take directory out of the configuration.`,
    );
  }
  return (account) => {
    let now = 'gone';
    try {
      now = stampOf(path);
      if (now !== stamp) records = read();
    } catch (error) {
      if (now !== stamp) told(`${message(error, path)}. The directory as it was before is used.`);
    }
    stamp = now;
    return records.get(account) ?? null;
  };
}
