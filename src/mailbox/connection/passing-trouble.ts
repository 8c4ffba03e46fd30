/** Which exceptions are weather: they say nothing about the mail in hand, which is tried again for as long as they last. */
import { DatabaseUnusable, failureCode } from '../../store/connection/database-unusable.ts';
import { LeaseHeld, StaleLease } from '../../store/lease/lease.ts';
import { OriginUnknownYet } from '../origin/origin-unknown-yet.ts';
import { ParserUnavailable } from '../parsing/parser-process.ts';
import { ReadingTakesLong } from '../parsing/reading-takes-long.ts';

const OUR_OWN = [OriginUnknownYet, ReadingTakesLong, ParserUnavailable, StaleLease, LeaseHeld, DatabaseUnusable];

/**
 * SQLite: busy, full, not writable, damaged. PostgreSQL by class (Appendix A): connection, transaction rolled back, resources,
 * object in use, shutting down, system and internal errors. The system's own: ENOSPC, EMFILE, ECONNRESET …
 */
const PASSING =
  /^(?:SQLITE_(?:BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|PERM|NOMEM|PROTOCOL|INTERRUPT|CORRUPT|NOTADB)|25006$|(?:08|28|3D|40|53|55|57|58|XX)[0-9A-Z]{3}$|E[A-Z0-9]+$)/;

/** Drivers have no code for a connection that has gone. */
const CONNECTION = /Connection|DataSource|QueryRunner/;

/** Whether `error` would have come over any other mail as well; a constraint or a type that is broken would not. */
export function isPassing(error: unknown): boolean {
  if (OUR_OWN.some((trouble) => error instanceof trouble)) return true;
  const code = failureCode(error);
  if (code !== null) return PASSING.test(code);
  if (!(error instanceof Error)) return false;
  return (
    error.name === 'QueryFailedError' || CONNECTION.test(error.name) || /^Connection terminated/.test(error.message)
  );
}
