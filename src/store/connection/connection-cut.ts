/** Whether an error says that the connection to the database was lost, and with it the answer to what was asked. */
import { failureCode } from './database-unusable.ts';

/** PostgreSQL (Appendix A): 08 connection, 57P01–03 the server or an operator ended it, or it is starting; then the network's own words. */
const CUT = /^(?:08\d{3}|57P0[123]|ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT)$/;

/** What pg and TypeORM say of a connection that has ended under them; they have no code for it. */
const ENDED = /Connection terminated|not queryable|Query runner already released|Connection ended unexpectedly/i;

/** Walks through what TypeORM wraps. */
export function isCut(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return CUT.test(failureCode(error) ?? '') || ENDED.test(error.message);
}
